import type { ReactNode } from 'react';

interface NoticeProps {
  readonly tone: 'good' | 'neutral' | 'warning';
  readonly icon: ReactNode;
  readonly title: string;
  readonly isLarge?: boolean;
  readonly children?: ReactNode;
}

const colours = { good: 'var(--cv-good)', neutral: 'var(--cv-series-2)', warning: 'var(--cv-band-2)' };

/** Something to know before reading on: quiet, with its colour only at the edge. */
export function Notice({ tone, icon, title, isLarge = false, children }: NoticeProps) {
  return (
    <section className="cv-card cv-notice" style={{ borderLeftColor: colours[tone] }} aria-label={title}>
      <span style={{ color: colours[tone], display: 'flex', paddingTop: 1 }} aria-hidden>
        {icon}
      </span>
      <div style={{ minWidth: 0 }}>
        <div style={{ fontWeight: 650, fontSize: isLarge ? '1rem' : '0.8125rem' }}>{title}</div>
        {children ? <div style={{ fontSize: '0.8125rem', marginTop: 3 }}>{children}</div> : null}
      </div>
    </section>
  );
}
