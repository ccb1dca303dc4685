interface RangeBarProps {
  /** Places from 0 to 1 of the width; what is beyond is drawn at the end. */
  readonly low: number;
  readonly high: number;
  /** A thin line within the range, such as a mean. */
  readonly line: number;
  /** What is compared with the range. */
  readonly dot: number;
}

const at = (place: number): string => `${Math.max(0, Math.min(1, place)) * 100}%`;

/** A range with two marks beside figures that say the same: decoration for a screen reader. */
export function RangeBar({ low, high, line, dot }: RangeBarProps) {
  return (
    <div className="cv-range" aria-hidden>
      <span className="cv-range-span" style={{ left: at(low), right: `calc(100% - ${at(high)})` }} />
      <span className="cv-range-line" style={{ left: at(line) }} />
      <span className="cv-range-dot" style={{ left: at(dot) }} />
    </div>
  );
}
