import { NumberInput } from '@mantine/core';

import { useName, useText } from '../../text/text.ts';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';
import { Scroll } from '../../ui/scroll.tsx';

export interface ThreatChoice {
  readonly id: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly defaultExposure: number;
  readonly observedFrequencyPerYear: number;
  readonly observedMeanLossKrw: string;
}

interface ExposuresFieldProps {
  readonly threats: readonly ThreatChoice[];
  readonly exposures: Readonly<Record<string, number | string>>;
  readonly onChange: (exposures: Readonly<Record<string, number | string>>) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly isReadOnly: boolean;
}

/** How much more or less than the catalogue's operator one is exposed to each threat; only differences are kept. */
export function ExposuresField({ threats, exposures, onChange, errorAt, isReadOnly }: ExposuresFieldProps) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const set = (threat: ThreatChoice, value: number | string) => {
    const { [threat.id]: _, ...others } = exposures;
    onChange(value === threat.defaultExposure ? others : { ...others, [threat.id]: value });
  };
  return (
    <Scroll label={t('scenario.exposures')} isBleeding>
      <table className="cv-table">
        <caption>{t('scenario.exposures')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('threat.name')}</th>
            <th scope="col" className="cv-num cv-wide">
              {t('threat.frequency')}
            </th>
            <th scope="col" className="cv-num cv-wide">
              {t('threat.meanLoss')}
            </th>
            <th scope="col" className="cv-num">
              {t('threat.exposure')}
            </th>
          </tr>
        </thead>
        <tbody>
          {threats.map((threat) => (
            <tr key={threat.id}>
              <th scope="row">
                <span className="cv-mono cv-faint">{threat.id}</span> {name(threat)}
              </th>
              <td className="cv-num cv-wide">{format.number(threat.observedFrequencyPerYear, 3)}</td>
              <td className="cv-num cv-wide">
                <Won amount={threat.observedMeanLossKrw} />
              </td>
              <td className="cv-num">
                <NumberInput
                  aria-label={t('threat.exposureOf', { name: name(threat) })}
                  size="xs"
                  w={84}
                  ml="auto"
                  min={0}
                  max={10}
                  step={0.1}
                  decimalScale={3}
                  clampBehavior="none"
                  value={exposures[threat.id] ?? threat.defaultExposure}
                  onChange={(value) => set(threat, value)}
                  disabled={isReadOnly}
                  error={errorAt(`exposures.${threat.id}`)}
                  styles={{
                    input: {
                      textAlign: 'right',
                      ...(threat.id in exposures ? { borderColor: 'var(--cv-accent)' } : {}),
                    },
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
