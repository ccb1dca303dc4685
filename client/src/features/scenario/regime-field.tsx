import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconEraser, IconLock, IconTable } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

import { threatLevels } from '@convergence/shared/units/threat-level';

import type { ThreatLevel } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Notice } from '../../ui/notice.tsx';
import { Scroll } from '../../ui/scroll.tsx';

import {
  emptyRegime,
  exampleRegime,
  isExample,
  lastingTransition,
  LEVEL_COUNT,
  pasted,
  plainNumber,
  regimeInputOf,
  rowSum,
} from './links-draft.ts';
import type { RegimeDraft } from './links-draft.ts';
import { RegimeMeaning } from './regime-meaning.tsx';
import type { Typed } from './typed.ts';

interface RegimeFieldProps {
  readonly regime: RegimeDraft;
  /** Level of the first day. */
  readonly firstLevel: ThreatLevel;
  readonly onChange: (regime: RegimeDraft) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly isReadOnly: boolean;
}

/** A step to the next cell by key; the edges hold. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The matrix of the chain with what its rows add up to, and the factors on the market's variance. */
export function RegimeField({ regime, firstLevel, onChange, errorAt, isReadOnly }: RegimeFieldProps) {
  const t = useText();
  const [past, setPast] = useState<readonly RegimeDraft[]>([]);
  const table = useRef<HTMLTableElement>(null);
  const { transitionPercent, varianceRatios } = regime;
  const name = (level: number): string => t(`level.${threatLevels[level]!}`);
  /** A step that undo takes back; typing in a cell is none. */
  const step = (next: Partial<RegimeDraft>) => {
    setPast([...past, regime]);
    onChange({ ...regime, ...next });
  };
  /** Rows of cells, and below them the one of factors. */
  const cellAt = (row: number, column: number): HTMLInputElement | null =>
    table.current?.querySelector(`[data-cell="${row}-${column}"]`) ?? null;

  const move = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const [down, right] = steps[event.key] ?? [0, 0];
    if (down === 0 && right === 0) return;
    if (event.key === 'Enter') event.preventDefault(); // it would save
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    // within a figure the cursor moves; at its end, or where all of it is marked, on to the next cell
    const isMarked = selectionStart === 0 && selectionEnd === value.length;
    const edge = right < 0 ? 0 : value.length;
    if (right !== 0 && !isMarked && !(selectionStart === edge && selectionEnd === edge)) return;
    const next = cellAt(row + down, column + right);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  };

  const cell = (row: number, column: number, value: Typed, label: string, path: string, set: (to: Typed) => void) => (
    <input
      data-cell={`${row}-${column}`}
      className="cv-cell"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={errorAt(path) !== undefined}
      title={errorAt(path)}
      disabled={isReadOnly}
      value={value}
      onChange={(event) => set(typedOf(event.currentTarget.value))}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => move(event, row, column)}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text');
        const next = pasted([...transitionPercent, varianceRatios], text, row, column);
        if (!next || isReadOnly) return;
        event.preventDefault();
        step({ transitionPercent: next.slice(0, LEVEL_COUNT), varianceRatios: next[LEVEL_COUNT]! });
      }}
    />
  );
  const rowErrors = threatLevels.flatMap((_, row) => {
    const text =
      errorAt(`commonRegime.transitionPpm.${row}`) ??
      threatLevels
        .map((__, column) => errorAt(`commonRegime.transitionPpm.${row}.${column}`))
        .find((each) => each !== undefined);
    return text === undefined ? [] : [t('links.rowsAt', { level: name(row), text })];
  });
  const ratioError = threatLevels
    .map((_, level) => errorAt(`commonRegime.varianceRatioBps.${level}`))
    .find((each) => each !== undefined);

  return (
    <div>
      <p className="cv-note" style={{ margin: '0 0 8px' }}>
        {t('links.matrixHint', { level: t(`level.${firstLevel}`) })}
      </p>
      <Scroll label={t('links.matrix')}>
        <table className="cv-matrix" ref={table}>
          <caption>{t('links.matrix')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('links.from')}</th>
              {threatLevels.map((level, column) => (
                <th scope="col" key={level}>
                  {name(column)}
                </th>
              ))}
              <th scope="col" className="cv-sum">
                {t('links.sum')}
              </th>
            </tr>
          </thead>
          <tbody>
            {transitionPercent.map((cells, row) => (
              <tr key={threatLevels[row]} data-first={threatLevels[row] === firstLevel ? true : undefined}>
                <th scope="row">
                  <span className="cv-dot" style={{ background: `var(--cv-band-${row})` }} aria-hidden /> {name(row)}
                </th>
                {cells.map((value, column) => (
                  <td key={threatLevels[column]} className={row === column ? 'cv-stays' : undefined}>
                    {cell(
                      row,
                      column,
                      value,
                      t('links.cell', { from: name(row), to: name(column) }),
                      `commonRegime.transitionPpm.${row}.${column}`,
                      (to) => onChange({ ...regime, transitionPercent: withCell(transitionPercent, row, column, to) }),
                    )}
                  </td>
                ))}
                <td className="cv-sum">
                  <RowSum cells={cells} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('links.variances')}</th>
              {varianceRatios.map((value, level) => (
                <td key={threatLevels[level]}>
                  {cell(
                    LEVEL_COUNT,
                    level,
                    value,
                    t('links.variance', { level: name(level) }),
                    `commonRegime.varianceRatioBps.${level}`,
                    (to) => onChange({ ...regime, varianceRatios: varianceRatios.with(level, to) }),
                  )}
                </td>
              ))}
              <td className="cv-sum">{null}</td>
            </tr>
          </tfoot>
        </table>
      </Scroll>
      <p className="cv-note" style={{ margin: '4px 0 0' }}>
        {t('links.variancesHint')}
      </p>
      {[...rowErrors, ...(ratioError === undefined ? [] : [`${t('links.variances')}: ${ratioError}`])].map((text) => (
        <p key={text} className="cv-bad cv-note" role="alert" style={{ margin: '4px 0 0' }}>
          {text}
        </p>
      ))}
      {isReadOnly ? null : (
        <Group gap={8} mt={10}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconLock size={14} />}
            onClick={() => step({ transitionPercent: lastingTransition })}
          >
            {t('links.stay')}
          </Button>
          <Button size="xs" variant="default" leftSection={<IconTable size={14} />} onClick={() => step(exampleRegime)}>
            {t('links.example')}
          </Button>
          <Button size="xs" variant="default" leftSection={<IconEraser size={14} />} onClick={() => step(emptyRegime)}>
            {t('links.clear')}
          </Button>
          {past.length > 0 ? (
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconArrowBackUp size={14} />}
              onClick={() => {
                onChange(past.at(-1)!);
                setPast(past.slice(0, -1));
              }}
            >
              {t('links.undo')}
            </Button>
          ) : null}
        </Group>
      )}
      <RegimeMeaning transitionPercent={transitionPercent} firstLevel={firstLevel} />
      {isExample(regimeInputOf(regime)) ? (
        <div style={{ marginTop: 10 }}>
          <Notice tone="warning" icon={<IconAlertTriangle size={16} />} title={t('links.exampleMark')}>
            {t('links.exampleText')}
          </Notice>
        </div>
      ) : null}
    </div>
  );
}

/** What a row adds up to, and by how much it misses. */
function RowSum({ cells }: { readonly cells: readonly Typed[] }) {
  const t = useText();
  const sum = rowSum(cells);
  if (!Number.isFinite(sum)) return <output className="cv-bad">{t('links.noNumber')}</output>;
  const missing = 100 - sum;
  const isRight = plainNumber(missing) === '0';
  return (
    <output className={isRight ? 'cv-good' : 'cv-bad'}>
      {t('links.sumOf', { percent: plainNumber(sum) })}
      {isRight ? null : (
        <span>
          {missing > 0
            ? t('links.short', { percent: plainNumber(missing) })
            : t('links.over', { percent: plainNumber(-missing) })}
        </span>
      )}
    </output>
  );
}

function withCell(
  cells: RegimeDraft['transitionPercent'],
  row: number,
  column: number,
  to: Typed,
): RegimeDraft['transitionPercent'] {
  return cells.with(row, cells[row]!.with(column, to));
}

/** A decimal comma is a point; everything else stays as it was typed. */
function typedOf(text: string): Typed {
  return text.trim().replace(',', '.');
}
