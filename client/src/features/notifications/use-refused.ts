import type { ApolloCache } from '@apollo/client';

import { useText } from '../../text/text.ts';
import { problemText } from '../../ui/problem-model.ts';
import { useTell } from '../../ui/use-tell.ts';

/** Drops lists from the cache; those on the screen ask again. */
export function forgetNotificationLists(
  cache: ApolloCache,
  fields: readonly ('notifications' | 'notificationChannels' | 'notificationRules' | 'notificationDeliveries')[],
): void {
  for (const fieldName of fields) cache.evict({ id: 'ROOT_QUERY', fieldName });
  cache.gc();
}

/** Does something from a menu; what refuses it is told at the edge of the page. */
export function useRefused(): (work: Work) => void {
  const t = useText();
  const tell = useTell();
  const tellRefusals = async (work: Work): Promise<void> => {
    try {
      const errors = await work();
      for (const { message } of errors ?? []) tell({ color: 'red', title: t('state.problem'), message });
    } catch (error) {
      tell({ color: 'red', title: t('state.problem'), message: problemText(error, t).message });
    }
  };
  return (work) => void tellRefusals(work);
}

type Work = () => Promise<readonly { readonly message: string }[] | undefined>;
