import { useQuery } from '@apollo/client/react';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileDescription, IconFilePlus, IconFiles } from '@tabler/icons-react';
import { Link } from 'react-router';

import type { ReportKind } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { useViewer } from '../auth/viewer.ts';

import { downloads } from './download-menu.tsx';
import { RecommendationReportsDocument, RunReportsDocument } from './report-documents.ts';
import { useReportActions } from './use-report-actions.ts';

interface ReportMenuProps {
  readonly kind: ReportKind;
  /** A run for a risk report, a recommendation for a decision record; it has succeeded. */
  readonly subjectId: string;
}

/** Makes a report of what the page shows, or opens and downloads the latest one. */
export function ReportMenu({ kind, subjectId }: ReportMenuProps) {
  const t = useText();
  const viewer = useViewer();
  const { make, download, isMaking } = useReportActions();
  const isRun = kind === 'RISK_REPORT';
  const canRead = viewer.can('REPORT_READ');
  const options = { variables: { id: subjectId }, fetchPolicy: 'cache-and-network' } as const;
  const ofRun = useQuery(RunReportsDocument, { ...options, skip: !isRun || !canRead });
  const ofRecommendation = useQuery(RecommendationReportsDocument, { ...options, skip: isRun || !canRead });
  const reports = isRun ? ofRun.data?.simulationRun?.reports : ofRecommendation.data?.recommendation?.reports;
  const latest = reports?.edges[0]?.node;

  if (!canRead) return null;
  return (
    <Menu position="bottom-end" width={232}>
      <Menu.Target>
        <Button
          size="sm"
          variant="default"
          loading={isMaking}
          leftSection={<IconFileDescription size={15} />}
          rightSection={<IconChevronDown size={13} />}
        >
          {t('reports.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {viewer.can('REPORT_CREATE') ? (
          <Menu.Item leftSection={<IconFilePlus size={15} />} onClick={() => void make(kind, subjectId)}>
            {t(`reports.make.${kind}`)}
          </Menu.Item>
        ) : null}
        {latest ? (
          <>
            <Menu.Divider />
            <Menu.Item component={Link} to={`/reports/${latest.id}`} leftSection={<IconFileDescription size={15} />}>
              {t('reports.latest')}
            </Menu.Item>
            {latest.status === 'SUCCEEDED'
              ? downloads
                  .filter(({ format }) => format !== 'WEB')
                  .map(({ format, Icon }) => (
                    <Menu.Item
                      key={format}
                      leftSection={<Icon size={15} />}
                      onClick={() => void download(latest.id, format)}
                    >
                      {t(`reports.download.${format}`)}
                    </Menu.Item>
                  ))
              : null}
          </>
        ) : null}
        <Menu.Divider />
        <Menu.Item component={Link} to="/reports" leftSection={<IconFiles size={15} />}>
          {t('reports.all')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
