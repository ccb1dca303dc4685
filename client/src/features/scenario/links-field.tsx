import { Stack, Switch } from '@mantine/core';
import type { ReactNode } from 'react';

import { useText } from '../../text/text.ts';
import type { Text } from '../../text/text.ts';
import { WonInput } from '../../ui/won-input.tsx';

import { emptyRegime, newForcedSales } from './links-draft.ts';
import { RegimeField } from './regime-field.tsx';
import type { ScenarioDraft } from './scenario-draft.ts';

type Links = Pick<ScenarioDraft, 'forcedSales' | 'hasIssuerEvents' | 'commonRegime'>;

interface LinksFieldProps {
  readonly draft: Links & Pick<ScenarioDraft, 'threatLevel'>;
  readonly onChange: (links: Partial<Links>) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly isReadOnly: boolean;
}

/** Names of the links that are switched on. */
export function linkNames({ forcedSales, hasIssuerEvents, commonRegime }: Links, t: Text): string {
  const names = [
    forcedSales ? t('scenario.forcedSales') : null,
    hasIssuerEvents ? t('scenario.hasIssuerEvents') : null,
    commonRegime ? t('scenario.commonRegime') : null,
  ].filter((name) => name !== null);
  return names.join(', ') || t('links.none');
}

/** The three links between losses from threats and the market, each with what it needs to know. */
export function LinksField({ draft, onChange, errorAt, isReadOnly }: LinksFieldProps) {
  const t = useText();
  const { forcedSales, hasIssuerEvents, commonRegime } = draft;
  return (
    <Stack gap={16}>
      <Link
        label={t('scenario.forcedSales')}
        hint={t('links.salesHint')}
        isOn={forcedSales !== null}
        onSwitch={(isOn) => onChange({ forcedSales: isOn ? newForcedSales : null })}
        isReadOnly={isReadOnly}
      >
        {forcedSales ? (
          <div style={{ maxWidth: 280 }}>
            <WonInput
              label={t('links.reserve')}
              name="reserveKrw"
              description={t('links.reserveHint')}
              value={forcedSales.reserveKrw}
              onChange={(reserveKrw) => onChange({ forcedSales: { reserveKrw } })}
              error={errorAt('forcedSales.reserveKrw')}
              disabled={isReadOnly}
            />
          </div>
        ) : null}
      </Link>
      <Link
        label={t('scenario.hasIssuerEvents')}
        hint={t('links.issuerHint')}
        isOn={hasIssuerEvents}
        onSwitch={(isOn) => onChange({ hasIssuerEvents: isOn })}
        isReadOnly={isReadOnly}
      />
      <Link
        label={t('scenario.commonRegime')}
        hint={t('links.regimeHint')}
        isOn={commonRegime !== null}
        onSwitch={(isOn) => onChange({ commonRegime: isOn ? emptyRegime : null })}
        isReadOnly={isReadOnly}
      >
        {commonRegime ? (
          <RegimeField
            regime={commonRegime}
            firstLevel={draft.threatLevel}
            onChange={(next) => onChange({ commonRegime: next })}
            errorAt={errorAt}
            isReadOnly={isReadOnly}
          />
        ) : null}
      </Link>
    </Stack>
  );
}

interface LinkProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly isReadOnly: boolean;
  readonly children?: ReactNode;
}

function Link({ label, hint, isOn, onSwitch, isReadOnly, children = null }: LinkProps) {
  return (
    <div>
      <Switch
        label={label}
        description={hint}
        checked={isOn}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
        disabled={isReadOnly}
      />
      {children === null ? null : <div className="cv-link-details">{children}</div>}
    </div>
  );
}
