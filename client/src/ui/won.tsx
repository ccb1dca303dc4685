import { Tooltip } from '@mantine/core';

import type { Amount } from './format.ts';
import { useFormat } from './use-format.ts';

interface WonProps {
  readonly amount: Amount;
  /** A change rather than an amount: signed, red when it rises and blue when it falls, as Korean markets print it. */
  readonly isChange?: boolean;
}

/** Money, short, with every digit on hover, focus or touch. */
export function Won({ amount, isChange = false }: WonProps) {
  const format = useFormat();
  const value = Number(amount);
  const direction = !isChange || value === 0 ? '' : value > 0 ? ' cv-up' : ' cv-down';
  return (
    <Tooltip label={format.exactWon(amount)}>
      <span className={`cv-exact${direction}`}>{format.won(amount, isChange)}</span>
    </Tooltip>
  );
}
