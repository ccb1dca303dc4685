import type { ReactNode } from 'react';

interface CardProps {
  readonly title: string;
  readonly note?: string | undefined;
  readonly action?: ReactNode;
  /** A table reaches to the edges of its card. */
  readonly isFlush?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Card({ title, note, action, isFlush = false, className = '', children }: CardProps) {
  return (
    <section className={`cv-card ${className}`} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {action}
      </header>
      <div className={isFlush ? 'cv-body cv-flush' : 'cv-body'}>
        {children}
        {note ? (
          <p className="cv-note" style={{ margin: isFlush ? '8px 16px 10px' : '10px 0 0' }}>
            {note}
          </p>
        ) : null}
      </div>
    </section>
  );
}
