import { panelUntil } from '../forecast/panel.ts';
import type { PricePanel } from '../forecast/panel.ts';
import { MIN_RETURN_ROWS } from '../stats/returns.ts';

import type { EstimationWindow } from './strategies.ts';

export interface WindowSettings {
  /** Sessions that are looked back; 504 by default. */
  readonly windowSessions: number;
  /** Below so many sessions of history nothing is estimated; from there the window grows until it is full. */
  readonly leastSessions: number;
  /** Part of the window's sessions on which a name must have a return, to be in it. */
  readonly leastCoverage: number;
}

/** Quant-spec Q12.2; a name that has been halted for a month stays in, one listed for less than about 450 sessions is not in yet. */
export const windowDefaults: WindowSettings = { windowSessions: 504, leastSessions: 252, leastCoverage: 0.9 };

/** A window with the names in it: listed, traded on the session before, and with enough returns. */
export interface WindowAt extends EstimationWindow {
  /** Sessions left out because a member had no return (quant-spec Q1). */
  readonly droppedRows: number;
}

/**
 * What was known before a session: the returns of the names that were there.
 *
 * A name is in by what it looked like then: names that were delisted later are in until their end, names listed later are not.
 *
 * @param session - Nothing of it or later is looked at.
 * @returns Null where there is too little history, fewer than two names, or fewer than 60 complete rows.
 */
export function windowBefore(
  panel: PricePanel,
  session: number,
  { windowSessions, leastSessions, leastCoverage }: WindowSettings = windowDefaults,
): WindowAt | null {
  // The first session of a panel has no return.
  const sessions = Math.min(windowSessions, session - 1);
  if (sessions < leastSessions) return null;
  const { symbols, returns, traded, dates, closes } = panelUntil(panel, session - 1);
  const width = symbols.length;
  const first = dates.length - sessions;
  const members: number[] = [];
  for (let i = 0; i < width; i++) {
    if (traded[(dates.length - 1) * width + i] === 0) continue;
    let count = 0;
    for (let t = first; t < dates.length; t++) if (!Number.isNaN(returns[t * width + i]!)) count += 1;
    if (count >= leastCoverage * sessions) members.push(i);
  }
  if (members.length < 2) return null;
  const complete: number[] = [];
  for (let t = first; t < dates.length; t++)
    if (members.every((i) => !Number.isNaN(returns[t * width + i]!))) complete.push(t);
  if (complete.length < MIN_RETURN_ROWS) return null;
  const rows = new Float64Array(complete.length * members.length);
  for (const [row, t] of complete.entries())
    for (const [column, i] of members.entries()) rows[row * members.length + column] = returns[t * width + i]!;
  return {
    members,
    session,
    lastCloses: Float64Array.from(members, (i) => closes[(dates.length - 1) * width + i]!),
    droppedRows: sessions - complete.length,
    rowCount: complete.length,
    assetCount: members.length,
    returns: rows,
  };
}
