import { cveIdOf } from '@convergence/shared/threat/cve';

import type { Text } from '../../text/text.ts';

/** How many ids the server takes at once. */
export const MOST_IDS = 1000;
/** Words that a message repeats. */
const MOST_QUOTED = 3;

/** What a person pasted, read as ids. */
export interface PastedIds {
  /** Each once, as catalogues write them. */
  readonly ids: readonly string[];
  /** Words that are none. */
  readonly wrong: readonly string[];
}

/** Reads ids apart by spaces, commas, semicolons or lines. */
export function pastedIds(text: string): PastedIds {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const ids = words.map((word) => cveIdOf(word));
  return {
    ids: [...new Set(ids.filter((id) => id !== null))],
    wrong: words.filter((_, index) => ids[index] === null),
  };
}

/** Why the ids cannot be sent, in words; null where they can. */
export function pastedProblem({ ids, wrong }: PastedIds, t: Text): string | null {
  if (wrong.length > MOST_QUOTED)
    return t('exposed.wrongMore', {
      ids: wrong.slice(0, MOST_QUOTED).map(shortened).join(', '),
      count: wrong.length - MOST_QUOTED,
    });
  if (wrong.length > 0) return t('exposed.wrong', { ids: wrong.map(shortened).join(', ') });
  return ids.length > MOST_IDS ? t('exposed.tooMany', { count: ids.length }) : null;
}

function shortened(word: string): string {
  return word.length > 24 ? `${word.slice(0, 24)}…` : word;
}

interface FeedGist {
  readonly isOff: boolean;
  readonly version?: string | null;
  readonly isSimulated: boolean;
}

/** What is to be known of the feeds before the list is read; null where there is nothing to say. */
export function feedsHint(feeds: readonly FeedGist[]): 'feedsOff' | 'noFeeds' | 'simulated' | null {
  if (feeds.every(({ isOff }) => isOff)) return 'feedsOff';
  if (feeds.every(({ version }) => (version ?? null) === null)) return 'noFeeds';
  return feeds.some(({ isSimulated }) => isSimulated) ? 'simulated' : null;
}
