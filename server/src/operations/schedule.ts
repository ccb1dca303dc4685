import type { JobDefinition, Schedule } from '../platform/queue.ts';
import type { Language } from '../platform/graphql/permission.ts';

/** Work that comes back by itself. */
export interface ScheduledWork {
  /** Stable; runs are kept under it. */
  readonly id: string;
  readonly rule: Schedule;
  readonly job: JobDefinition<unknown>;
  readonly payload: unknown;
  readonly title: Readonly<Record<Language, string>>;
  /** What it is for, one sentence. */
  readonly purpose: Readonly<Record<Language, string>>;
  /** Begins when the demo is prepared, which fetches prices in an order of its own. */
  readonly isAfterDemo?: boolean;
}

/** One line of the table of schedules, with its payload checked by the compiler. */
export function scheduled<T>(
  work: Omit<ScheduledWork, 'job' | 'payload'> & { readonly job: JobDefinition<T>; readonly payload: T },
): ScheduledWork {
  return work;
}

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  KO: ['일', '월', '화', '수', '목', '금', '토'],
  EN: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** When it comes, in words; a pattern that is none of the usual ones stands as it is. */
export function ruleText(rule: Schedule, language: Language): string {
  const isKorean = language === 'KO';
  if ('everyMs' in rule) {
    const minutes = Math.round(rule.everyMs / 60_000);
    if (minutes % 60 === 0) {
      const hours = minutes / 60;
      return isKorean ? `${hours}시간마다` : hours === 1 ? 'every hour' : `every ${hours} hours`;
    }
    return isKorean ? `${minutes}분마다` : `every ${minutes} minutes`;
  }
  const [minute = '', hour = '', dayOfMonth, month, weekday = ''] = rule.cron.split(' ');
  const [, from, to] = /^(\d+)-(\d+)$/.exec(hour) ?? [];
  if (from && to && /^\d+(,\d+)+$/.test(minute) && dayOfMonth === '*' && month === '*' && weekday === '1-5') {
    const minutes = minute.replaceAll(',', ', ');
    return isKorean ? `평일 ${from}~${to}시 ${minutes}분` : `weekdays, hours ${from} to ${to}, at minutes ${minutes}`;
  }
  const isPlain = /^\d+$/.test(minute) && dayOfMonth === '*' && month === '*';
  if (!isPlain) return `${rule.cron} (${rule.timeZone})`;
  const at = minute.padStart(2, '0');
  if (hour === '*' && weekday === '*') return isKorean ? `매시 ${at}분` : `each hour at :${at}`;
  if (!/^\d+$/.test(hour)) return `${rule.cron} (${rule.timeZone})`;
  const time = `${hour.padStart(2, '0')}:${at}`;
  if (weekday === '*') return isKorean ? `매일 ${time}` : `daily at ${time}`;
  if (weekday === '1-5') return isKorean ? `평일 ${time}` : `weekdays at ${time}`;
  const day = /^[0-6]$/.test(weekday) ? weekdays[language][Number(weekday)]! : null;
  if (day === null) return `${rule.cron} (${rule.timeZone})`;
  return isKorean ? `매주 ${day}요일 ${time}` : `each ${day} at ${time}`;
}
