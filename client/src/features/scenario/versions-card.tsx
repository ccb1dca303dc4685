import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';

import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { ScenarioVersionsDocument } from './scenario-documents.ts';
import { draftFields } from './scenario-draft.ts';

export function VersionsCard({ scenarioId, version }: { readonly scenarioId: string; readonly version: number }) {
  const t = useText();
  const format = useFormat();
  const { data, error, refetch, fetchMore } = useQuery(ScenarioVersionsDocument, {
    variables: { id: scenarioId },
    fetchPolicy: 'cache-and-network',
  });
  const versions = data?.scenario?.versions;
  const fieldName = (field: string) => {
    const known = draftFields.find((each) => each === field);
    return known ? t(`scenario.${known}`) : field === 'status' ? t('scenario.status') : field;
  };
  return (
    <Card title={t('versions.title')}>
      {error && !versions ? <Problem error={error} onRetry={() => void refetch()} /> : null}
      {!versions && !error ? <Skeleton rows={3} /> : null}
      <ol
        style={{
          listStyle: 'none',
          margin: 0,
          padding: 0,
          display: 'grid',
          gap: 10,
          maxHeight: 360,
          overflowY: 'auto',
        }}
      >
        {versions?.edges.map(({ node }) => (
          <li key={node.version} style={{ fontSize: '0.8125rem' }}>
            <div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
              <b style={{ fontWeight: 600 }}>
                v{node.version}
                {node.version === version ? <span className="cv-dim"> · {t('versions.now')}</span> : null}
              </b>
              <span className="cv-dim">{format.dateTime(node.changedAt)}</span>
            </div>
            <div className="cv-dim">
              {node.changedFields.length > 0 ? node.changedFields.map(fieldName).join(', ') : t('versions.created')}
              {node.changedBy ? ` · ${node.changedBy}` : ''}
            </div>
          </li>
        ))}
      </ol>
      {versions?.pageInfo.hasNextPage ? (
        <Button
          size="compact-xs"
          variant="subtle"
          mt={8}
          onClick={() => void fetchMore({ variables: { after: versions.pageInfo.endCursor } })}
        >
          {t('action.more')}
        </Button>
      ) : null}
    </Card>
  );
}
