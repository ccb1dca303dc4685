import { Tooltip } from '@mantine/core';

import type { OrderStatus } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';

const colours: Record<OrderStatus, string> = {
  DRAFT: 'var(--cv-series-8)',
  AWAITING_APPROVAL: 'var(--cv-band-2)',
  APPROVED: 'var(--cv-series-2)',
  SENDING: 'var(--cv-series-2)',
  UNKNOWN: 'var(--cv-band-3)',
  ACCEPTED: 'var(--cv-series-1)',
  PARTLY_FILLED: 'var(--cv-series-1)',
  FILLED: 'var(--cv-band-0)',
  CANCELLED: 'var(--cv-series-8)',
  DECLINED: 'var(--cv-band-4)',
  REJECTED: 'var(--cv-band-4)',
  EXPIRED: 'var(--cv-series-8)',
  DISCARDED: 'var(--cv-series-8)',
};
const moving: ReadonlySet<OrderStatus> = new Set(['APPROVED', 'SENDING', 'UNKNOWN']);

/** Where an order stands, in one word. */
export function OrderStatusTag({ status }: { readonly status: OrderStatus }) {
  const t = useText();
  const dot = (
    <span className={moving.has(status) ? 'cv-dot cv-pulse' : 'cv-dot'} style={{ background: colours[status] }} />
  );
  if (status !== 'UNKNOWN') {
    return (
      <span className="cv-tag">
        {dot}
        {t(`orderStatus.${status}`)}
      </span>
    );
  }
  return (
    <Tooltip label={t('orderStatus.UNKNOWN.hint')} multiline maw={280}>
      <button type="button" className="cv-tag">
        {dot}
        {t('orderStatus.UNKNOWN')}
      </button>
    </Tooltip>
  );
}
