import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { RetryLink } from '@apollo/client/link/retry';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { relayStylePagination } from '@apollo/client/utilities';

import { possibleTypes } from '../gql/possible-types.ts';
import { currentLanguage } from '../text/text.ts';

import { isSignedOut } from './signed-out.ts';

declare module '@apollo/client' {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface WatchQuery {
        errorPolicy: 'all';
      }
      interface Query {
        errorPolicy: 'all';
      }
    }
  }
}

const socketUrl = new URL('/graphql', location.href);
socketUrl.protocol = socketUrl.protocol === 'https:' ? 'wss:' : 'ws:';

/** A repeat does the work once: the server knows the key. */
function isRepeatable(operation: ApolloLink.Operation): boolean {
  if (operation.operationType !== OperationTypeNode.MUTATION) return true;
  const input: unknown = operation.variables['input'];
  return typeof input === 'object' && input !== null && 'idempotencyKey' in input;
}

function isWorthAnotherTry(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) return false;
  return ServerError.is(error) ? error.statusCode === 503 : true;
}

/** @param onSignedOut - Called when the server no longer knows the session. */
export function createApollo(onSignedOut: () => void): ApolloClient {
  const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin' });
  // Streams resume from their own cursor (features/simulation/use-stream), so the socket does not subscribe again by itself.
  const socket = new GraphQLWsLink(createClient({ url: socketUrl.href, retryAttempts: 0, lazyCloseTimeout: 5_000 }));
  const link = ApolloLink.from([
    new ErrorLink(({ error, operation }) => {
      if (operation.operationName === 'Session') return; // it is the question itself, and answering it with itself never ends
      if (isSignedOut(error)) onSignedOut();
    }),
    new SetContextLink((previous) => ({
      headers: { ...(previous['headers'] as Record<string, string> | undefined), 'accept-language': currentLanguage() },
    })),
    new RetryLink({
      delay: { initial: 400, max: 4_000, jitter: true },
      attempts: { max: 4, retryIf: (error, operation) => isRepeatable(operation) && isWorthAnotherTry(error) },
    }),
    ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, socket, http),
  ]);
  return new ApolloClient({
    link,
    clientAwareness: { name: 'convergence-web', version: '0.1.0' },
    defaultOptions: { query: { errorPolicy: 'all' }, watchQuery: { errorPolicy: 'all' } },
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: {
        ViewerTotp: { merge: true }, // one for each person, so without an id
        Query: {
          fields: {
            scenarios: relayStylePagination(['filter', 'orderBy']),
            simulationRuns: relayStylePagination(['filter']),
            reports: relayStylePagination(['filter']),
            instruments: relayStylePagination(['filter', 'orderBy']),
            orders: relayStylePagination(['filter']),
            llmUsage: relayStylePagination([]),
            operatorProfileVersions: relayStylePagination([]),
            alerts: relayStylePagination(['filter']),
            exposedVulnerabilities: relayStylePagination(['isPatched']),
            incidents: relayStylePagination(['filter']),
            alertLevelChanges: relayStylePagination([]),
            notifications: relayStylePagination([]),
            notificationRules: relayStylePagination([]),
            notificationDeliveries: relayStylePagination(['filter']),
            people: relayStylePagination(['filter']),
            invitations: relayStylePagination([]),
            viewerApiTokens: relayStylePagination([]),
            auditEntries: relayStylePagination(['filter']),
            accessEntries: relayStylePagination(['filter']),
          },
        },
        // What one query asks of it goes beside what another one did.
        RunSettings: { merge: true },
        Scenario: { fields: { versions: relayStylePagination([]), runs: relayStylePagination([]) } },
        // The rows of one answer; their ids repeat from answer to answer.
        Catalogue: { keyFields: ['threatVersion', 'controlVersion'] },
        // A run has one result; lists and pages ask for different parts of it.
        RiskResult: { merge: true },
        RiskScore: { merge: true },
        Sector: { keyFields: ['code'] },
        // A step has the id that its playbook gives it, in every incident.
        IncidentStep: { keyFields: false },
        PlaybookStep: { keyFields: false },
        OperatorProfile: { keyFields: ['id', 'version'] },
      },
    }),
  });
}
