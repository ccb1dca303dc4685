import type { ReportContent } from './report-content.ts';
import type { ReportFormat } from './report.entity.ts';

const endings: Readonly<Record<ReportFormat, string>> = { PDF: 'pdf', CSV: 'csv', WEB: 'json' };

/** Key of a file in the bucket `reports`; its last step is the name that a browser saves it under. */
export function reportKey(
  reportId: string,
  { kind, subjectId, language }: ReportContent,
  format: ReportFormat,
): string {
  const what = kind === 'RISK_REPORT' ? 'risk-report' : 'decision-record';
  return `${reportId}/convergence-${what}-${subjectId}-${language.toLowerCase()}.${endings[format]}`;
}
