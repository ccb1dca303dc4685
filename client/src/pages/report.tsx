import { useQuery } from '@apollo/client/react';
import { Alert, Button, Progress } from '@mantine/core';
import { IconBulb, IconChartHistogram, IconPrinter, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { NotFound } from '../app/not-found.tsx';
import { useViewer } from '../features/auth/viewer.ts';
import { DownloadMenu } from '../features/reports/download-menu.tsx';
import { ReportDocument, ReportEventsDocument } from '../features/reports/report-documents.ts';
import { ReportPaper } from '../features/reports/report-paper.tsx';
import { useReportActions } from '../features/reports/use-report-actions.ts';
import { StreamTag } from '../ui/stream-tag.tsx';
import { useStream } from '../ui/use-stream.ts';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { CopyHash } from '../ui/copy-hash.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Problem, Skeleton } from '../ui/states.tsx';
import { useFormat } from '../ui/use-format.ts';

export function Component() {
  const { id = '' } = useParams();
  return <ReportPage key={id} id={id} />;
}

function ReportPage({ id }: { readonly id: string }) {
  const t = useText();
  const format = useFormat();
  const viewer = useViewer();
  const actions = useReportActions();
  const [progress, setProgress] = useState(0);
  const { data, error, loading, refetch } = useQuery(ReportDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const report = data?.report;
  const isOpen = report?.status === 'QUEUED' || report?.status === 'RUNNING';
  const stream = useStream({
    document: ReportEventsDocument,
    after: isOpen ? report.latestEventCursor : undefined,
    variablesAfter: (after) => ({ reportId: id, after }),
    eventOf: (answer) => answer.reportEvents,
    isLast: (event) => event.__typename === 'ReportFinishedEvent',
    onLost: () => void refetch(),
    onEvent: (event) => {
      if (event.__typename === 'ReportProgressEvent') setProgress(event.progressRatio);
      if (event.__typename === 'ReportFinishedEvent') void refetch();
    },
  });

  if (data && !report && !loading && !error) return <NotFound />;
  if (!report) {
    return (
      <div className="cv-page">
        <PageHead title={t('nav.reports')} sub=" " />
        {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton rows={12} height={34} />}
      </div>
    );
  }
  const { run, recommendation } = report;
  const subjectId = report.kind === 'RISK_REPORT' ? run.id : recommendation?.id;
  const ratio = Math.max(progress, report.progressRatio);
  return (
    <div className="cv-page">
      <PageHead
        title={`${t(`reportKind.${report.kind}`)}: ${run.scenario.name} v${run.scenarioVersion}`}
        sub={
          <span style={{ display: 'inline-flex', gap: 10, flexWrap: 'wrap', alignItems: 'center' }}>
            <span>
              {[
                t(`reports.language.${report.language}`),
                format.dateTime(report.createdAt),
                report.createdBy,
                t('reports.keptUntil', { date: report.keptUntil.slice(0, 10) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {report.contentSha256 ? <CopyHash value={report.contentSha256} label={t('reports.contentHash')} /> : null}
          </span>
        }
        actions={
          <>
            {recommendation ? (
              <Button
                size="sm"
                variant="default"
                component={Link}
                to={`/recommendations/${recommendation.id}`}
                leftSection={<IconBulb size={15} />}
              >
                {t('reports.toRecommendation')}
              </Button>
            ) : (
              <Button
                size="sm"
                variant="default"
                component={Link}
                to={`/runs/${run.id}`}
                leftSection={<IconChartHistogram size={15} />}
              >
                {t('reports.toRun')}
              </Button>
            )}
            {report.content ? (
              <Button
                size="sm"
                variant="default"
                leftSection={<IconPrinter size={15} />}
                onClick={() => window.print()}
              >
                {t('reports.print')}
              </Button>
            ) : null}
            {report.files.length > 0 ? <DownloadMenu reportId={id} files={report.files} /> : null}
          </>
        }
      />
      {isOpen ? (
        <Card
          title={t(`reportStatus.${report.status}`)}
          action={<StreamTag state={stream} />}
          note={t('reports.working')}
        >
          <Progress.Root size={10} radius="xl">
            <Progress.Section value={ratio * 100} animated aria-label={t(`reportStatus.${report.status}`)} />
          </Progress.Root>
        </Card>
      ) : null}
      {report.status === 'FAILED' ? (
        <Alert color="red" variant="light" title={t('reportStatus.FAILED')}>
          <p style={{ margin: '0 0 8px' }}>{report.failure ?? t('reports.failed')}</p>
          {subjectId && viewer.can('REPORT_CREATE') ? (
            <Button
              size="xs"
              variant="light"
              color="red"
              loading={actions.isMaking}
              leftSection={<IconRefresh size={14} />}
              onClick={() => void actions.make(report.kind, subjectId, report.language)}
            >
              {t('reports.again')}
            </Button>
          ) : null}
        </Alert>
      ) : null}
      {report.content ? <ReportPaper content={report.content} language={report.language} /> : null}
    </div>
  );
}
