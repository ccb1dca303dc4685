import { notifications } from '@mantine/notifications';
import type { NotificationData } from '@mantine/notifications';
import { useMemo } from 'react';

import { useText } from '../text/text.ts';

/** Shows a note at the edge of the page and gives its id; `notifications.hide` takes it away again. */
export function useTell(): (note: NotificationData) => string {
  const t = useText();
  return useMemo(
    () => (note) => notifications.show({ closeButtonProps: { 'aria-label': t('action.close') }, ...note }),
    [t],
  );
}
