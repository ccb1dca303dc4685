import { Tooltip } from '@mantine/core';

import { useText } from '../text/text.ts';
import type { Text } from '../text/text.ts';

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

/** What stands below or beside a figure: its interval, that it is exact, or that there are too few paths for one. */
export function rangeText(interval: IntervalValue, unit: Unit, t: Text, format: Format, isSigned = false): string {
  if (interval.low === interval.value && interval.high === interval.value) return t('interval.exact');
  return formatRange(interval, unit, format, isSigned) ?? t('interval.none');
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
  const text = formatUnit(interval.value, unit, format);
  const value =
    unit === 'KRW' ? (
      <Tooltip label={format.exactWon(interval.value)}>
        <span className="cv-exact">{text}</span>
      </Tooltip>
    ) : (
      text
    );
  return <Stat label={label} value={value} range={rangeText(interval, unit, t, format)} {...(size ? { size } : {})} />;
}
