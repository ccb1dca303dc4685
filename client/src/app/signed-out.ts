import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** Whether the server said that it does not know the session, or not any more. */
export function isSignedOut(error: unknown): boolean {
  if (ServerError.is(error)) return error.statusCode === 401;
  return (
    CombinedGraphQLErrors.is(error) && error.errors.some((each) => each.extensions?.['code'] === 'UNAUTHENTICATED')
  );
}
