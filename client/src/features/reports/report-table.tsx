import { Link } from 'react-router';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { DownloadMenu } from './download-menu.tsx';
import { reportRowFragment } from './report-documents.ts';
import { ReportStatusTag } from './report-status-tag.tsx';

export function ReportTable({ rows }: { readonly rows: readonly FragmentType<typeof reportRowFragment>[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Scroll label={t('reports.history')}>
      <table className="cv-table">
        <caption>{t('reports.history')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reports.subject')}</th>
            <th scope="col" className="cv-wide">
              {t('reports.language')}
            </th>
            <th scope="col">{t('reports.status')}</th>
            <th scope="col" className="cv-num cv-wide">
              {t('reports.created')}
            </th>
            <th scope="col" className="cv-num">
              {t('reports.files')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((masked) => {
            const report = readFragment(reportRowFragment, masked);
            return (
              <tr key={report.id} className="cv-link">
                <th scope="row" style={{ minWidth: 140 }}>
                  <Link to={`/reports/${report.id}`} style={{ fontWeight: 600, color: 'inherit' }}>
                    {t(`reportKind.${report.kind}`)}
                  </Link>
                  <div className="cv-note">
                    {report.run.scenario.name} v{report.run.scenarioVersion}
                  </div>
                  <span className="cv-narrow cv-note">{format.dateTime(report.createdAt)}</span>
                </th>
                <td className="cv-wide">{t(`reports.language.${report.language}`)}</td>
                <td>
                  <ReportStatusTag status={report.status} />
                </td>
                <td className="cv-num cv-dim cv-wide">
                  {format.dateTime(report.createdAt)}
                  <div className="cv-note">{report.createdBy}</div>
                </td>
                <td className="cv-num">
                  {report.files.length > 0 ? <DownloadMenu reportId={report.id} files={report.files} isSmall /> : '–'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
