import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { Problem, Skeleton } from './states.tsx';

interface TileProps {
  readonly title: string;
  /** Where the whole of it is shown. */
  readonly to: string;
  readonly isLoading?: boolean;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** One thing to know at a glance, which leads to its page. It loads and fails by itself. */
export function Tile({ title, to, isLoading = false, error, onRetry, className = '', children }: TileProps) {
  return (
    <section className={`cv-card cv-tile ${className}`} aria-label={title} aria-busy={isLoading || undefined}>
      <h2>
        <Link to={to}>
          {title}
          <IconChevronRight size={14} aria-hidden />
        </Link>
      </h2>
      {error ? <Problem error={error} {...(onRetry ? { onRetry } : {})} /> : null}
      {isLoading && !error ? <Skeleton rows={2} height={20} /> : null}
      {!isLoading && !error ? children : null}
    </section>
  );
}
