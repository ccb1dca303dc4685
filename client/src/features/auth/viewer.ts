import { createContext, use } from 'react';

import type { Permission, SessionQuery } from '../../gql/graphql.ts';

/** The person at the screen, what he may do, and the server he talks to. */
export interface SessionViewer extends NonNullable<SessionQuery['viewer']> {
  readonly server: SessionQuery['serverInfo'];
  readonly can: (permission: Permission) => boolean;
  readonly leave: () => Promise<void>;
}

export const ViewerContext = createContext<SessionViewer | null>(null);

export function useViewer(): SessionViewer {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error('useViewer needs a <Session> around it');
  return viewer;
}
