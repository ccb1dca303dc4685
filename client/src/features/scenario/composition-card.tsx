import { graphql } from '../../gql/gql.ts';
import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useName, useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';

const compositionFragment = graphql(`
  fragment Composition on Scenario {
    investmentBudgetKrw
    positions {
      weightRatio
      instrument {
        id
        symbol
        nameKo
        nameEn
      }
    }
  }
`);

/** Colours of a series, then one for all the rest. */
const SHOWN = 7;

/** What the money is in, heaviest first. */
export function CompositionCard({ scenario: masked }: { readonly scenario: FragmentType<typeof compositionFragment> }) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const scenario = readFragment(compositionFragment, masked);
  const sorted = scenario.positions.toSorted((a, b) => b.weightRatio - a.weightRatio);
  const rest = sorted.slice(SHOWN);
  const rows = [
    ...sorted.slice(0, SHOWN).map((position, index) => ({
      key: position.instrument.symbol,
      label: name(position.instrument),
      ratio: position.weightRatio,
      colour: `var(--cv-series-${index + 1})`,
    })),
    ...(rest.length > 0
      ? [
          {
            key: 'rest',
            label: t('composition.rest', { count: rest.length }),
            ratio: rest.reduce((sum, each) => sum + each.weightRatio, 0),
            colour: 'var(--cv-series-8)',
          },
        ]
      : []),
  ];
  return (
    <Card
      title={t('composition.title')}
      action={
        <span className="cv-note">
          <Won amount={scenario.investmentBudgetKrw} />
        </span>
      }
    >
      <div
        aria-hidden
        style={{ display: 'flex', gap: 2, height: 12, borderRadius: 4, overflow: 'hidden', marginBottom: 12 }}
      >
        {rows.map((row) => (
          <div key={row.key} style={{ width: `${row.ratio * 100}%`, background: row.colour, minWidth: 2 }} />
        ))}
      </div>
      <ul
        style={{
          listStyle: 'none',
          margin: 0,
          padding: 0,
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
          gap: '5px 28px',
          fontSize: '0.8125rem',
        }}
      >
        {rows.map((row) => (
          <li key={row.key} style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
            <span className="cv-dot" style={{ background: row.colour, borderRadius: 2 }} />
            <span style={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
              {row.label}
            </span>
            <span className="cv-dim">{format.percent(row.ratio, false, 1)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
