import { Checkbox } from '@mantine/core';

import { useName, useText } from '../../text/text.ts';
import { Won } from '../../ui/won.tsx';
import { Scroll } from '../../ui/scroll.tsx';

export interface ControlChoice {
  readonly id: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly group: string;
  readonly annualCostKrw: string;
  readonly isTypical: boolean;
}

interface ControlsFieldProps {
  readonly label: string;
  readonly controls: readonly ControlChoice[];
  readonly chosen: readonly string[];
  /** In force anyway: shown as such and not to be chosen. */
  readonly current?: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly isReadOnly: boolean;
  readonly error?: string | undefined;
}

const NONE: readonly string[] = [];

/** Security controls with what each costs a year, and the sum of what is chosen. */
export function ControlsField({
  label,
  controls,
  chosen,
  current = NONE,
  onChange,
  isReadOnly,
  error,
}: ControlsFieldProps) {
  const t = useText();
  const name = useName();
  const sum = controls
    .filter((control) => chosen.includes(control.id))
    .reduce((total, control) => total + Number(control.annualCostKrw), 0);
  return (
    <div>
      <Scroll label={label} isBleeding maxHeight={388}>
        <table className="cv-table">
          <caption>{label}</caption>
          <thead style={{ position: 'sticky', top: 0, background: 'var(--cv-surface)', zIndex: 1 }}>
            <tr>
              <th scope="col">{t('control.name')}</th>
              <th scope="col" className="cv-num">
                {t('control.annualCost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {controls.map((control) => {
              const isCurrent = current.includes(control.id);
              return (
                <tr key={control.id}>
                  <td>
                    <Checkbox
                      size="xs"
                      checked={isCurrent || chosen.includes(control.id)}
                      disabled={isReadOnly || isCurrent}
                      onChange={(event) =>
                        onChange(
                          event.currentTarget.checked
                            ? [...chosen, control.id].toSorted()
                            : chosen.filter((id) => id !== control.id),
                        )
                      }
                      label={
                        <span style={{ fontSize: '0.8125rem' }}>
                          <span className="cv-mono cv-faint">{control.id}</span> {name(control)}
                          {isCurrent ? <span className="cv-dim"> · {t('control.inForce')}</span> : null}
                        </span>
                      }
                    />
                  </td>
                  <td className="cv-num">
                    <Won amount={control.annualCostKrw} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      <div
        style={{
          display: 'flex',
          justifyContent: 'space-between',
          paddingTop: 10,
          fontSize: '0.8125rem',
          fontWeight: 600,
        }}
        aria-live="polite"
      >
        <span>{t('control.sum', { count: chosen.length })}</span>
        <Won amount={sum} />
      </div>
      {error ? (
        <p role="alert" className="cv-up" style={{ fontSize: '0.75rem', margin: '6px 0 0' }}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
