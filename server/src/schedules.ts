import { z } from 'zod';

import { defineJob } from './platform/queue.ts';
import type { Queue } from './platform/queue.ts';
import { WATCH_MINUTES } from './alerts/alert-watch.ts';
import { evaluateJob } from './alerts/alerts.queue.ts';
import { backupJob } from './backup/backup.queue.ts';
import { regularTrainingJob, scoreJob } from './forecast/forecast.queue.ts';
import { refreshFeedsJob } from './intelligence/intelligence.queue.ts';
import { refreshJob, sessionRefreshJob } from './market/market.queue.ts';
import { lookJob } from './notifications/notification.queue.ts';
import { scheduled } from './operations/schedule.ts';
import type { ScheduledWork } from './operations/schedule.ts';
import { weeklyReportsJob } from './reports/report.queue.ts';

/** Removes what need not be kept any longer. */
export const upkeepJob = defineJob('platform.upkeep', z.object({}), { retry: 'once', timeLimitMs: 30 * 60_000 });

const timeZone = 'Asia/Seoul';

/**
 * Everything that happens by the clock, and nothing else does: one line a schedule, times in Seoul. A line that goes away
 * ends its schedule at the next start. What follows an event stands in `pipeline.ts`.
 */
export const schedules: readonly ScheduledWork[] = [
  scheduled({
    id: 'market-close',
    rule: { cron: '10 16 * * 1-5', timeZone }, // KRX closes at 15:30; the vendor's daily row is final half an hour later
    job: refreshJob,
    payload: {},
    isAfterDemo: true,
    title: { KO: '장 마감 수집', EN: 'Ingestion after the close' },
    purpose: { KO: '그날의 종가를 받습니다.', EN: 'Fetches the closes of the day.' },
  }),
  scheduled({
    id: 'market-session',
    rule: { cron: '5,25,45 9-17 * * 1-5', timeZone }, // on holidays of the exchange its job does nothing
    job: sessionRefreshJob,
    payload: {},
    isAfterDemo: true,
    title: { KO: '거래일 시세 보충', EN: 'Refresh on trading days' },
    purpose: {
      KO: '거래일 장중과 마감 뒤에는 20분마다 빠진 시세를 받습니다.',
      EN: 'Fetches what is missing every 20 minutes during a session and after its close.',
    },
  }),
  scheduled({
    id: 'market-refresh',
    rule: { cron: '10 * * * *', timeZone },
    job: refreshJob,
    payload: {},
    isAfterDemo: true,
    title: { KO: '시세 보충', EN: 'Refresh of prices' },
    purpose: {
      KO: '빠진 시세를 받고, 실패했던 수집을 다시 합니다.',
      EN: 'Fetches what is missing and mends what failed before.',
    },
  }),
  scheduled({
    id: 'threat-feeds',
    rule: { cron: '30 6 * * *', timeZone }, // EPSS of the day is there by then, and KEV follows the working day in Washington
    job: refreshFeedsJob,
    payload: {},
    isAfterDemo: true,
    title: { KO: '위협 정보 수집', EN: 'Threat feeds' },
    purpose: {
      KO: '악용된 취약점 목록(KEV)과 악용 가능성(EPSS)을 받습니다.',
      EN: 'Fetches known exploited vulnerabilities (KEV) and probabilities of exploitation (EPSS).',
    },
  }),
  scheduled({
    id: 'alerts',
    rule: { everyMs: WATCH_MINUTES * 60_000 },
    job: evaluateJob,
    payload: { cause: 'SCHEDULE', subject: null },
    title: { KO: '경보 평가', EN: 'Evaluation of alerts' },
    purpose: {
      KO: '상태, 자료의 나이, 확인하지 않은 경보를 봅니다.',
      EN: 'Looks at standing states, the age of data and alerts that nobody has seen.',
    },
  }),
  scheduled({
    id: 'notifications',
    rule: { everyMs: 10 * 60_000 },
    job: lookJob,
    payload: {},
    title: { KO: '알림 점검', EN: 'Check of notifications' },
    purpose: {
      KO: '자료가 늦으면 알리고, 잃은 발송을 다시 보냅니다.',
      EN: 'Tells of late data and sends again what was lost.',
    },
  }),
  scheduled({
    id: 'forecast-score',
    rule: { cron: '30 18 * * 1-5', timeZone },
    job: scoreJob,
    payload: {},
    title: { KO: '예측 채점과 품질', EN: 'Scoring and quality of forecasts' },
    purpose: {
      KO: '때가 된 예측과 VaR를 실제와 견주고 주간 품질을 냅니다.',
      EN: 'Compares forecasts and VaR that are due with what happened, and sums up the week.',
    },
  }),
  scheduled({
    id: 'forecast-training',
    rule: { cron: '0 3 * * 0', timeZone },
    job: regularTrainingJob,
    payload: {},
    title: { KO: '예측 모형 학습', EN: 'Training of models' },
    purpose: { KO: '모든 예측 모형을 다시 학습합니다.', EN: 'Trains all forecasting models again.' },
  }),
  scheduled({
    id: 'weekly-report',
    rule: { cron: '0 7 * * 1', timeZone },
    job: weeklyReportsJob,
    payload: {},
    title: { KO: '주간 위험 보고서', EN: 'Weekly risk report' },
    purpose: {
      KO: '지난주에 끝난 마지막 실행의 위험 보고서를 만듭니다.',
      EN: 'Makes the risk report of the last run that was finished in the past week.',
    },
  }),
  scheduled({
    id: 'backup-daily',
    rule: { cron: '30 2 * * *', timeZone },
    job: backupJob,
    payload: { kind: 'DAILY' },
    title: { KO: '백업', EN: 'Backup' },
    purpose: {
      KO: '모든 행과 새 객체를 보관 장소에 쓰고 다시 읽어 봅니다.',
      EN: 'Writes all rows and new objects to the place of archives, and reads them back.',
    },
  }),
  scheduled({
    id: 'backup-weekly',
    rule: { cron: '0 4 * * 0', timeZone },
    job: backupJob,
    payload: { kind: 'WEEKLY' },
    title: { KO: '주간 백업과 복원 연습', EN: 'Weekly backup and drill' },
    purpose: {
      KO: '객체까지 모두 다시 읽고, 임시 데이터베이스에 복원해 봅니다.',
      EN: 'Reads every object back too, and restores the rows into a scratch database.',
    },
  }),
  scheduled({
    id: 'upkeep',
    rule: { everyMs: 60 * 60_000 },
    job: upkeepJob,
    payload: {},
    title: { KO: '정리', EN: 'Clean-up' },
    purpose: {
      KO: '기한이 지난 사건, 열쇠, 세션, 표본, 보고서, 기록을 지웁니다.',
      EN: 'Removes events, keys, sessions, samples, reports and records whose time is over.',
    },
  }),
];

export interface KeepingSchedules {
  /** Those that wait for the demo begin, too. */
  readonly isPastDemo: boolean;
  /** Every rule is told again, since it may have changed; otherwise only what the queue does not know (any more). */
  readonly isAnew: boolean;
}

/** Makes the queue's schedules those of the table: adds, changes, and ends what is no longer in it. */
export async function keepSchedules(
  queue: Queue,
  { isPastDemo, isAnew }: KeepingSchedules,
  table: readonly ScheduledWork[] = schedules,
): Promise<void> {
  const keyOf = (job: string, id: string): string => `${job} ${id}`;
  const known = new Set(table.map(({ id, job }) => keyOf(job.name, id)));
  const planned = await queue.plans(table.map(({ job }) => job.name));
  for (const { id, job } of planned) if (!known.has(keyOf(job, id))) await queue.unschedule(job, id);
  const there = new Set(planned.map(({ id, job }) => keyOf(job, id)));
  for (const { id, rule, job, payload, isAfterDemo } of table) {
    if (isAfterDemo && !isPastDemo) continue;
    if (isAnew || !there.has(keyOf(job.name, id))) await queue.schedule(id, rule, job, payload);
  }
}
