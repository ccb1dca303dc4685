import { Tooltip } from '@mantine/core';

import type { LlmUsageListQuery } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { toneOf } from './llm-model.ts';

type Call = LlmUsageListQuery['llmUsage']['edges'][number]['node'];

const colours = { good: 'var(--cv-band-0)', bad: 'var(--cv-band-4)', neutral: 'var(--cv-series-8)' } as const;

/** Calls with how they ended, newest first. */
export function CallTable({ calls }: { readonly calls: readonly Call[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Scroll label={t('llm.call')}>
      <table className="cv-table">
        <caption>{t('llm.call')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('llm.time')}</th>
            <th scope="col">{t('llm.outcome')}</th>
            <th scope="col" className="cv-num cv-wide">
              {t('llm.tokens')}
            </th>
            <th scope="col" className="cv-num">
              {t('llm.cost')}
            </th>
            <th scope="col" className="cv-num cv-wide">
              {t('llm.latency')}
            </th>
            <th scope="col" className="cv-wide">
              {t('llm.model')}
            </th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.id}>
              <th scope="row" style={{ fontWeight: 400 }}>
                {format.dateTime(call.occurredAt)}
              </th>
              <td>
                <span className="cv-tag">
                  <span className="cv-dot" style={{ background: colours[toneOf(call.outcome)] }} />
                  {t(`llmOutcome.${call.outcome}`)}
                </span>
              </td>
              <td className="cv-num cv-wide">
                {format.number(call.promptTokens)} + {format.number(call.completionTokens)}
              </td>
              <td className="cv-num">
                {call.isCostEstimated ? (
                  <Tooltip label={t('llm.estimated')}>
                    <span className="cv-exact">≤ {format.exactWon(call.costKrw)}</span>
                  </Tooltip>
                ) : (
                  format.exactWon(call.costKrw)
                )}
              </td>
              <td className="cv-num cv-wide">{t('llm.ms', { ms: format.number(call.latencyMs) })}</td>
              <td className="cv-dim cv-wide">
                {call.model}
                {call.isSimulated ? ` · ${t('explanation.simulated')}` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
