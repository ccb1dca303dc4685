import { readFileSync } from 'node:fs';

/*
 * Loaded before a program (`--import`), gives it a clock that jumps when SIGUSR2 comes, by as much as CLOCK_JUMP_FILE says, ms: a stand-in for a wall clock
 * that somebody sets. Timers and the monotonic clock go on as they do when a wall clock is set.
 */
const WallDate = globalThis.Date;
let shiftMs = 0;

class JumpingDate extends WallDate {
  constructor(...given) {
    if (given.length === 0) super(WallDate.now() + shiftMs);
    else super(...given);
  }

  static now() {
    return WallDate.now() + shiftMs;
  }
}

globalThis.Date = JumpingDate;
process.on('SIGUSR2', () => {
  shiftMs = Number(readFileSync(process.env.CLOCK_JUMP_FILE, 'utf8'));
});
