import { useText } from '../text/text.ts';

import { problemText } from './problem-model.ts';
import { useTell } from './use-tell.ts';

/** What a mutation answers when a person can mend the cause. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** Input field at fault, outermost name first. */
  readonly path: readonly string[];
}

/** Does a piece of work whose failure has no field of its own on the page: every refusal is told at the edge of it. */
export function useTold(): (work: () => Promise<readonly { readonly message: string }[] | undefined>) => Promise<void> {
  const t = useText();
  const tell = useTell();
  return async (work) => {
    try {
      for (const { message } of (await work()) ?? []) tell({ color: 'red', title: t('state.problem'), message });
    } catch (error) {
      tell({ color: 'red', title: t('state.problem'), message: problemText(error, t).message });
    }
  };
}
