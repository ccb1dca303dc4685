import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import { ExposuresCard } from '../features/intelligence/exposures-card.tsx';
import { OperatorDocument, operatorFragment } from '../features/operator/operator-documents.ts';
import { OperatorEditor } from '../features/operator/operator-editor.tsx';
import { readFragment } from '../gql/fragment-masking.ts';
import { useText } from '../text/text.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Problem, Skeleton } from '../ui/states.tsx';

export function Component() {
  const t = useText();
  const [reloads, setReloads] = useState(0);
  const { data, error, refetch } = useQuery(OperatorDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <div className="cv-page">
      <PageHead title={t('nav.operator')} sub={t('operator.hint')} />
      {error && !data ? <Problem error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={12} height={34} /> : null}
      {data ? (
        <OperatorEditor
          key={reloads}
          profile={readFragment(operatorFragment, data.operatorProfile)}
          catalogue={data.catalogue}
          versions={data.operatorProfileVersions}
          onReload={() => void refetch().then(() => setReloads((count) => count + 1))}
        />
      ) : null}
      {data ? (
        <div id="exposed" style={{ marginTop: 16 }}>
          <ExposuresCard canAdd={readFragment(operatorFragment, data.operatorProfile).viewerCanUpdate} />
        </div>
      ) : null}
    </div>
  );
}
