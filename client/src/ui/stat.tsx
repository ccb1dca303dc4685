import type { ReactNode } from 'react';

interface StatProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly range?: ReactNode;
  readonly size?: string;
}

/** One figure with what it is above and its interval below. */
export function Stat({ label, value, range, size }: StatProps) {
  return (
    <div>
      <div className="cv-stat-label">{label}</div>
      <div className="cv-stat-value" style={size ? { fontSize: size } : undefined}>
        {value}
      </div>
      <div className="cv-stat-range">{range ?? ' '}</div>
    </div>
  );
}
