import type { Language } from '../platform/graphql/permission.ts';
import { failureText } from '../simulation/run-view.ts';

import type { ReportContent as Content } from './report-content.ts';
import type { Report } from './report.entity.ts';
import type { ReportContent, ReportType } from './report.type.ts';

/** A report as clients see it, with its row for fields that are looked up. */
export type ReportView = ReportType & { readonly row: Report };

export function reportView(row: Report, language: Language): ReportView {
  return {
    id: row.publicId,
    kind: row.kind,
    language: row.language,
    status: row.status,
    progressRatio: row.progressRatio,
    failure: failureText(row.failure, language),
    createdAt: row.createdAt,
    createdBy: row.createdBy ?? null,
    finishedAt: row.finishedAt ?? null,
    keptUntil: row.keptUntil,
    contentSha256: row.contentSha256 ?? null,
    files: (row.files ?? []).map(({ format, sizeBytes, sha256 }) => ({ format, sizeBytes, sha256 })),
    row,
  };
}

export function contentView({ sections, ...content }: Content): ReportContent {
  return {
    ...content,
    sections: sections.map(({ id, title, blocks }) => ({
      name: id,
      title,
      blocks: blocks.map((block) =>
        block.kind === 'TABLE' ? { ...block, rows: block.rows.map((cells) => ({ cells })) } : block,
      ),
    })),
  };
}
