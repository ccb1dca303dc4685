interface RatioBarProps {
  /** 0 to 1; what is beyond is drawn full. */
  readonly ratio: number;
  readonly colour?: string;
  readonly height?: number;
}

/** A bar beside a figure that says the same: decoration for a screen reader. */
export function RatioBar({ ratio, colour, height = 6 }: RatioBarProps) {
  const width = `${Math.max(0, Math.min(1, ratio)) * 100}%`;
  return (
    <div className="cv-bar" aria-hidden style={{ height }}>
      <span style={{ width, ...(colour ? { background: colour } : {}) }} />
    </div>
  );
}
