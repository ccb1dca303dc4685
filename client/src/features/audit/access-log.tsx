import { useMutation, useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useState } from 'react';

import type { AccessKind } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { AccessEntriesDocument, AccessExportDocument } from './log-documents.ts';
import { LogFrame } from './log-frame.tsx';
import { endOfDay, startOfDay } from './log-period.ts';
import { PersonSelect } from './person-select.tsx';

const kinds: readonly AccessKind[] = [
  'SIGN_IN',
  'SIGN_IN_FAILED',
  'SECOND_FACTOR_ASKED',
  'SECOND_FACTOR_FAILED',
  'SIGN_OUT',
  'SESSION_REVOKED',
  'TOKEN_USED',
];
const refusals: ReadonlySet<AccessKind> = new Set<AccessKind>(['SIGN_IN_FAILED', 'SECOND_FACTOR_FAILED']);

export function AccessLog() {
  const t = useText();
  const format = useFormat();
  const [personId, setPerson] = useState<string | null>(null);
  const [kind, setKind] = useState<AccessKind | null>(null);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const filter = {
    ...(personId === null ? {} : { personId }),
    ...(kind === null ? {} : { kindIn: [kind] }),
    ...(from === '' ? {} : { from: startOfDay(from) }),
    ...(until === '' ? {} : { until: endOfDay(until) }),
  };
  const { data, previousData, error, refetch, fetchMore } = useQuery(AccessEntriesDocument, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  const [exportLog] = useMutation(AccessExportDocument);
  const page = (data ?? previousData)?.accessEntries;

  return (
    <LogFrame
      from={from}
      until={until}
      onFrom={setFrom}
      onUntil={setUntil}
      rowCount={page?.edges.length ?? null}
      error={error}
      onRetry={() => void refetch()}
      onMore={
        page?.pageInfo.hasNextPage ? () => void fetchMore({ variables: { after: page.pageInfo.endCursor } }) : null
      }
      onExport={async () => (await exportLog({ variables: { input: { filter } } })).data?.accessExport ?? null}
      filters={
        <>
          <PersonSelect value={personId} onChange={setPerson} />
          <Select
            size="xs"
            className="cv-filter"
            label={t('audit.kind')}
            placeholder={t('audit.kindAll')}
            clearable
            clearButtonProps={{ 'aria-label': t('audit.kindAll') }}
            data={kinds.map((one) => ({ value: one, label: t(`audit.${one}`) }))}
            value={kind}
            onChange={(value) => setKind(kinds.find((one) => one === value) ?? null)}
          />
        </>
      }
    >
      <Scroll label={t('audit.access')}>
        <table className="cv-table">
          <caption>{t('audit.access')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('audit.when')}</th>
              <th scope="col">{t('audit.who')}</th>
              <th scope="col">{t('audit.kind')}</th>
              <th scope="col" className="cv-wide">
                {t('audit.address')}
              </th>
              <th scope="col" className="cv-wide">
                {t('audit.device')}
              </th>
            </tr>
          </thead>
          <tbody>
            {page?.edges.map(({ node }) => (
              <tr key={node.id}>
                <td>{format.dateTime(node.occurredAt)}</td>
                <td>{node.personName ?? node.personId}</td>
                <td>
                  <span className={refusals.has(node.kind) ? 'cv-bad' : undefined}>{t(`audit.${node.kind}`)}</span>
                  {node.method ? <div className="cv-note">{t(`audit.${node.method}`)}</div> : null}
                </td>
                <td className="cv-wide cv-mono">{node.address ?? '–'}</td>
                <td className="cv-wide">{node.device ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </LogFrame>
  );
}
