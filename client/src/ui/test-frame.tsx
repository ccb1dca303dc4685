import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { vi } from 'vitest';

/** What jsdom lacks and our components ask for. */
vi.stubGlobal('matchMedia', (media: string) => ({
  media,
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);

/** The providers that every component of ours stands in; for tests. */
export function TestFrame({ children }: { readonly children: ReactNode }) {
  return <MantineProvider env="test">{children}</MantineProvider>;
}
