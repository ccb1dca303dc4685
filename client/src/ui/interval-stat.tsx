import { Tooltip } from '@mantine/core';

import { useText } from '../text/text.ts';

import { Stat } from './stat.tsx';
import { useFormat } from './use-format.ts';
import type { Format } from './use-format.ts';

export type Unit = 'KRW' | 'RATIO' | 'SCORE' | 'DAYS' | 'COUNT';

export interface IntervalValue {
  readonly value: number;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** A figure in the notation of its unit; a change carries its sign. */
export function formatUnit(value: number, unit: Unit, format: Format, isSigned = false): string {
  switch (unit) {
    case 'KRW':
      return format.won(value, isSigned);
    case 'RATIO':
      return format.percent(value, isSigned);
    case 'SCORE':
      return format.number(value, 1, isSigned);
    case 'DAYS':
      return format.number(value, 2, isSigned);
    default:
      return format.number(value, 3, isSigned);
  }
}

/** Both ends of an interval, or null where there are not enough paths for one. */
export function formatRange({ low, high }: IntervalValue, unit: Unit, format: Format, isSigned = false): string | null {
  if (low === null || low === undefined || high === null || high === undefined) return null;
  return `${formatUnit(low, unit, format, isSigned)} ~ ${formatUnit(high, unit, format, isSigned)}`;
}

interface IntervalStatProps {
  readonly label: string;
  readonly interval: IntervalValue;
  readonly unit: Unit;
  readonly size?: string;
}

/** A statistic and how sure it is: never one without the other. */
export function IntervalStat({ label, interval, unit, size }: IntervalStatProps) {
  const t = useText();
  const format = useFormat();
  const range = formatRange(interval, unit, format);
  const text = formatUnit(interval.value, unit, format);
  const value =
    unit === 'KRW' ? (
      <Tooltip label={format.exactWon(interval.value)}>
        <span className="cv-exact">{text}</span>
      </Tooltip>
    ) : (
      text
    );
  return <Stat label={label} value={value} range={range ?? t('interval.none')} {...(size ? { size } : {})} />;
}
