import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowsDiff, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';

import { useViewer } from '../features/auth/viewer.ts';
import { ScenarioListDocument } from '../features/scenario/scenario-documents.ts';
import { ScenarioTable } from '../features/scenario/scenario-table.tsx';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Empty } from '../ui/states.tsx';

export function Component() {
  const t = useText();
  const viewer = useViewer();
  const [isArchive, setArchive] = useState(false);
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 250);
  const hasSearch = settled.length >= 2;
  const { data, previousData, error, refetch, fetchMore } = useQuery(ScenarioListDocument, {
    variables: {
      filter: {
        statusIn: isArchive ? ['ARCHIVED'] : ['DRAFT', 'READY'],
        ...(hasSearch ? { nameContains: settled } : {}),
      },
      orderBy: 'UPDATED_AT_DESC',
    },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.scenarios;
  const newButton = viewer.can('SCENARIO_WRITE') ? (
    <Button component={Link} to="/scenarios/new" size="sm" leftSection={<IconPlus size={16} />}>
      {t('scenario.new')}
    </Button>
  ) : null;

  return (
    <div className="cv-page">
      <PageHead
        title={t('nav.scenarios')}
        sub={t('scenario.listHint')}
        actions={
          <>
            <Button
              component={Link}
              to="/scenarios/compare"
              size="sm"
              variant="default"
              leftSection={<IconArrowsDiff size={16} />}
            >
              {t('compare.title')}
            </Button>
            {newButton}
          </>
        }
      />
      <Card
        title={isArchive ? t('scenario.archive') : t('scenario.active')}
        isFlush
        action={
          <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
            <TextInput
              size="xs"
              w={180}
              leftSection={<IconSearch size={14} />}
              placeholder={t('scenario.search')}
              aria-label={t('scenario.search')}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <SegmentedControl
              size="xs"
              aria-label={t('scenario.status')}
              value={isArchive ? 'archive' : 'active'}
              onChange={(value) => setArchive(value === 'archive')}
              data={[
                { value: 'active', label: t('scenario.active') },
                { value: 'archive', label: t('scenarioStatus.ARCHIVED') },
              ]}
            />
          </div>
        }
      >
        <PagedList
          page={page}
          error={error}
          onRetry={() => void refetch()}
          onMore={(after) => void fetchMore({ variables: { after } })}
          lines={6}
          empty={
            <Empty
              title={
                hasSearch ? t('scenario.noneFound') : isArchive ? t('scenario.noneArchived') : t('scenario.noneYet')
              }
              hint={hasSearch || isArchive ? undefined : t('scenario.noneYetHint')}
              action={hasSearch || isArchive ? null : newButton}
            />
          }
        >
          {(rows) => <ScenarioTable rows={rows} />}
        </PagedList>
      </Card>
    </div>
  );
}
