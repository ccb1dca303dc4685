import {
  IconAdjustmentsHorizontal,
  IconBuilding,
  IconGauge,
  IconHistory,
  IconPlayerPlay,
  IconUsers,
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
    ],
  },
  {
    text: 'nav.group.response',
    places: [],
  },
  {
    text: 'nav.group.trading',
    places: [],
  },
  {
    text: 'nav.group.administration',
    places: [
      { to: '/operator', text: 'nav.operator', Icon: IconBuilding },
      { to: '/people', text: 'nav.people', Icon: IconUsers, permission: 'MEMBER_READ' },
      { to: '/audit', text: 'nav.audit', Icon: IconHistory, permission: 'AUDIT_READ' },
    ],
  },
];
