import type { StressCaseInput, StressShockInput, StressShockKind } from '../../gql/graphql.ts';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';

import { shockSizes } from './stress-draft.ts';

type Shock = Required<StressShockInput>;

/** A stress case in one line, such as `수익률 충격 −10% (1~1일째)`. */
export function describeStress({ shocks = [], replay }: StressCaseInput, t: Text, format: Format): string {
  return [
    ...(replay ? [`${t('stress.replay')} ${replay.firstDate} – ${replay.lastDate}`] : []),
    ...shocks.map((shock) => describeShock({ symbols: [], ...shock }, t, format)),
  ].join(', ');
}

export function describeShock(
  { kind, value, firstSession, lastSession, symbols }: Shock,
  t: Text,
  format: Format,
): string {
  const size = kind === 'VOLATILITY' ? `×${format.number(value, 2)}` : format.percent(value, kind === 'LOG_RETURN');
  const where =
    kind === 'CORRELATION'
      ? ''
      : ` (${t(firstSession === lastSession ? 'stress.day' : 'stress.days', { from: firstSession, to: lastSession })}${
          symbols.length > 0 ? `, ${symbols.join(' ')}` : ''
        })`;
  return `${t(`stress.kind.${kind}`)} ${size}${where}`;
}

/** The same from what the API prints of a case, part by part; a part that only a newer server knows stays as it is. */
export function describePrintedStress(printed: string, t: Text, format: Format): string {
  return printed
    .split(', ')
    .map((part) => {
      const [kind = '', value = '', sessions = '', ...symbols] = part.split(' ');
      if (kind === 'REPLAY') return `${t('stress.replay')} ${value.replace('~', ' – ')}`;
      if (!isKind(kind)) return part;
      const [firstSession = 1, lastSession = 1] = sessions.split('~').map(Number);
      return describeShock({ kind, value: Number(value), firstSession, lastSession, symbols }, t, format);
    })
    .join(', ');
}

function isKind(text: string): text is StressShockKind {
  return text in shockSizes;
}
