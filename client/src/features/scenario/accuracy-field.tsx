import { NumberInput, SegmentedControl, SimpleGrid } from '@mantine/core';
import { useState } from 'react';

import { useText } from '../../text/text.ts';

import type { Typed } from './typed.ts';

/** Goals offered by name, in 0.01 %. */
const goals = [50, 100, 200, 500] as const;
const USUAL_GOAL = 100;

interface AccuracyFieldProps {
  readonly accuracyBps: number | null;
  readonly pathCount: Typed;
  readonly onAccuracy: (accuracyBps: number | null) => void;
  readonly onPathCount: (pathCount: Typed) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly isReadOnly: boolean;
}

/** When a run stops: after so many paths, or as soon as its figures are sure enough. */
export function AccuracyField({
  accuracyBps,
  pathCount,
  onAccuracy,
  onPathCount,
  errorAt,
  isReadOnly,
}: AccuracyFieldProps) {
  const t = useText();
  const hasGoal = accuracyBps !== null;
  const [isOwn, setOwn] = useState(hasGoal && !goals.some((goal) => goal === accuracyBps));
  const [typed, setTyped] = useState<Typed>(accuracyBps === null ? '' : accuracyBps / 100);
  // What was typed stands while it means what the draft holds; a draft that came from elsewhere is shown instead.
  const shown = Number.isNaN(accuracyBps) || bpsOf(typed) === accuracyBps ? typed : (accuracyBps ?? 0) / 100;

  return (
    <div>
      <div className="cv-stat-label" style={{ marginBottom: 4 }}>
        {t('accuracy.how')}
      </div>
      <SegmentedControl
        aria-label={t('accuracy.how')}
        disabled={isReadOnly}
        value={hasGoal ? 'GOAL' : 'FIXED'}
        onChange={(next) => onAccuracy(next === 'GOAL' ? USUAL_GOAL : null)}
        data={[
          { value: 'FIXED', label: t('accuracy.FIXED') },
          { value: 'GOAL', label: t('accuracy.GOAL') },
        ]}
      />
      <p className="cv-note" style={{ margin: '6px 0 10px' }}>
        {hasGoal ? t('accuracy.goalHint') : t('accuracy.fixedHint')}
      </p>
      <SimpleGrid cols={{ base: 1, sm: hasGoal ? 3 : 1 }} spacing={14} verticalSpacing={12}>
        {hasGoal ? (
          <div>
            <div className="cv-stat-label" style={{ marginBottom: 4 }}>
              {t('scenario.accuracyBps')}
            </div>
            <SegmentedControl
              fullWidth
              aria-label={t('scenario.accuracyBps')}
              disabled={isReadOnly}
              value={isOwn || !goals.some((goal) => goal === accuracyBps) ? 'OWN' : String(accuracyBps)}
              onChange={(next) => {
                setOwn(next === 'OWN');
                if (next === 'OWN') setTyped(accuracyBps / 100);
                else onAccuracy(Number(next));
              }}
              data={[
                ...goals.map((goal) => ({ value: String(goal), label: `±${goal / 100}%` })),
                { value: 'OWN', label: t('accuracy.own') },
              ]}
            />
          </div>
        ) : null}
        {hasGoal && (isOwn || !goals.some((goal) => goal === accuracyBps)) ? (
          <NumberInput
            label={t('accuracy.ownPercent')}
            min={0.1}
            max={20}
            step={0.1}
            decimalScale={2}
            clampBehavior="none"
            value={shown}
            onChange={(value) => {
              setTyped(value);
              onAccuracy(bpsOf(value));
            }}
            error={errorAt('accuracyBps')}
            disabled={isReadOnly}
          />
        ) : null}
        <NumberInput
          label={hasGoal ? t('scenario.mostPaths') : t('scenario.pathCount')}
          min={1}
          max={10_000_000}
          step={10_000}
          thousandSeparator=","
          clampBehavior="none"
          allowDecimal={false}
          maw={hasGoal ? undefined : 260}
          value={pathCount}
          onChange={onPathCount}
          error={errorAt('pathCount')}
          disabled={isReadOnly}
        />
      </SimpleGrid>
    </div>
  );
}

/** Basis points of a percentage as typed; NaN where it is none. */
function bpsOf(typed: Typed): number {
  return typed === '' ? Number.NaN : Math.round(Number(typed) * 100);
}
