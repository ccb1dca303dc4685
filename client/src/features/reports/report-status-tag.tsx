import type { ReportStatus } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';

const colours: Record<ReportStatus, string> = {
  QUEUED: 'var(--cv-series-8)',
  RUNNING: 'var(--cv-series-2)',
  SUCCEEDED: 'var(--cv-band-0)',
  FAILED: 'var(--cv-band-4)',
};

export function ReportStatusTag({ status }: { readonly status: ReportStatus }) {
  const t = useText();
  return (
    <span className="cv-tag">
      <span className={status === 'RUNNING' ? 'cv-dot cv-pulse' : 'cv-dot'} style={{ background: colours[status] }} />
      {t(`reportStatus.${status}`)}
    </span>
  );
}
