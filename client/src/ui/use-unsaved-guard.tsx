import { Button, Group, Modal, Text as Words } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useBlocker } from 'react-router';

import { useText } from '../text/text.ts';

export interface UnsavedGuard {
  readonly dialog: ReactNode;
  /** Lets the next navigation through: the work has just been saved. */
  readonly pass: () => void;
}

/** Asks before work that is not saved would be lost, inside the app and when the tab closes. */
export function useUnsavedGuard(isDirty: boolean): UnsavedGuard {
  const t = useText();
  const isPassing = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && !isPassing.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isDirty]);

  return {
    pass: () => {
      isPassing.current = true;
    },
    dialog: (
      <Modal
        opened={blocker.state === 'blocked'}
        onClose={() => blocker.reset?.()}
        title={<b>{t('unsaved.title')}</b>}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Words fz="sm">{t('unsaved.text')}</Words>
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={() => blocker.reset?.()}>
            {t('unsaved.stay')}
          </Button>
          <Button color="red" onClick={() => blocker.proceed?.()}>
            {t('unsaved.leave')}
          </Button>
        </Group>
      </Modal>
    ),
  };
}
