import { SegmentedControl } from '@mantine/core';

import { threatLevels } from '@convergence/shared/units/threat-level';
import type { ThreatLevel } from '@convergence/shared/units/threat-level';

import { useText } from '../../text/text.ts';

/** The level's name with the colour that Korean crisis alerts give it; the word says it, the dot only helps. */
export function ThreatLevelTag({ level }: { readonly level: ThreatLevel }) {
  const t = useText();
  return (
    <span className="cv-tag">
      <span className="cv-dot" style={{ background: `var(--cv-band-${threatLevels.indexOf(level)})` }} />
      {t(`level.${level}`)}
    </span>
  );
}

interface ThreatLevelFieldProps {
  readonly value: ThreatLevel;
  readonly onChange: (level: ThreatLevel) => void;
  readonly disabled: boolean;
}

export function ThreatLevelField({ value, onChange, disabled }: ThreatLevelFieldProps) {
  const t = useText();
  return (
    <SegmentedControl
      aria-label={t('scenario.threatLevel')}
      fullWidth
      size="xs"
      disabled={disabled}
      value={value}
      onChange={(next) => onChange(threatLevels.find((level) => level === next) ?? value)}
      data={threatLevels.map((level, index) => ({
        value: level,
        label: (
          <span style={{ display: 'inline-flex', alignItems: 'center', gap: 5 }}>
            <span className="cv-dot cv-wide" style={{ background: `var(--cv-band-${index})`, width: 7, height: 7 }} />
            {t(`level.${level}`)}
          </span>
        ),
      }))}
    />
  );
}
