import { useMutation, useQuery } from '@apollo/client/react';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

import { useText } from '../../text/text.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { AuditEntriesDocument, AuditExportDocument } from './log-documents.ts';
import { LogFrame } from './log-frame.tsx';
import { endOfDay, startOfDay } from './log-period.ts';
import { PersonSelect } from './person-select.tsx';
import { toldDetails } from './told-details.ts';

export function AuditLog() {
  const t = useText();
  const format = useFormat();
  const [actorId, setActor] = useState<string | null>(null);
  const [typedAction, setAction] = useState('');
  const [typedSubject, setSubject] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [actionStartsWith] = useDebouncedValue(typedAction.trim(), 300);
  const [subjectId] = useDebouncedValue(typedSubject.trim(), 300);
  const filter = {
    ...(actorId === null ? {} : { actorId }),
    ...(actionStartsWith === '' ? {} : { actionStartsWith }),
    ...(subjectId === '' ? {} : { subjectId }),
    ...(from === '' ? {} : { from: startOfDay(from) }),
    ...(until === '' ? {} : { until: endOfDay(until) }),
  };
  const { data, previousData, error, refetch, fetchMore } = useQuery(AuditEntriesDocument, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  const [exportLog] = useMutation(AuditExportDocument);
  const page = (data ?? previousData)?.auditEntries;

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
      onExport={async () => (await exportLog({ variables: { input: { filter } } })).data?.auditExport ?? null}
      filters={
        <>
          <PersonSelect value={actorId} onChange={setActor} />
          <TextInput
            size="xs"
            className="cv-filter"
            label={t('audit.actionFilter')}
            maxLength={100}
            value={typedAction}
            onChange={(event) => setAction(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            className="cv-filter"
            label={t('audit.subjectFilter')}
            maxLength={100}
            value={typedSubject}
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
        </>
      }
    >
      <Scroll label={t('audit.actions')}>
        <table className="cv-table">
          <caption>{t('audit.actions')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('audit.when')}</th>
              <th scope="col">{t('audit.who')}</th>
              <th scope="col">{t('audit.action')}</th>
              <th scope="col" className="cv-wide">
                {t('audit.details')}
              </th>
              <th scope="col" className="cv-wide">
                {t('audit.address')}
              </th>
            </tr>
          </thead>
          <tbody>
            {page?.edges.map(({ node }) => (
              <tr key={node.id}>
                <td>{format.dateTime(node.occurredAt)}</td>
                <td style={{ overflowWrap: 'anywhere' }}>
                  {node.actorName ?? (node.actorId === 'system' ? t('audit.system') : node.actorId)}
                </td>
                <td>
                  <span className="cv-mono">{node.action}</span>
                  {node.subjectId ? (
                    <div className="cv-note cv-mono" style={{ overflowWrap: 'anywhere' }}>
                      {node.subjectId}
                    </div>
                  ) : null}
                </td>
                <td className="cv-wide cv-note" style={{ overflowWrap: 'anywhere', maxWidth: 360 }}>
                  {toldDetails(node.detailsJson).map(([name, value]) => (
                    <div key={name}>
                      <span className="cv-faint">{name}</span> {value}
                    </div>
                  ))}
                </td>
                <td className="cv-wide cv-mono">{node.address ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </LogFrame>
  );
}
