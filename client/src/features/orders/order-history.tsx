import type { OrderQuery } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { ko } from '../../text/ko.ts';
import type { TextKey } from '../../text/ko.ts';
import { useFormat } from '../../ui/use-format.ts';

type Transition = NonNullable<OrderQuery['order']>['history'][number];

/** Every step that an order took, newest first. */
export function OrderHistory({ transitions }: { readonly transitions: readonly Transition[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <ol className="cv-timeline">
      {transitions
        .map((each, index) => ({ ...each, index }))
        .toReversed()
        .map(({ index, action, actor, reason, occurredAt, toStatus }) => {
          const key = `orderAction.${action}`;
          return (
            <li key={index}>
              <div>
                <b>{key in ko ? t(key as TextKey) : action}</b>{' '}
                <span className="cv-dim">→ {t(`orderStatus.${toStatus}`)}</span>
              </div>
              <div className="cv-note">
                {actor ?? t('order.actor.server')} · {format.dateTime(occurredAt)}
              </div>
              {reason ? <div>{reason}</div> : null}
            </li>
          );
        })}
    </ol>
  );
}
