import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconArrowsDiff, IconCopy } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';

import { NotFound } from '../app/not-found.tsx';
import { useViewer } from '../features/auth/viewer.ts';
import { ScenarioEditDocument, scenarioFormFragment } from '../features/scenario/scenario-documents.ts';
import { ScenarioEditor } from '../features/scenario/scenario-editor.tsx';
import { useScenarioActions } from '../features/scenario/use-scenario-actions.tsx';
import { VersionsCard } from '../features/scenario/versions-card.tsx';
import { readFragment } from '../gql/fragment-masking.ts';
import { useText } from '../text/text.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Problem, Skeleton } from '../ui/states.tsx';
import { useFormat } from '../ui/use-format.ts';

export function Component() {
  const t = useText();
  const format = useFormat();
  const viewer = useViewer();
  const actions = useScenarioActions();
  const { id = '' } = useParams();
  // A stale copy would lead straight into a version conflict.
  const { data, error, loading, refetch } = useQuery(ScenarioEditDocument, {
    variables: { id },
    fetchPolicy: 'network-only',
  });
  const scenario = readFragment(scenarioFormFragment, data?.scenario);

  if (data && !scenario && !loading && !error) return <NotFound />;
  return (
    <div className="cv-page">
      <PageHead
        title={scenario?.name ?? t('state.loading')}
        sub={
          scenario
            ? t('scenario.versionLine', { version: scenario.version, when: format.dateTime(scenario.updatedAt) })
            : ' '
        }
        actions={
          scenario ? (
            <>
              <Button
                size="sm"
                variant="default"
                component={Link}
                to={`/scenarios/compare?left=${scenario.id}`}
                leftSection={<IconArrowsDiff size={15} />}
              >
                {t('compare.action')}
              </Button>
              {viewer.can('SCENARIO_WRITE') ? (
                <>
                  <Button
                    size="sm"
                    variant="default"
                    leftSection={<IconCopy size={15} />}
                    onClick={() => actions.clone(scenario)}
                  >
                    {t('scenario.clone')}
                  </Button>
                  {scenario.status === 'ARCHIVED' ? (
                    <Button
                      size="sm"
                      variant="default"
                      leftSection={<IconArchiveOff size={15} />}
                      onClick={() => actions.restore(scenario)}
                    >
                      {t('scenario.restore')}
                    </Button>
                  ) : (
                    <Button
                      size="sm"
                      variant="default"
                      leftSection={<IconArchive size={15} />}
                      onClick={() => actions.archive(scenario)}
                    >
                      {t('scenario.archive')}
                    </Button>
                  )}
                </>
              ) : null}
            </>
          ) : null
        }
      />
      {error && !scenario ? <Problem error={error} onRetry={() => void refetch()} /> : null}
      {!scenario && !error ? <Skeleton rows={12} height={30} /> : null}
      {scenario ? (
        <ScenarioEditor
          key={`${scenario.id} ${scenario.status}`}
          scenario={scenario}
          canWrite={viewer.can('SCENARIO_WRITE')}
          canRun={viewer.can('SIMULATION_RUN')}
          aside={<VersionsCard scenarioId={scenario.id} version={scenario.version} />}
        />
      ) : null}
    </div>
  );
}
