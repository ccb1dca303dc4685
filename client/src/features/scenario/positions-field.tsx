import { ActionIcon, Button, Group, NumberInput } from '@mantine/core';
import { IconEqual, IconPercentage, IconTrash } from '@tabler/icons-react';

import { InstrumentPicker } from '../market/instrument-picker.tsx';
import { useName, useText } from '../../text/text.ts';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';
import { Scroll } from '../../ui/scroll.tsx';

import { normalised } from './scenario-draft.ts';
import type { DraftPosition } from './scenario-draft.ts';

interface PositionsFieldProps {
  readonly positions: readonly DraftPosition[];
  readonly budgetKrw: string;
  readonly onChange: (positions: readonly DraftPosition[]) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly isReadOnly: boolean;
}

export function PositionsField({ positions, budgetKrw, onChange, errorAt, isReadOnly }: PositionsFieldProps) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const weights = positions.map((position) => Number(position.weightPercent) || 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const isWhole = Math.abs(sum - 100) <= 1e-4;
  const budget = /^\d+$/.test(budgetKrw) ? Number(budgetKrw) : 0;
  const setWeights = (next: readonly number[]) =>
    onChange(positions.map((position, index) => ({ ...position, weightPercent: next[index]! })));
  const error = errorAt('positions');

  return (
    <div>
      {isReadOnly ? null : (
        <InstrumentPicker
          taken={positions.map((position) => position.symbol)}
          onPick={(picked) =>
            onChange([
              ...positions,
              {
                ...picked,
                weightPercent: positions.length === 0 ? 100 : Math.max(0, Math.round((100 - sum) * 100) / 100),
              },
            ])
          }
        />
      )}
      {positions.length > 0 ? (
        <Scroll label={t('scenario.positions')} isBleeding>
          <table className="cv-table">
            <caption>{t('scenario.positions')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('position.instrument')}</th>
                <th scope="col" className="cv-num cv-wide">
                  {t('position.price')}
                </th>
                <th scope="col" className="cv-num">
                  {t('position.weight')}
                </th>
                <th scope="col" className="cv-num cv-wide">
                  {t('position.amount')}
                </th>
                <th scope="col">
                  <span className="cv-hidden">{t('action.remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {positions.map((position, index) => (
                <tr key={position.symbol}>
                  <th scope="row">
                    <div>{name(position)}</div>
                    <div className="cv-mono cv-faint">{position.symbol}</div>
                    {errorAt(`positions.${index}.symbol`) ? (
                      <div className="cv-up cv-note">{errorAt(`positions.${index}.symbol`)}</div>
                    ) : null}
                  </th>
                  <td className="cv-num cv-wide">
                    {position.lastCloseKrw ? format.exactWon(position.lastCloseKrw) : '–'}
                  </td>
                  <td className="cv-num">
                    <NumberInput
                      aria-label={t('position.weightOf', { name: name(position) })}
                      size="xs"
                      w={108}
                      ml="auto"
                      value={position.weightPercent}
                      onChange={(value) =>
                        onChange(positions.map((each, at) => (at === index ? { ...each, weightPercent: value } : each)))
                      }
                      min={0}
                      max={100}
                      step={1}
                      decimalScale={6}
                      clampBehavior="none"
                      suffix=" %"
                      hideControls
                      disabled={isReadOnly}
                      error={errorAt(`positions.${index}.weightRatio`)}
                      styles={{ input: { textAlign: 'right' } }}
                    />
                  </td>
                  <td className="cv-num cv-wide">
                    <Won amount={Math.round((budget * weights[index]!) / 100)} />
                  </td>
                  <td className="cv-num" style={{ width: 1 }}>
                    {isReadOnly ? null : (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        size="sm"
                        aria-label={t('position.remove', { name: name(position) })}
                        onClick={() => onChange(positions.filter((_, at) => at !== index))}
                      >
                        <IconTrash size={15} stroke={1.6} />
                      </ActionIcon>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('position.count', { count: positions.length })}</th>
                <td className="cv-wide" aria-hidden="true" />
                <td className={`cv-num ${isWhole ? 'cv-good' : 'cv-bad'}`} aria-live="polite">
                  {format.percent(sum / 100)} {isWhole ? '✓' : `(${format.number(sum - 100, 2, true)})`}
                </td>
                <td className="cv-num cv-wide">
                  <Won amount={Math.round((budget * sum) / 100)} />
                </td>
                <td aria-hidden="true" />
              </tr>
            </tfoot>
          </table>
        </Scroll>
      ) : (
        <p className="cv-note" style={{ margin: '10px 0 0' }}>
          {t('position.none')}
        </p>
      )}
      {error ? (
        <p role="alert" className="cv-up" style={{ fontSize: '0.75rem', margin: '6px 0 0' }}>
          {error}
        </p>
      ) : null}
      {!isReadOnly && positions.length > 0 ? (
        <Group gap={8} mt={10}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconEqual size={13} />}
            onClick={() => setWeights(normalised(positions.map(() => 1)))}
          >
            {t('position.equal')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPercentage size={13} />}
            disabled={isWhole}
            onClick={() => setWeights(normalised(weights))}
          >
            {t('position.normalise')}
          </Button>
        </Group>
      ) : null}
    </div>
  );
}
