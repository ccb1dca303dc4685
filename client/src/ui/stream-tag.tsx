import { useEffect, useState } from 'react';

import { useText } from '../text/text.ts';
import { useFormat } from './use-format.ts';

import { isStale } from './stream-model.ts';
import type { StreamState } from './stream-model.ts';

/** Live, coming back, or old since when. */
export function StreamTag({ state }: { readonly state: StreamState }) {
  const t = useText();
  const format = useFormat();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (state.kind !== 'reconnecting') return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [state.kind]);

  if (state.kind === 'ended') return null;
  const stale = isStale(state, now);
  const colour = state.kind === 'live' ? 'var(--cv-band-0)' : stale ? 'var(--cv-band-4)' : 'var(--cv-band-2)';
  const text =
    state.kind === 'reconnecting' && stale
      ? t('stream.stale', { time: format.time(new Date(state.sinceMs).toISOString()) })
      : t(`stream.${state.kind}`);
  return (
    <output className="cv-tag">
      <span className={state.kind === 'live' ? 'cv-dot cv-pulse' : 'cv-dot'} style={{ background: colour }} />
      {text}
    </output>
  );
}
