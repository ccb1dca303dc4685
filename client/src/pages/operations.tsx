import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Text as Words } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconExternalLink, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';

import { useViewer } from '../features/auth/viewer.ts';
import { BackupCard } from '../features/operations/backup-card.tsx';
import {
  EtlFailureRetryDocument,
  OperationsBudgetDocument,
  OperationsDocument,
  QueueJobDiscardDocument,
  QueueJobRetryDocument,
  QueueJobsDiscardDocument,
  QueueJobsRetryDocument,
  ScheduleRunDocument,
} from '../features/operations/operations-documents.ts';
import type { OperationsQuery } from '../gql/graphql.ts';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { newKey } from '../ui/new-key.ts';
import { PageHead } from '../ui/page-head.tsx';
import { problemText } from '../ui/problem-model.ts';
import { Scroll } from '../ui/scroll.tsx';
import { Problem, Skeleton } from '../ui/states.tsx';
import { useFormat } from '../ui/use-format.ts';
import { useTell } from '../ui/use-tell.ts';

type State = OperationsQuery['operations'];

const REFRESH_MS = 10_000;

export function Component() {
  const t = useText();
  const viewer = useViewer();
  const { data, error, refetch, loading } = useQuery(OperationsDocument, {
    fetchPolicy: 'no-cache', // a look at now, which no other page shares
    pollInterval: REFRESH_MS,
  });
  const canWrite = viewer.can('OPERATIONS_WRITE');
  const refresh = () => void refetch();
  const head = (
    <PageHead
      title={t('nav.operations')}
      sub={t('operations.hint')}
      actions={
        <>
          <Button
            size="sm"
            variant="default"
            component="a"
            href="/operations/queues/"
            target="_blank"
            rel="noreferrer"
            leftSection={<IconExternalLink size={15} />}
          >
            {t('operations.board')}
          </Button>
          <Button
            size="sm"
            variant="default"
            loading={loading && data !== undefined}
            leftSection={<IconRefresh size={15} />}
            onClick={refresh}
          >
            {t('operations.refresh')}
          </Button>
        </>
      }
    />
  );
  if (!data) {
    return (
      <div className="cv-page">
        {head}
        {error ? <Problem error={error} onRetry={refresh} /> : <Skeleton rows={12} height={34} />}
      </div>
    );
  }
  const { operations, serverInfo } = data;
  return (
    <div className="cv-page">
      {head}
      <div className="cv-grid">
        <div className="cv-8 cv-stack">
          <SchedulesCard schedules={operations.schedules} onChanged={refresh} />
          <ProcessesCard state={operations} />
          <QueuesCard queues={operations.queues} now={operations.observedAt} />
          <FailedJobsCard
            jobs={operations.failedJobs}
            kinds={operations.failedKinds}
            canRetry={canWrite}
            onChanged={refresh}
          />
        </div>
        <div className="cv-4 cv-stack">
          <ServerCard state={operations} versions={`${serverInfo.apiVersion} · ${serverInfo.engineVersion}`} />
          <BackupCard schedules={operations.schedules} onChanged={refresh} />
          <IngestionCard ingestion={operations.ingestion} feeds={data.threatFeeds} />
          <EtlFailuresCard
            failures={operations.etlFailures.edges.map(({ node }) => node)}
            canRetry={canWrite}
            onChanged={refresh}
          />
        </div>
      </div>
    </div>
  );
}

/** Runs what a person asked for and tells how it went. */
function useAct(onChanged: () => void) {
  const t = useText();
  const tell = useTell();
  return async (work: () => Promise<readonly { readonly message: string }[]>, done: string): Promise<void> => {
    try {
      const errors = await work();
      for (const { message } of errors) tell({ color: 'red', title: t('state.problem'), message });
      if (errors.length === 0) tell({ message: done });
    } catch (error) {
      tell({ color: 'red', title: t('state.problem'), message: problemText(error, t).message });
    }
    onChanged();
  };
}

function SchedulesCard({
  schedules,
  onChanged,
}: {
  readonly schedules: State['schedules'];
  readonly onChanged: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const act = useAct(onChanged);
  const [run] = useMutation(ScheduleRunDocument);
  const ask = (id: string, title: string) =>
    modals.openConfirmModal({
      title: <b>{t('operations.runTitle')}</b>,
      children: <Words fz="sm">{t('operations.runText', { title })}</Words>,
      labels: { confirm: t('operations.runNow'), cancel: t('action.cancel') },
      closeButtonProps: { 'aria-label': t('action.close') },
      onConfirm: () =>
        void act(
          async () => {
            const { data } = await run({ variables: { input: { id, idempotencyKey: newKey() } } });
            return data?.scheduleRun.errors ?? [];
          },
          t('operations.started', { title }),
        ),
    });
  return (
    <Card title={t('operations.schedules')} isFlush>
      <Scroll label={t('operations.schedules')}>
        <table className="cv-table cv-stacks">
          <caption>{t('operations.schedules')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('operations.schedule')}</th>
              <th scope="col">{t('operations.when')}</th>
              <th scope="col" className="cv-num">
                {t('operations.next')}
              </th>
              <th scope="col" className="cv-num">
                {t('operations.last')}
              </th>
              <th scope="col" aria-label={t('action.actions')} />
            </tr>
          </thead>
          <tbody>
            {schedules.map(({ id, title, purpose, rule, nextAt, lastRun, viewerCanRun }) => (
              <tr key={id}>
                <th scope="row" style={{ minWidth: 150 }}>
                  {title}
                  <div className="cv-note">{purpose}</div>
                </th>
                <td className="cv-nowrap" data-label={t('operations.when')}>
                  {rule}
                </td>
                <td className="cv-num cv-dim" data-label={t('operations.next')}>
                  {nextAt ? format.dateTime(nextAt) : '–'}
                </td>
                <td className="cv-num" data-label={t('operations.last')}>
                  {lastRun ? (
                    <div>
                      <span className={lastRun.outcome === 'FAILED' ? 'cv-bad' : 'cv-good'}>
                        {t(`operations.outcome.${lastRun.outcome}`)}
                      </span>
                      {lastRun.isByHand ? ` · ${t('operations.byHand')}` : ''}
                      <div className="cv-note">{format.dateTime(lastRun.finishedAt)}</div>
                      {lastRun.error ? (
                        <div className="cv-note" style={{ whiteSpace: 'normal', maxWidth: 240, marginLeft: 'auto' }}>
                          {lastRun.error}
                        </div>
                      ) : null}
                    </div>
                  ) : (
                    <span className="cv-dim">{t('operations.notYet')}</span>
                  )}
                </td>
                <td className="cv-num">
                  {viewerCanRun ? (
                    <Button
                      size="compact-xs"
                      variant="default"
                      leftSection={<IconPlayerPlay size={12} />}
                      aria-label={t('operations.runNowOf', { title })}
                      onClick={() => ask(id, title)}
                    >
                      {t('operations.runNow')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}

function QueuesCard({ queues, now }: { readonly queues: State['queues']; readonly now: string }) {
  const t = useText();
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const busy = queues.filter((queue) => queue.waitingCount + queue.activeCount + queue.failedCount > 0);
  const shown = isAll ? queues : busy;
  return (
    <Card
      title={t('operations.queues')}
      isFlush
      action={
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(!isAll)}>
          {t(isAll ? 'operations.showBusy' : 'operations.showAll')}
        </Button>
      }
    >
      {shown.length === 0 ? (
        <p className="cv-note" style={{ margin: '4px 16px 10px' }}>
          {t('operations.allQuiet', { count: queues.length })}
        </p>
      ) : (
        <Scroll label={t('operations.queues')}>
          <table className="cv-table">
            <caption>{t('operations.queues')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('operations.queue')}</th>
                {(['waiting', 'active', 'delayed', 'failed', 'oldest'] as const).map((key) => (
                  <th key={key} scope="col" className="cv-num">
                    {t(`operations.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((queue) => (
                <tr key={queue.name}>
                  <th scope="row" className="cv-mono">
                    {queue.name}
                  </th>
                  <td className="cv-num">{format.number(queue.waitingCount)}</td>
                  <td className="cv-num">{format.number(queue.activeCount)}</td>
                  <td className="cv-num">{format.number(queue.delayedCount)}</td>
                  <td className={queue.failedCount > 0 ? 'cv-num cv-bad' : 'cv-num'}>
                    {format.number(queue.failedCount)}
                  </td>
                  <td className="cv-num cv-dim">
                    {queue.oldestWaitingAt ? format.duration(queue.oldestWaitingAt, now) : '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Card>
  );
}

interface FailuresProps {
  readonly canRetry: boolean;
  readonly onChanged: () => void;
}

function FailedJobsCard({
  jobs,
  kinds,
  canRetry,
  onChanged,
}: FailuresProps & { readonly jobs: State['failedJobs']; readonly kinds: State['failedKinds'] }) {
  const t = useText();
  const format = useFormat();
  const act = useAct(onChanged);
  const [retry] = useMutation(QueueJobRetryDocument);
  const [retryAll] = useMutation(QueueJobsRetryDocument);
  const [discard] = useMutation(QueueJobDiscardDocument);
  const [discardAll] = useMutation(QueueJobsDiscardDocument);
  const askFirst = (what: 'retryAll' | 'discard', job: string, count: number, work: () => void) =>
    modals.openConfirmModal({
      title: <b>{t(`operations.${what}Title`)}</b>,
      children: <Words fz="sm">{t(`operations.${what}Text`, { what: job, count })}</Words>,
      labels: { confirm: t(`operations.${what}`), cancel: t('action.cancel') },
      confirmProps: what === 'discard' ? { color: 'red' } : {},
      closeButtonProps: { 'aria-label': t('action.close') },
      onConfirm: work,
    });
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  return (
    <FailureList
      title={t('operations.failedJobs')}
      total={total}
      rows={jobs.map(({ job, jobId, reason, attemptCount, failedAt }) => ({
        key: `${job} ${jobId}`,
        name: job,
        note: `${t('operations.attempts')} ${attemptCount}${failedAt ? ` · ${format.dateTime(failedAt)}` : ''}`,
        reason,
        retry: () =>
          void act(async () => {
            const { data } = await retry({ variables: { input: { job, jobId } } });
            return data?.queueJobRetry.errors ?? [];
          }, t('operations.retried')),
        discard: () =>
          askFirst(
            'discard',
            job,
            1,
            () =>
              void act(async () => {
                const { data } = await discard({ variables: { input: { job, jobId } } });
                return data?.queueJobDiscard.errors ?? [];
              }, t('operations.discarded')),
          ),
      }))}
      canRetry={canRetry}
    >
      {canRetry && kinds.some(({ count }) => count > 1) ? (
        <ul className="cv-note" style={{ listStyle: 'none', margin: 0, padding: '4px 16px 10px' }}>
          {kinds
            .filter(({ count }) => count > 1)
            .map(({ job, count }) => (
              <li key={job} style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', marginTop: 6 }}>
                <span className="cv-mono">{job}</span> {format.number(count)}
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('operations.retryAllOf', { what: job })}
                  onClick={() =>
                    askFirst(
                      'retryAll',
                      job,
                      count,
                      () =>
                        void act(async () => {
                          const { data } = await retryAll({ variables: { input: { job } } });
                          return data?.queueJobsRetry.errors ?? [];
                        }, t('operations.retried')),
                    )
                  }
                >
                  {t('operations.retryAll')}
                </Button>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="red"
                  aria-label={t('operations.discardAllOf', { what: job })}
                  onClick={() =>
                    askFirst(
                      'discard',
                      job,
                      count,
                      () =>
                        void act(async () => {
                          const { data } = await discardAll({ variables: { input: { job } } });
                          return data?.queueJobsDiscard.errors ?? [];
                        }, t('operations.discarded')),
                    )
                  }
                >
                  {t('operations.discardAll')}
                </Button>
              </li>
            ))}
        </ul>
      ) : null}
    </FailureList>
  );
}

const knownRoles = ['api', 'worker', 'scheduler', 'all'] as const;
const knownLeases = ['scheduler', 'orders', 'orders.pass'] as const;

/** Who is there, who is in charge of what, and what each works on. */
function ProcessesCard({ state }: { readonly state: State }) {
  const t = useText();
  const format = useFormat();
  const { processes, leases, observedAt } = state;
  const roleText = (role: string): string => {
    const known = knownRoles.find((each) => each === role);
    return known ? t(`operations.role.${known}`) : role;
  };
  const leaseText = (name: string): string => {
    const known = knownLeases.find((each) => each === name);
    return known ? t(`operations.lease.${known}`) : name;
  };
  return (
    <Card title={`${t('operations.processes')} ${processes.length}`} isFlush>
      <Scroll label={t('operations.processes')} maxHeight={420}>
        <table className="cv-table cv-stacks">
          <caption>{t('operations.processes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('operations.role')}</th>
              <th scope="col">{t('operations.host')}</th>
              <th scope="col">{t('operations.state')}</th>
              <th scope="col">{t('operations.does')}</th>
              <th scope="col" className="cv-num">
                {t('operations.since')}
              </th>
              <th scope="col" className="cv-num">
                {t('operations.beat')}
              </th>
            </tr>
          </thead>
          <tbody>
            {processes.map((process) => {
              const held = leases
                .filter(({ processId }) => processId === process.id)
                .map(({ name }) => leaseText(name));
              return (
                <tr key={process.id}>
                  <th scope="row">
                    {roleText(process.role)}
                    <div className="cv-note">
                      {process.engineVersion}
                      {process.threadCount > 0 ? ` · ${t('operations.threads', { count: process.threadCount })}` : ''}
                    </div>
                  </th>
                  <td className="cv-mono" data-label={t('operations.host')}>
                    <div>
                      {process.hostName}
                      <div className="cv-note">{process.pid}</div>
                    </div>
                  </td>
                  <td
                    className={`cv-nowrap ${process.state === 'SILENT' ? 'cv-bad' : process.state === 'WORKING' ? 'cv-good' : ''}`}
                    data-label={t('operations.state')}
                  >
                    {t(`operations.state.${process.state}`)}
                  </td>
                  <td data-label={t('operations.does')}>
                    <div>
                      {process.activeJobs.map(({ job, count }) => (
                        <div key={job} className="cv-mono">
                          {job} {count}
                        </div>
                      ))}
                      {held.length > 0 ? (
                        <div className="cv-note">{t('operations.holds', { what: held.join(', ') })}</div>
                      ) : null}
                      {process.activeJobs.length + held.length === 0 ? '–' : null}
                    </div>
                  </td>
                  <td className="cv-num cv-dim" data-label={t('operations.since')}>
                    {format.dateTime(process.startedAt)}
                  </td>
                  <td className="cv-num cv-dim" data-label={t('operations.beat')}>
                    {t('operations.beatAgo', { age: format.duration(process.beatAt, observedAt) })}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}

type EtlFailures = readonly State['etlFailures']['edges'][number]['node'][];

function EtlFailuresCard({ failures, canRetry, onChanged }: FailuresProps & { readonly failures: EtlFailures }) {
  const t = useText();
  const act = useAct(onChanged);
  const [retry] = useMutation(EtlFailureRetryDocument);
  return (
    <FailureList
      title={t('operations.etlFailures')}
      rows={failures.map(({ id, code, fromDay, toDay, reason, attemptCount }) => ({
        key: id,
        name: code,
        note: `${fromDay} ~ ${toDay} · ${t('operations.attempts')} ${attemptCount}`,
        reason,
        retry: () =>
          void act(async () => {
            const { data } = await retry({ variables: { input: { id, idempotencyKey: newKey() } } });
            return data?.etlFailureRetry.errors ?? [];
          }, t('operations.retried')),
      }))}
      canRetry={canRetry}
    />
  );
}

interface FailureRow {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly reason: string;
  readonly retry: () => void;
  readonly discard?: () => void;
}

function FailureList({
  title,
  rows,
  total = rows.length,
  canRetry,
  children,
}: {
  readonly title: string;
  readonly rows: readonly FailureRow[];
  /** With those that are not among the rows. */
  readonly total?: number;
  readonly canRetry: boolean;
  readonly children?: ReactNode;
}) {
  const t = useText();
  return (
    <Card title={`${title} ${total > 0 ? total : ''}`.trim()} isFlush={rows.length > 0}>
      {rows.length === 0 ? (
        <p className="cv-note" style={{ margin: 0 }}>
          {t('operations.noFailures')}
        </p>
      ) : (
        <Scroll label={title} maxHeight={320}>
          <table className="cv-table">
            <caption>{title}</caption>
            <tbody>
              {rows.map(({ key, name, note, reason, retry, discard }) => (
                <tr key={key}>
                  <th scope="row">
                    <span className="cv-mono">{name}</span>
                    <div className="cv-note" style={{ overflowWrap: 'anywhere' }}>
                      {reason}
                    </div>
                    <div className="cv-note">{note}</div>
                  </th>
                  <td className="cv-num">
                    {canRetry ? (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={t('operations.retryOf', { what: name })}
                        onClick={retry}
                      >
                        {t('operations.retry')}
                      </Button>
                    ) : null}
                    {canRetry && discard ? (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="red"
                        aria-label={t('operations.discardOf', { what: name })}
                        onClick={discard}
                      >
                        {t('operations.discard')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {children}
    </Card>
  );
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="cv-facts">
      {facts.map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
    </dl>
  );
}

function ServerCard({ state, versions }: { readonly state: State; readonly versions: string }) {
  const t = useText();
  const format = useFormat();
  const viewer = useViewer();
  const { data } = useQuery(OperationsBudgetDocument, {
    skip: !viewer.can('LLM_USAGE_READ'),
    fetchPolicy: 'no-cache',
  });
  const { process, engine, outbox, eventLog } = state;
  const now = state.observedAt;
  const budget = data?.llmBudget;
  return (
    <Card title={t('operations.server')}>
      <Facts
        facts={[
          [t('operations.uptime'), uptime(process.startedAt, now, format)],
          [t('operations.memory'), `${format.number(process.residentBytes / 1e6)} MB`],
          [t('operations.loop'), `${format.number(process.eventLoopDelayMs, 0)} ms`],
          [
            t('operations.engineThreads'),
            t('operations.engineThreadsText', {
              busy: engine.busyCount,
              all: engine.threadCount,
              waiting: engine.waitingCount,
            }),
          ],
          [t('operations.versions'), `${versions} · ${process.nodeVersion}`],
          [
            t('operations.outbox'),
            t('operations.outboxText', {
              count: outbox.waitingCount,
              age: outbox.oldestAt ? format.duration(outbox.oldestAt, now) : '–',
            }),
          ],
          [
            t('operations.events'),
            t('operations.eventsText', {
              count: format.number(eventLog.eventCount),
              streams: format.number(eventLog.streamCount),
              when: eventLog.newestAt ? format.time(eventLog.newestAt) : '–',
            }),
          ],
          ...(budget
            ? [
                [
                  t('operations.budget'),
                  budget.model === null
                    ? t('operations.budgetNone')
                    : t('operations.budgetText', {
                        spent: format.won(budget.spentKrw),
                        limit: format.won(budget.limitKrw),
                      }),
                ] as const,
              ]
            : []),
        ]}
      />
    </Card>
  );
}

/** Days and hours of a server, minutes of a young one. */
function uptime(from: string, to: string, format: ReturnType<typeof useFormat>): string {
  const hours = Math.floor((Date.parse(to) - Date.parse(from)) / 3_600_000);
  if (hours < 1) return format.duration(from, to);
  const [day, hour] = format.language === 'ko' ? ['일 ', '시간'] : ['d ', 'h'];
  return `${hours >= 24 ? `${Math.floor(hours / 24)}${day}` : ''}${hours % 24}${hour}`;
}

/** From here on rule R14 holds. */
const STALE_FEED_DAYS = 7;

/** What is in use of a threat feed, and why it is no newer. */
function FeedFact({ feed }: { readonly feed: OperationsQuery['threatFeeds'][number] }) {
  const t = useText();
  const format = useFormat();
  const { isOff, version, entryCount, checkedAt, isSimulated, ageDays, lastError } = feed;
  if (isOff) return <span className="cv-dim">{t('feed.off')}</span>;
  return (
    <span>
      <span className={(ageDays ?? 0) > STALE_FEED_DAYS ? 'cv-bad' : ''}>{version ?? t('feed.never')}</span>
      {isSimulated ? ` · ${t('feed.simulated')}` : ''}
      {typeof entryCount === 'number' ? (
        <div className="cv-note">
          {t('feed.entries', { count: format.number(entryCount) })}
          {checkedAt ? ` · ${t('feed.checked', { when: format.dateTime(checkedAt) })}` : ''}
        </div>
      ) : null}
      {lastError ? <div className="cv-note cv-bad">{t('feed.error', { reason: lastError })}</div> : null}
    </span>
  );
}

function IngestionCard({
  ingestion,
  feeds,
}: {
  readonly ingestion: State['ingestion'];
  readonly feeds: OperationsQuery['threatFeeds'];
}) {
  const t = useText();
  const format = useFormat();
  const behind = ingestion.sessionsBehindCount ?? null;
  return (
    <Card title={t('operations.ingestion')}>
      <Facts
        facts={[
          [t('operations.latestSession'), ingestion.latestSession ?? '–'],
          [
            t('operations.behind'),
            behind === null ? (
              '–'
            ) : (
              <span key="behind" className={behind > 0 ? 'cv-bad' : ''}>
                {t('operations.behindCount', { count: behind })}
              </span>
            ),
          ],
          [t('operations.instruments'), format.number(ingestion.instrumentCount)],
          [t('operations.candles'), format.number(ingestion.candleCount)],
          [t('operations.etlFailures'), format.number(ingestion.openFailureCount)],
          ...feeds.map((feed) => [t(`feed.${feed.feed}`), <FeedFact key={feed.feed} feed={feed} />] as const),
        ]}
      />
    </Card>
  );
}
