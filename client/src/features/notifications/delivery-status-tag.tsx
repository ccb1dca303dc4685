import type { DeliveryPartsFragment, NotificationDeliveryStatus } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';

const colours: Record<NotificationDeliveryStatus, string> = {
  PENDING: 'var(--cv-series-2)',
  SENT: 'var(--cv-band-0)',
  FAILED: 'var(--cv-band-4)',
  GAVE_UP: 'var(--cv-band-4)',
  SUPPRESSED: 'var(--cv-series-8)',
};

export function DeliveryStatusTag({ status }: { readonly status: NotificationDeliveryStatus }) {
  const t = useText();
  return (
    <span className="cv-tag">
      <span className={status === 'PENDING' ? 'cv-dot cv-pulse' : 'cv-dot'} style={{ background: colours[status] }} />
      {t(`deliveryStatus.${status}`)}
    </span>
  );
}

/** State, answer and time of a delivery in one line. */
export function DeliveryResult({ delivery }: { readonly delivery: DeliveryPartsFragment }) {
  const t = useText();
  const { status, lastStatusCode, lastFailure, latencyMs } = delivery;
  const facts = [
    lastStatusCode === null ? null : `HTTP ${lastStatusCode}`,
    lastFailure === null ? null : t(`deliveryFailure.${lastFailure}`),
    latencyMs === null ? null : t('deliveries.ms', { count: latencyMs }),
  ].filter((fact) => fact !== null);
  return (
    <>
      <DeliveryStatusTag status={status} /> {facts.join(' · ')}
    </>
  );
}
