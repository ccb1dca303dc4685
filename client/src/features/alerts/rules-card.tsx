import type { AlertsPageQuery } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Scroll } from '../../ui/scroll.tsx';

/** R01 to R14, and which of them can fire at all. */
export function RulesCard({ rules }: { readonly rules: AlertsPageQuery['responseRules'] }) {
  const t = useText();
  const count = rules.filter(({ hasSource }) => hasSource).length;
  return (
    <Card title={t('rules.title')} isFlush note={t('rules.note', { with: count, without: rules.length - count })}>
      <Scroll label={t('rules.title')}>
        <table className="cv-table">
          <caption>{t('rules.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('alerts.rule')}</th>
              <th scope="col" className="cv-wide">
                {t('rules.when')}
              </th>
              <th scope="col" className="cv-wide">
                {t('rules.severity')}
              </th>
              <th scope="col">{t('rules.source')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.id}>
                <th scope="row">
                  <span className="cv-mono cv-faint">{rule.id}</span> {rule.title}
                  <span className="cv-narrow cv-note" style={{ fontWeight: 400 }}>
                    {rule.when}
                  </span>
                </th>
                <td className="cv-wide">{rule.when}</td>
                <td className="cv-wide">{rule.severityText}</td>
                <td className={rule.hasSource ? '' : 'cv-dim'}>{rule.sourceText ?? t('rules.noSource')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}
