import { inject } from 'vitest';

import type { ServiceKind, ServiceUrls } from './test-services.ts';

/**
 * Address of a real service for this test run, with user and password; it is started where nobody asked before.
 *
 * @returns Null where it is not to be had: the suite is then skipped by its name.
 * @throws Error instead, where REQUIRE_SERVICES=1 forbids to skip.
 */
export async function serviceUrl(kind: ServiceKind): Promise<string | null> {
  const response = await fetch(`${inject('testServices')}/${kind}`);
  const text = await response.text();
  if (response.ok) return text;
  if (process.env.REQUIRE_SERVICES === '1') throw new Error(`There is no ${kind} for the tests: ${text}`);
  return null;
}

/** All of them, for an installation; null where one is not to be had. @throws Error as `serviceUrl`. */
export async function serviceUrls(): Promise<ServiceUrls | null> {
  const [mysql, redis, s3] = [await serviceUrl('mysql'), await serviceUrl('redis'), await serviceUrl('s3')];
  return mysql === null || redis === null || s3 === null ? null : { mysql, redis, s3 };
}
