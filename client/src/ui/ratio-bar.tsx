interface RatioBarProps {
  /** 0 to 1; what is beyond is drawn full. */
  readonly ratio: number;
  readonly colour?: string;
  readonly height?: number;
  /** Stands before the figure in the same line. */
  readonly isInline?: boolean;
}

/** A bar beside a figure that says the same: decoration for a screen reader. */
export function RatioBar({ ratio, colour, height = 6, isInline = false }: RatioBarProps) {
  const width = `${Math.max(0, Math.min(1, ratio)) * 100}%`;
  return (
    <div className={isInline ? 'cv-bar cv-inline' : 'cv-bar'} aria-hidden style={{ height }}>
      <span style={{ width, ...(colour ? { background: colour } : {}) }} />
    </div>
  );
}
