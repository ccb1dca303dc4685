import type { ThreatLevel } from '@convergence/shared/units/threat-level';
import { threatLevels } from '@convergence/shared/units/threat-level';

import type { AlertRowFragment, AlertUnit } from '../../gql/graphql.ts';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';

/** A value of an alert in its unit; null where the rule has no number, only a state. */
export function alertFigure(value: number, unit: AlertUnit, t: Text, format: Format): string | null {
  switch (unit) {
    case 'LEVEL':
      return t(`level.${threatLevels[Math.round(value)] ?? ('NORMAL' satisfies ThreatLevel)}`);
    case 'RATIO':
      return format.percent(value, false, 0);
    case 'SCORE':
      return t('alerts.points', { value: format.number(value, 1) });
    case 'DEVIATIONS':
      return t('alerts.sigma', { value: format.number(value, 1) });
    case 'DAYS':
      return t('alerts.days', { value: format.number(value, 1) });
    case 'COUNT':
      return t('alerts.count', { value: format.number(value) });
    case 'PROBABILITY':
      return format.percent(value, false, 1);
    case 'SESSIONS':
      return t('alerts.sessions', { value: format.number(value) });
    default:
      return null;
  }
}

/** Value against threshold in words of the unit. */
export function valueText(
  alert: Pick<AlertRowFragment, 'value' | 'threshold' | 'unit'>,
  t: Text,
  format: Format,
): string {
  const value = alertFigure(alert.value, alert.unit, t, format);
  const threshold = alertFigure(alert.threshold, alert.unit, t, format);
  return value === null ? '–' : `${value} / ${threshold}`;
}

/** Page of what an alert rests on; null where there is none. */
export function evidencePath({ kind, reference }: AlertRowFragment['evidence'][number]): string | null {
  switch (kind) {
    case 'RUN':
      return `/runs/${reference}`;
    case 'RECOMMENDATION':
      return `/recommendations/${reference}`;
    case 'INCIDENT':
      return `/incidents/${reference}`;
    case 'VULNERABILITY':
      return '/operator#exposed';
    default:
      return null;
  }
}

function quoted(text: string): string {
  // a spreadsheet would run what begins like a formula
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Alerts as CSV with a byte order mark, so that spreadsheets read Korean. Times are UTC. */
export function alertsCsv(alerts: readonly AlertRowFragment[]): string {
  const header = [
    'id',
    'rule',
    'title',
    'severity',
    'open',
    'value',
    'threshold',
    'unit',
    'subject',
    'opened_at',
    'acknowledged_by',
    'acknowledged_at',
    'escalated_at',
    'closed_at',
  ];
  const rows = alerts.map((alert) =>
    [
      alert.id,
      alert.rule.id,
      alert.rule.title,
      alert.severity,
      alert.isOpen,
      alert.value,
      alert.threshold,
      alert.unit,
      alert.instrument?.symbol ?? alert.evidence[0]?.reference ?? '',
      alert.openedAt,
      alert.acknowledgedBy ?? '',
      alert.acknowledgedAt ?? '',
      alert.escalatedAt ?? '',
      alert.closedAt ?? '',
    ].map((cell) => (typeof cell === 'number' ? String(cell) : quoted(String(cell)))),
  );
  return `\uFEFF${[header, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}
