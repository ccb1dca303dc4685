import type { ClockTone } from './incident-model.ts';

/** Colour of a clock; its words say the same. */
export const toneClass: Readonly<Record<ClockTone, string>> = {
  done: 'cv-good',
  off: 'cv-faint',
  calm: '',
  soon: 'cv-bad',
  late: 'cv-bad',
};
