import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

interface ScrollProps {
  readonly label: string;
  readonly maxHeight?: number;
  /** Reaches over the padding of its card to both edges. */
  readonly isBleeding?: boolean;
  readonly children: ReactNode;
}

/** A table that may be wider than its place. It takes the focus only while there is something to scroll. */
export function Scroll({ label, maxHeight, isBleeding = false, children }: ScrollProps) {
  const box = useRef<HTMLElement>(null);
  const [canScroll, setCanScroll] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () =>
      setCanScroll(element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return (
    <section
      ref={box}
      className={isBleeding ? 'cv-scroll cv-bleed' : 'cv-scroll'}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard has to be able to scroll it
      tabIndex={canScroll ? 0 : undefined}
      style={maxHeight === undefined ? undefined : { maxHeight, overflowY: 'auto' }}
    >
      {children}
    </section>
  );
}
