import type { ReactNode } from 'react';

import { useName, useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';

import type { Result } from './recommendation-model.ts';
import { participationText, tradingCostRows } from './trading-cost-model.ts';

/** What getting from the current holdings to the plan costs, and how much of a day's volume it takes. */
export function TradingCostCard({ tradingCost }: Pick<Result, 'tradingCost'>) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  if (!tradingCost) {
    return (
      <Card title={t('tradingCost.title')}>
        <p className="cv-note" style={{ margin: 0 }}>
          {t('tradingCost.none')}
        </p>
      </Card>
    );
  }
  const { rows, totalKrw } = tradingCostRows(tradingCost);
  const { cappedInstruments, unknownImpactInstruments, impactConstant } = tradingCost;
  return (
    <Card title={t('tradingCost.title')} note={t('tradingCost.note', { constant: format.number(impactConstant, 2) })}>
      <dl className="cv-facts" style={{ gridTemplateColumns: 'max-content 1fr', maxWidth: 560 }}>
        {rows.map(({ key, amountKrw, isEstimate }) => (
          <Fact key={key} term={t(key)} note={isEstimate ? t('tradingCost.estimate') : undefined}>
            <Won amount={amountKrw} />
          </Fact>
        ))}
        <Fact term={t('tradingCost.total')}>
          <b>
            <Won amount={totalKrw} />
          </b>
        </Fact>
        <Fact term={t('tradingCost.participation')}>{participationText(tradingCost, name, t, format) ?? '–'}</Fact>
        <Fact term={t('tradingCost.capped')}>
          {cappedInstruments.length === 0 ? t('tradingCost.cappedNone') : cappedInstruments.map(name).join(', ')}
        </Fact>
        {unknownImpactInstruments.length > 0 ? (
          <Fact term={t('tradingCost.unknown')} note={t('tradingCost.unknownNote')}>
            {unknownImpactInstruments.map(name).join(', ')}
          </Fact>
        ) : null}
      </dl>
    </Card>
  );
}

function Fact({
  term,
  note,
  children,
}: {
  readonly term: string;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <>
      <dt>
        {term}
        {note ? <div className="cv-note">{note}</div> : null}
      </dt>
      <dd>{children}</dd>
    </>
  );
}
