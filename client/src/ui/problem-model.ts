import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

import type { Text } from '../text/text.ts';

export interface ProblemText {
  readonly message: string;
  readonly requestId?: string;
}

/** Turns whatever a request failed with into a sentence. The server's own text is safe to show (api-conventions 8). */
export function problemText(error: unknown, t: Text): ProblemText {
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    const requestId = first?.extensions?.['requestId'];
    return {
      message: first?.message ?? t('state.unknown'),
      ...(typeof requestId === 'string' ? { requestId } : {}),
    };
  }
  if (ServerError.is(error)) {
    if (error.statusCode === 429) return { message: t('state.rateLimited') };
    return { message: t('state.server', { status: error.statusCode }) };
  }
  if (error instanceof TypeError) return { message: t('state.offline') };
  return { message: t('state.unknown') };
}
