import { Group } from '@mantine/core';
import type { ReactNode } from 'react';

import { useText } from '../text/text.ts';

import { LanguageSwitch } from './language-switch.tsx';
import { Logo } from './logo.tsx';
import { SchemeSwitch } from './scheme-switch.tsx';

interface DoorProps {
  /** Name of the one thing that is done here. */
  readonly label: string;
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/** Frame of the pages for people who are not signed in. */
export function Door({ label, below, children }: DoorProps) {
  const t = useText();
  return (
    <main style={{ minHeight: '100vh', display: 'grid', gridTemplateRows: 'auto 1fr auto' }}>
      <Group justify="flex-end" p="sm" gap={6}>
        <LanguageSwitch />
        <SchemeSwitch />
      </Group>
      <div style={{ display: 'grid', placeItems: 'center', padding: '0 16px 8vh' }}>
        <div style={{ width: '100%', maxWidth: 376 }}>
          <Group gap={12} mb={22} wrap="nowrap">
            <Logo size={40} />
            <div>
              <h1 style={{ margin: 0, fontSize: '1.25rem', letterSpacing: '-0.01em' }}>Convergence</h1>
              <div className="cv-sub">{t('app.tagline')}</div>
            </div>
          </Group>
          <section className="cv-card" aria-label={label}>
            <div className="cv-body" style={{ padding: 24 }}>
              {children}
            </div>
          </section>
          {below}
        </div>
      </div>
      <div />
    </main>
  );
}
