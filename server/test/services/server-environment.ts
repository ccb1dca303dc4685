import { randomBytes, randomUUID } from 'node:crypto';

import type { Secrets } from '../../src/platform/settings.ts';

import type { ServiceUrls } from './test-services.ts';

/** The settings that make an installation one on real services; they belong together. */
export type ServerEnvironment = Readonly<
  Record<
    | 'DATABASE_URL'
    | 'REDIS_URL'
    | 'S3_ENDPOINT'
    | 'S3_ACCESS_KEY'
    | 'S3_SECRET_KEY'
    | 'S3_BUCKET'
    | 'COOKIE_SECRET'
    | 'SIGNING_SECRET'
    | 'TOKEN_PEPPER',
    string
  >
>;

/**
 * Environment of a new installation on real services, with a bucket of its own. They imply production; what a test wants otherwise it
 * adds.
 *
 * @param databaseUrl - Of the installation's own database; `freshDatabase` makes one.
 * @param services - Where Redis and the object store are, with user and password.
 * @param secrets - Those of the installation that the rows come from; default new ones.
 */
export function serverEnvironment(
  databaseUrl: string,
  { redis, s3 }: Pick<ServiceUrls, 'redis' | 's3'>,
  secrets: Secrets = { cookie: newSecret(), signing: newSecret(), pepper: newSecret() },
): ServerEnvironment {
  const store = new URL(s3);
  return {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redis,
    S3_ENDPOINT: store.origin,
    S3_ACCESS_KEY: store.username,
    S3_SECRET_KEY: store.password,
    S3_BUCKET: `test-${randomUUID()}`,
    COOKIE_SECRET: secrets.cookie,
    SIGNING_SECRET: secrets.signing,
    TOKEN_PEPPER: secrets.pepper,
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
