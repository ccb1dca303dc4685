import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { IntervalStat } from '../../ui/interval-stat.tsx';
import { Stat } from '../../ui/stat.tsx';
import { useFormat } from '../../ui/use-format.ts';

import type { StressOutcome } from './run-model.ts';

interface StressCardProps {
  readonly stress: StressOutcome;
  /** The case in words. */
  readonly described: string;
  readonly className?: string;
}

/** What the stress case changed, and how much more of it would reach the operator's tolerance. */
export function StressCard({ stress, described, className = '' }: StressCardProps) {
  const t = useText();
  const format = useFormat();
  const withCase = stress.conditionalValueAtRisk99Krw;
  const without = stress.conditionalValueAtRisk99WithoutKrw;
  const change = without.value > 0 ? withCase.value / without.value - 1 : null;
  const tolerance = format.won(stress.lossToleranceKrw);
  const { reverseMultiple: multiple } = stress;
  return (
    <Card title={t('scenario.stress')} className={className}>
      <p className="cv-dim" style={{ margin: '0 0 12px', fontSize: '0.8125rem' }}>
        {described}
      </p>
      <div className="cv-stats">
        <IntervalStat label={t('stress.with')} interval={withCase} unit="KRW" />
        <IntervalStat label={t('stress.without')} interval={without} unit="KRW" />
        <Stat
          label={t('stress.reverse')}
          value={multiple === null || multiple === undefined ? '> 20×' : `${format.number(multiple, 2)}×`}
          range={t('stress.tolerance', { amount: tolerance })}
        />
      </div>
      <p className="cv-note" style={{ margin: '12px 0 0' }}>
        {change === null ? '' : `${t('stress.change', { change: format.percent(change, true, 1) })} `}
        {multiple === null || multiple === undefined
          ? t('stress.reverseNone', { amount: tolerance })
          : multiple === 0
            ? t('stress.reverseZero', { amount: tolerance })
            : t('stress.reverseText', { times: format.number(multiple, 2), amount: tolerance })}
      </p>
    </Card>
  );
}
