import type { TestProject } from 'vitest/node';

import { TestServices } from './test-services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test asks for a real MySQL, Redis or S3. */
    testServices: string;
  }
}

export default async function offerServices(project: TestProject): Promise<() => Promise<void>> {
  const services = new TestServices();
  project.provide('testServices', await services.listen());
  return () => services.close();
}
