import type { AlertSeverity } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';

const bands: Readonly<Record<AlertSeverity, number>> = { INFO: 1, WATCH: 2, WARN: 3, CRITICAL: 4 };

/** Severity in a word; the dot only helps. */
export function SeverityTag({ severity }: { readonly severity: AlertSeverity }) {
  const t = useText();
  return (
    <span className="cv-tag">
      <span className="cv-dot" style={{ background: `var(--cv-band-${bands[severity]})` }} />
      {t(`severity.${severity}`)}
    </span>
  );
}
