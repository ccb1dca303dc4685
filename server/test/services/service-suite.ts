import { describe } from 'vitest';

import { serviceUrl } from './service-url.ts';
import type { ServiceKind } from './test-services.ts';

/**
 * Tests that need a real service. Where it is not to be had each of them is reported as skipped, by its name.
 *
 * @param name - What the tests are about.
 */
export async function withService(kind: ServiceKind, name: string, suite: (url: string) => void): Promise<void> {
  const url = await serviceUrl(kind);
  describe.skipIf(url === null)(`on a real service: ${name}`, () => {
    suite(url ?? '');
  });
}
