import type { Author } from '../db/audit.ts';
import type { ApiContext } from './context.ts';

/** Who is behind a request, for rows and for the audit; a token is named itself, not its owner. */
export function authorOf({ caller, requestId }: ApiContext): Author | null {
  const { person, kind, limitKey, address } = caller;
  if (person === null) return null;
  return {
    id: kind === 'token' ? limitKey.replace('token:', '') : person.id,
    name: person.displayName,
    requestId,
    ...(address === undefined ? {} : { origin: address }),
  };
}
