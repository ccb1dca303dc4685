import type { BulkWriteResult } from './bulk-candle-messages.ts';
import type { ImportError, ImportErrorKind, ImportReport, ImportWarningKind } from './price-import.ts';

export const importLanguages = ['ko', 'en'] as const;
export type ImportLanguage = (typeof importLanguages)[number];

interface Texts {
  readonly usage: string;
  readonly reading: string;
  readonly error: (error: ImportError) => string;
  readonly kinds: Readonly<Record<ImportErrorKind, string>>;
  readonly warnings: Readonly<Record<ImportWarningKind, string>>;
  readonly summary: (report: ImportReport) => string;
  readonly moreErrors: (count: number) => string;
  readonly nothingStored: (count: number) => string;
  readonly dryRun: string;
  readonly warningsTitle: string;
  readonly missingSessions: (count: number) => string;
  readonly stored: (result: BulkWriteResult, seconds: string) => string;
  readonly universe: (line: number, column: string) => string;
  readonly noFile: (file: string) => string;
}

const options = `npm run import -- FILE.csv[.gz] [--universe FILE] [--dry-run] [--data DIR] [--lang ko|en]`;

export const importTexts: Readonly<Record<ImportLanguage, Texts>> = {
  ko: {
    usage: `사용법: ${options}\n열: date,symbol,open,high,low,close,volume (머리줄 필요, UTF-8)`,
    reading: '읽는 중',
    error: ({ line, kind, column, value }) =>
      `  ${line}행: ${importTexts.ko.kinds[kind]}${column && ` [${column}]`}${value && `: ${value}`}`,
    kinds: {
      'missing-column': '열이 없습니다',
      'field-count': '필드 수가 머리줄과 다릅니다',
      'bad-symbol': '종목 코드가 아닙니다',
      'bad-date': '날짜를 읽을 수 없습니다',
      'bad-number': '정수를 읽을 수 없습니다',
      'price-not-positive': '가격이 0 이하입니다',
      'negative-volume': '거래량이 음수입니다',
      duplicate: '날짜와 종목이 중복됩니다',
      'future-date': '미래의 날짜입니다',
      'no-rows': '자료 행이 없습니다',
    },
    warnings: {
      'open-or-close-outside-range': '시가나 종가가 고가와 저가 사이를 벗어남',
      'empty-volume': '거래량이 비어 있음',
      'beyond-daily-limit': '가격제한폭을 넘는 변동',
      'calendar-gap': '거래일이 빠진 구간',
      'not-a-session': '휴장일의 자료',
    },
    summary: ({ rowCount, symbolCount, firstDate, lastDate }) =>
      `${rowCount.toLocaleString('ko-KR')}행, ${symbolCount}종목, ${firstDate ?? '-'} ~ ${lastDate ?? '-'}`,
    moreErrors: (count) => `  … 그 밖에 ${count.toLocaleString('ko-KR')}건`,
    nothingStored: (count) => `오류 ${count.toLocaleString('ko-KR')}건: 아무것도 저장하지 않았습니다.`,
    dryRun: '시험 실행: 저장하지 않았습니다.',
    warningsTitle: '경고 (저장에는 포함됨)',
    missingSessions: (count) => `빠진 거래일 ${count.toLocaleString('ko-KR')}일`,
    stored: ({ insertedCount, updatedCount, unchangedCount }, seconds) =>
      `저장 완료: 추가 ${insertedCount.toLocaleString('ko-KR')}, 변경 ${updatedCount.toLocaleString('ko-KR')}, 그대로 ${unchangedCount.toLocaleString('ko-KR')} (${seconds}초)`,
    universe: (line, column) => `종목 파일 ${line}행: ${column} 열이나 값이 없습니다.`,
    noFile: (file) => `파일이 없습니다: ${file}`,
  },
  en: {
    usage: `Usage: ${options}\nColumns: date,symbol,open,high,low,close,volume (header line, UTF-8)`,
    reading: 'reading',
    error: ({ line, kind, column, value }) =>
      `  line ${line}: ${importTexts.en.kinds[kind]}${column && ` [${column}]`}${value && `: ${value}`}`,
    kinds: {
      'missing-column': 'column is missing',
      'field-count': 'number of fields differs from the header',
      'bad-symbol': 'not an issue code',
      'bad-date': 'date cannot be read',
      'bad-number': 'not a whole number',
      'price-not-positive': 'price is not above 0',
      'negative-volume': 'volume is negative',
      duplicate: 'date and symbol occur twice',
      'future-date': 'date lies in the future',
      'no-rows': 'no rows of data',
    },
    warnings: {
      'open-or-close-outside-range': 'open or close outside high and low',
      'empty-volume': 'empty volume',
      'beyond-daily-limit': 'move beyond the daily price limit',
      'calendar-gap': 'runs of missing sessions',
      'not-a-session': 'rows on days without trading',
    },
    summary: ({ rowCount, symbolCount, firstDate, lastDate }) =>
      `${rowCount.toLocaleString('en-US')} rows, ${symbolCount} symbols, ${firstDate ?? '-'} to ${lastDate ?? '-'}`,
    moreErrors: (count) => `  … and ${count.toLocaleString('en-US')} more`,
    nothingStored: (count) => `${count.toLocaleString('en-US')} errors: nothing was stored.`,
    dryRun: 'Dry run: nothing was stored.',
    warningsTitle: 'Warnings (imported all the same)',
    missingSessions: (count) => `${count.toLocaleString('en-US')} missing sessions`,
    stored: ({ insertedCount, updatedCount, unchangedCount }, seconds) =>
      `Stored: ${insertedCount.toLocaleString('en-US')} new, ${updatedCount.toLocaleString('en-US')} changed, ${unchangedCount.toLocaleString('en-US')} unchanged (${seconds} s)`,
    universe: (line, column) => `Universe file, line ${line}: column or value of ${column} is missing.`,
    noFile: (file) => `There is no such file: ${file}`,
  },
};

/** The report as lines for a terminal; the same for a dry run and an import. */
export function describeReport(report: ImportReport, language: ImportLanguage): string[] {
  const texts = importTexts[language];
  const lines = [texts.summary(report)];
  const warned = Object.entries(report.warnings).filter(([, count]) => count > 0) as [ImportWarningKind, number][];
  if (warned.length > 0) lines.push(`${texts.warningsTitle}:`);
  for (const [kind, count] of warned) {
    const extra = kind === 'calendar-gap' ? ` (${texts.missingSessions(report.missingSessionCount)})` : '';
    lines.push(`  ${texts.warnings[kind]}: ${count.toLocaleString('en-US')}${extra}`);
  }
  lines.push(...report.errors.map(texts.error));
  if (report.errorCount > report.errors.length) lines.push(texts.moreErrors(report.errorCount - report.errors.length));
  return lines;
}

/** `--lang`, else the language of the environment, else Korean. */
export function importLanguage(
  given: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): ImportLanguage {
  if (given) return given.startsWith('en') ? 'en' : 'ko';
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.startsWith('en') ? 'en' : 'ko';
}
