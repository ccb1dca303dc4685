import type { SimulationRunStatus } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';

const colours: Record<SimulationRunStatus, string> = {
  QUEUED: 'var(--cv-series-8)',
  RUNNING: 'var(--cv-series-2)',
  MERGING: 'var(--cv-series-2)',
  SUCCEEDED: 'var(--cv-band-0)',
  FAILED: 'var(--cv-band-4)',
  CANCELLED: 'var(--cv-series-8)',
};

export function RunStatusTag({ status }: { readonly status: SimulationRunStatus }) {
  const t = useText();
  const isMoving = status === 'RUNNING' || status === 'MERGING';
  return (
    <span className="cv-tag">
      <span className={isMoving ? 'cv-dot cv-pulse' : 'cv-dot'} style={{ background: colours[status] }} />
      {t(`runStatus.${status}`)}
    </span>
  );
}
