import { ChannelsCard } from '../features/notifications/channels-card.tsx';
import { DeliveriesCard } from '../features/notifications/deliveries-card.tsx';
import { FeedCard } from '../features/notifications/feed-card.tsx';
import { RulesCard } from '../features/notifications/rules-card.tsx';
import { useText } from '../text/text.ts';
import { PageHead } from '../ui/page-head.tsx';

export function Component() {
  const t = useText();
  return (
    <div className="cv-page">
      <PageHead title={t('nav.notifications')} sub={t('notifications.hint')} />
      <div className="cv-grid">
        <FeedCard />
        <ChannelsCard />
        <RulesCard />
        <DeliveriesCard />
      </div>
    </div>
  );
}
