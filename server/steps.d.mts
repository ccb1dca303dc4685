/** Of the steps that `npm start` consists of, what programs in TypeScript use. */
export function buildIfStale(workspace: 'client' | 'server'): Promise<void>;
