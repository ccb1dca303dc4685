import type { Migration } from './migration.ts';
import { platform } from './0001-platform.ts';
import { market } from './0002-market.ts';
import { auth } from './0003-auth.ts';
import { scenario } from './0004-scenario.ts';
import { simulation } from './0005-simulation.ts';
import { explanation } from './0006-explanation.ts';
import { alerts } from './0007-alerts.ts';
import { orders } from './0008-orders.ts';
import { forecast } from './0009-forecast.ts';
import { reports } from './0010-reports.ts';
import { people } from './0011-people.ts';
import { notifications } from './0012-notifications.ts';
import { operations } from './0013-operations.ts';
import { engineSettings } from './0014-engine-settings.ts';
import { planConditions } from './0015-plan-conditions.ts';
import { links } from './0016-links.ts';
import { impact } from './0017-impact.ts';
import { mysql } from './0018-mysql.ts';
import { processes } from './0019-processes.ts';
import { deadLetters } from './0020-operations.ts';
import { kisToken } from './0021-kis-token.ts';
import { backup } from './0022-backup.ts';
import { causes } from './0023-trace.ts';
import { intelligence } from './0024-intelligence.ts';

/** In the order in which they are applied. */
export const migrations: readonly Migration[] = [
  platform,
  market,
  auth,
  scenario,
  simulation,
  explanation,
  alerts,
  orders,
  forecast,
  reports,
  people,
  notifications,
  operations,
  engineSettings,
  planConditions,
  links,
  impact,
  mysql,
  processes,
  deadLetters,
  kisToken,
  backup,
  causes,
  intelligence,
];
