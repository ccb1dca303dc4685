import { ActionIcon, Button, Group, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconCalendarPlus, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';

import { stressShockKinds } from '@convergence/shared/simulation/run-inputs';

import { stressCatalogue } from '@convergence/shared/simulation/stress-cases';

import { useName, useText } from '../../text/text.ts';
import { useFormat } from '../../ui/use-format.ts';

import type { DraftPosition } from './scenario-draft.ts';
import { newShock, readyMade, recognised, shockSizes } from './stress-draft.ts';
import type { DraftShock, StressDraft } from './stress-draft.ts';

interface StressFieldProps {
  readonly stress: StressDraft | null;
  readonly positions: readonly DraftPosition[];
  readonly horizonSessions: number;
  readonly onChange: (stress: StressDraft | null) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly isReadOnly: boolean;
}

/** A logarithm has more digits than anybody reads; what is kept has them all. */
const SHOWN_DIGITS = 6;
const NONE = 'none';
const OWN = 'own';
const NOTHING: StressDraft = { shocks: [], replay: null };

/** A stress case, shock by shock; what was added or removed can be taken back. */
export function StressField({ stress, positions, horizonSessions, onChange, errorAt, isReadOnly }: StressFieldProps) {
  const t = useText();
  const [past, setPast] = useState<readonly (StressDraft | null)[]>([]);
  const { shocks, replay } = stress ?? NOTHING;
  const settle = (next: StressDraft): StressDraft | null => (next.shocks.length === 0 && !next.replay ? null : next);
  /** A step that undo takes back; typing in a field is none. */
  const step = (next: StressDraft | null) => {
    setPast([...past, stress]);
    onChange(next && settle(next));
  };
  const format = useFormat();
  const known = stress ? recognised(stress, positions, horizonSessions) : null;
  const words = (text: { readonly ko: string; readonly en: string }): string => text[format.language];
  const setShock = (index: number, shock: DraftShock) =>
    onChange({ shocks: shocks.map((each, at) => (at === index ? shock : each)), replay });

  return (
    <div>
      <Select
        label={t('stress.choose')}
        allowDeselect={false}
        disabled={isReadOnly}
        maxDropdownHeight={320}
        mb={known ? 4 : 12}
        value={stress ? (known?.id ?? OWN) : NONE}
        onChange={(value) => {
          const chosen = stressCatalogue.find((each) => each.id === value);
          if (chosen) step(readyMade(chosen, positions, horizonSessions));
          else if (value === NONE) step(null);
          else if (!stress) step({ shocks: [newShock('LOG_RETURN', horizonSessions)], replay: null });
        }}
        data={[
          { value: NONE, label: t('stress.none') },
          ...stressCatalogue.map((each) => ({
            value: each.id,
            label: words(each.title),
            disabled: readyMade(each, positions, horizonSessions) === null,
          })),
          { value: OWN, label: t('stress.own') },
        ]}
      />
      {known ? (
        <p className="cv-note" style={{ margin: '0 0 12px' }}>
          {words(known.explanation)} {t('stress.source', { source: words(known.source) })}
        </p>
      ) : null}
      {errorAt('stress.shocks') ? <p className="cv-bad cv-note">{errorAt('stress.shocks')}</p> : null}
      {shocks.map((shock, index) => (
        <ShockRow
          // A shock has no name of its own: its place in the order is what it is.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          shock={shock}
          number={index + 1}
          positions={positions}
          horizonSessions={horizonSessions}
          onChange={(next) => setShock(index, next)}
          onRemove={() => step({ shocks: shocks.filter((_, at) => at !== index), replay })}
          errorAt={(field) => errorAt(`stress.shocks.${index}.${field}`)}
          isReadOnly={isReadOnly}
        />
      ))}
      {replay ? (
        <fieldset className="cv-shock">
          <legend>{t('stress.replay')}</legend>
          <div className="cv-shock-fields">
            {(['firstDate', 'lastDate'] as const).map((field) => (
              <TextInput
                key={field}
                type="date"
                label={t(`stress.${field}`)}
                value={replay[field]}
                onChange={(event) => onChange({ shocks, replay: { ...replay, [field]: event.currentTarget.value } })}
                error={errorAt(`stress.replay.${field}`)}
                disabled={isReadOnly}
              />
            ))}
            {isReadOnly ? null : (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                mt={22}
                aria-label={t('stress.replayRemove')}
                onClick={() => step({ shocks, replay: null })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </div>
          <p className="cv-note">{t('stress.replayHint')}</p>
        </fieldset>
      ) : null}
      {isReadOnly ? null : (
        <Group gap={8} mt={4}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => step({ shocks: [...shocks, newShock('LOG_RETURN', horizonSessions)], replay })}
          >
            {t('stress.add')}
          </Button>
          {replay ? null : (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCalendarPlus size={14} />}
              onClick={() => step({ shocks, replay: { firstDate: '', lastDate: '' } })}
            >
              {t('stress.replayAdd')}
            </Button>
          )}
          {past.length > 0 ? (
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconArrowBackUp size={14} />}
              onClick={() => {
                onChange(past.at(-1) ?? null);
                setPast(past.slice(0, -1));
              }}
            >
              {t('stress.undo')}
            </Button>
          ) : null}
        </Group>
      )}
    </div>
  );
}

interface ShockRowProps {
  readonly shock: DraftShock;
  readonly number: number;
  readonly positions: readonly DraftPosition[];
  readonly horizonSessions: number;
  readonly onChange: (shock: DraftShock) => void;
  readonly onRemove: () => void;
  readonly errorAt: (field: string) => string | undefined;
  readonly isReadOnly: boolean;
}

function ShockRow({
  shock,
  number,
  positions,
  horizonSessions,
  onChange,
  onRemove,
  errorAt,
  isReadOnly,
}: ShockRowProps) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const { kind } = shock;
  const { min, max } = shockSizes[kind];
  const change = Math.exp(Number(shock.size) / 100) - 1;
  const gone = shock.symbols.filter((symbol) => !positions.some((position) => position.symbol === symbol));

  return (
    <fieldset className="cv-shock">
      <legend>{t('stress.shock', { number })}</legend>
      <div className="cv-shock-fields">
        <Select
          label={t('stress.kind')}
          allowDeselect={false}
          disabled={isReadOnly}
          value={kind}
          onChange={(value) => {
            const next = stressShockKinds.find((each) => each === value) ?? kind;
            if (next !== kind) onChange({ ...newShock(next, horizonSessions), symbols: shock.symbols });
          }}
          data={stressShockKinds.map((value) => ({ value, label: t(`stress.kind.${value}`) }))}
        />
        <NumberInput
          label={t('stress.value')}
          min={min}
          max={max}
          step={kind === 'VOLATILITY' ? 0.1 : 1}
          {...(kind === 'VOLATILITY' ? { prefix: '×' } : { suffix: '%' })}
          clampBehavior="none"
          value={typeof shock.size === 'number' ? Number(shock.size.toPrecision(SHOWN_DIGITS)) : shock.size}
          onChange={(size) => onChange({ ...shock, size })}
          error={errorAt('value')}
          disabled={isReadOnly}
        />
        {kind === 'CORRELATION' ? null : (
          <>
            <NumberInput
              label={t('stress.from')}
              min={1}
              max={horizonSessions}
              clampBehavior="none"
              allowDecimal={false}
              value={shock.firstSession}
              onChange={(firstSession) => onChange({ ...shock, firstSession })}
              error={errorAt('firstSession')}
              disabled={isReadOnly}
            />
            <NumberInput
              label={t('stress.to')}
              min={1}
              max={horizonSessions}
              clampBehavior="none"
              allowDecimal={false}
              value={shock.lastSession}
              onChange={(lastSession) => onChange({ ...shock, lastSession })}
              error={errorAt('lastSession')}
              disabled={isReadOnly}
            />
            <MultiSelect
              className="cv-shock-holdings"
              label={t('stress.symbols')}
              {...(shock.symbols.length === 0 ? { placeholder: t('stress.allSymbols') } : {})}
              clearable={!isReadOnly}
              clearButtonProps={{ 'aria-label': t('action.remove') }}
              disabled={isReadOnly}
              value={[...shock.symbols]}
              onChange={(symbols) => onChange({ ...shock, symbols })}
              error={errorAt('symbols')}
              data={[
                ...positions.map((position) => ({
                  value: position.symbol,
                  label: `${name(position)} (${position.symbol})`,
                })),
                ...gone.map((symbol) => ({ value: symbol, label: symbol })),
              ]}
            />
          </>
        )}
        {isReadOnly ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            mt={22}
            aria-label={t('stress.remove', { number })}
            onClick={onRemove}
          >
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </div>
      <p className="cv-note">
        {t(`stress.kind.${kind}.hint`)}
        {kind === 'LOG_RETURN' && Number.isFinite(change)
          ? ` ${t('stress.priceEffect', { change: format.percent(change, true, 1) })}`
          : ''}
      </p>
    </fieldset>
  );
}
