import {
  IconAdjustmentsHorizontal,
  IconAlertTriangle,
  IconBell,
  IconBuilding,
  IconChecklist,
  IconCoins,
  IconFileDescription,
  IconGauge,
  IconHistory,
  IconPlayerPlay,
  IconServerCog,
  IconReceipt,
  IconRosetteDiscountCheck,
  IconTargetArrow,
  IconUsers,
  IconWallet,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';

import type { Permission } from '../gql/graphql.ts';
import type { TextKey } from '../text/ko.ts';

export interface Place {
  readonly to: string;
  readonly text: TextKey;
  readonly Icon: Icon;
  /** Who may go there; left out: everyone who is signed in. */
  readonly permission?: Permission;
}

/** The navigation: groups in order, the places of each in order. A page adds its line here. */
export const placeGroups: readonly { readonly text: TextKey; readonly places: readonly Place[] }[] = [
  {
    text: 'nav.group.analysis',
    places: [
      { to: '/', text: 'nav.overview', Icon: IconGauge },
      { to: '/scenarios', text: 'nav.scenarios', Icon: IconAdjustmentsHorizontal },
      { to: '/runs', text: 'nav.runs', Icon: IconPlayerPlay },
      { to: '/forecast', text: 'nav.forecast', Icon: IconTargetArrow, permission: 'FORECAST_READ' },
      { to: '/reports', text: 'nav.reports', Icon: IconFileDescription, permission: 'REPORT_READ' },
      { to: '/verification', text: 'nav.verification', Icon: IconRosetteDiscountCheck },
    ],
  },
  {
    text: 'nav.group.response',
    places: [
      { to: '/alerts', text: 'nav.alerts', Icon: IconAlertTriangle, permission: 'ALERT_READ' },
      { to: '/notifications', text: 'nav.notifications', Icon: IconBell, permission: 'NOTIFICATION_READ' },
    ],
  },
  {
    text: 'nav.group.trading',
    places: [
      { to: '/account', text: 'nav.account', Icon: IconWallet, permission: 'ORDER_READ' },
      { to: '/orders', text: 'nav.orders', Icon: IconReceipt, permission: 'ORDER_READ' },
      { to: '/approvals', text: 'nav.approvals', Icon: IconChecklist, permission: 'ORDER_READ' },
    ],
  },
  {
    text: 'nav.group.administration',
    places: [
      { to: '/operator', text: 'nav.operator', Icon: IconBuilding },
      { to: '/operations', text: 'nav.operations', Icon: IconServerCog, permission: 'OPERATIONS_READ' },
      { to: '/llm-usage', text: 'nav.llmUsage', Icon: IconCoins, permission: 'LLM_USAGE_READ' },
      { to: '/people', text: 'nav.people', Icon: IconUsers, permission: 'MEMBER_READ' },
      { to: '/audit', text: 'nav.audit', Icon: IconHistory, permission: 'AUDIT_READ' },
    ],
  },
];
