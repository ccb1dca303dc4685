import { Skeleton, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';

import { useText } from '../text/text.ts';

import type { XyModel } from './xy-model.ts';
import { Scroll } from './scroll.tsx';

const XyChart = lazy(() => import('./xy-chart.tsx'));

interface ChartProps {
  readonly model: XyModel;
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  readonly height?: number;
}

/** A chart in a frame of fixed height, and the same numbers as a table. */
export function Chart({ model, label, height = 240 }: ChartProps) {
  const t = useText();
  const [isTable, setTable] = useState(false);
  return (
    <figure style={{ margin: 0 }} aria-label={label}>
      {isTable ? (
        <Scroll label={label} maxHeight={height}>
          <table className="cv-table">
            <caption>{label}</caption>
            <thead>
              <tr>
                {model.table.head.map((cell, index) => (
                  <th key={cell} scope="col" className={index === 0 ? '' : 'cv-num'}>
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {model.table.rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, index) => (
                    <td key={model.table.head[index]} className={index === 0 ? '' : 'cv-num'}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      ) : (
        <div className="cv-chart" style={{ height }}>
          <Suspense fallback={<Skeleton height={height} radius="sm" />}>
            <XyChart model={model} label={label} />
          </Suspense>
        </div>
      )}
      <div style={{ textAlign: 'right' }}>
        <UnstyledButton className="cv-note" onClick={() => setTable(!isTable)} aria-pressed={isTable}>
          {isTable ? t('chart.asChart') : t('chart.asTable')}
        </UnstyledButton>
      </div>
    </figure>
  );
}
