import { Alert, AlertHistory, AlertLevelChange, WatchedSession } from './alerts/alert.entity.ts';
import { Incident, IncidentClock, IncidentStep } from './alerts/incident.entity.ts';
import { AccessEntry } from './auth/access-entry.entity.ts';
import { ApiToken } from './auth/api-token.entity.ts';
import { Invitation } from './auth/invitation.entity.ts';
import { Member } from './auth/member.entity.ts';
import { BackupRun } from './backup/backup.entity.ts';
import { Explanation } from './explanation/explanation.entity.ts';
import { LlmBudgetDay, LlmUsage } from './llm/llm-usage.entity.ts';
import { forecastEntities } from './forecast/forecast.entity.ts';
import { OrganisationSecurity } from './auth/organisation-security.entity.ts';
import { intelligenceEntities } from './intelligence/intelligence.entity.ts';
import { marketEntities } from './market/market.entity.ts';
import { notificationEntities } from './notifications/notification.entity.ts';
import { orderEntities } from './orders/order.entity.ts';
import { platformEntities } from './platform/db/platform-entities.ts';
import { Recommendation } from './recommendation/recommendation.entity.ts';
import { Report } from './reports/report.entity.ts';
import { ScheduleRun } from './operations/schedule-run.entity.ts';
import { RiskAssessment } from './risk/risk.entity.ts';
import { Scenario, ScenarioVersion } from './scenario/scenario.entity.ts';
import { SimulationChunk, SimulationRun } from './simulation/simulation.entity.ts';
import { OperatorProfile } from './threat/operator-profile.entity.ts';

/** Every row the product stores; a feature adds its entities here, and its migration to platform/db/migrations. */
export const entities = [
  ...platformEntities,
  Member,
  ApiToken,
  AccessEntry,
  Invitation,
  OrganisationSecurity,
  ...marketEntities,
  OperatorProfile,
  ...intelligenceEntities,
  Scenario,
  ScenarioVersion,
  SimulationRun,
  SimulationChunk,
  RiskAssessment,
  Recommendation,
  ...orderEntities,
  LlmUsage,
  LlmBudgetDay,
  Explanation,
  Alert,
  AlertHistory,
  AlertLevelChange,
  WatchedSession,
  Incident,
  IncidentClock,
  IncidentStep,
  ...notificationEntities,
  Report,
  ScheduleRun,
  BackupRun,
  ...forecastEntities,
] as const;
