import { Group } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';

interface PageHeadProps {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHead({ title, sub, actions }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · Convergence`;
  }, [title]);
  return (
    <div className="cv-head">
      <div style={{ minWidth: 0 }}>
        <h1 style={{ fontSize: '1.25rem', lineHeight: 1.4 }}>{title}</h1>
        {sub ? <div className="cv-sub">{sub}</div> : null}
      </div>
      {actions ? (
        <Group gap={8} wrap="wrap">
          {actions}
        </Group>
      ) : null}
    </div>
  );
}
