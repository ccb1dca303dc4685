import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { RatioBar } from '../../ui/ratio-bar.tsx';
import { Empty } from '../../ui/states.tsx';
import { Stat } from '../../ui/stat.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { usedRatio } from './llm-model.ts';
import type { Budget } from './llm-model.ts';

const breakerColours: Readonly<Record<Budget['breakerState'], string>> = {
  CLOSED: 'var(--cv-band-0)',
  HALF_OPEN: 'var(--cv-band-2)',
  OPEN: 'var(--cv-band-4)',
};

/** What may still be spent today, whether calls are made, and how good the answers were. */
export function BudgetCard({ budget }: { readonly budget: Budget }) {
  const t = useText();
  const format = useFormat();
  if (budget.model === null)
    return (
      <Card title={t('llm.budget')}>
        <Empty title={t('llm.noModel')} hint={t('llm.noModelHint')} />
      </Card>
    );
  const used = usedRatio(budget);
  const { breakerState, triesAgainAt, validAnswerRatio } = budget;
  return (
    <Card title={t('llm.budget')}>
      <RatioBar ratio={used} height={10} {...(used >= 0.9 ? { colour: 'var(--cv-band-4)' } : {})} />
      <div
        style={{
          display: 'grid',
          gap: '12px 20px',
          gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
          marginTop: 14,
        }}
      >
        <Stat
          label={t('llm.spent')}
          value={format.exactWon(budget.spentKrw)}
          range={t('llm.ofLimit', { share: format.percent(used, false, 1) })}
        />
        <Stat
          label={t('llm.left')}
          value={format.exactWon(budget.leftKrw)}
          range={t('llm.reserved', { amount: format.exactWon(budget.reservedKrw) })}
        />
        <Stat label={t('llm.limit')} value={format.exactWon(budget.limitKrw)} range={budget.today} />
        <Stat
          label={t('llm.breaker')}
          value={
            <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8, fontSize: '1rem' }}>
              <span className="cv-dot" style={{ background: breakerColours[breakerState] }} />
              {t(`llm.breaker.${breakerState}`)}
            </span>
          }
          range={triesAgainAt ? t('llm.triesAgain', { time: format.time(triesAgainAt) }) : t('llm.breakerHint')}
        />
        <Stat
          label={t('llm.valid')}
          value={validAnswerRatio === null ? '–' : format.percent(validAnswerRatio, false, 1)}
          range={t('llm.validHint')}
        />
        <Stat
          label={t('llm.model')}
          value={<span style={{ fontSize: '0.875rem', whiteSpace: 'normal' }}>{budget.model}</span>}
          range={budget.isSimulated ? t('explanation.simulated') : ' '}
        />
      </div>
    </Card>
  );
}
