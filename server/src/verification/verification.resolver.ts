import { Query, Resolver } from 'type-graphql';

import { Auth, Cost } from '../platform/graphql/directives.ts';

import type { VerificationService } from './verification.service.ts';
import { Verification } from './verification.type.ts';
import { verificationView } from './verification-view.ts';

@Resolver(() => Verification)
export class VerificationResolver {
  readonly #verification: VerificationService;

  constructor(verification: VerificationService) {
    this.#verification = verification;
  }

  @Query(() => Verification, {
    description:
      'What was tested and measured of the engine. Evidence of the installation, the same for every organisation. Costs 5.',
  })
  @Auth('SIGNED_IN')
  @Cost(5)
  async verification(): Promise<Verification> {
    return verificationView(await this.#verification.evidence());
  }
}
