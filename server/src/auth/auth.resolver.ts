import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { AuditEntry } from '../platform/db/audit.entity.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { budgetOf, unauthenticated } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost, Public } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { newId } from '../platform/ids.ts';
import {
  RateLimitType,
  ServerInfoType,
  ViewerLanguageUpdateInput,
  ViewerLanguageUpdatePayload,
  ViewerType,
} from './auth.type.ts';
import { Member } from './member.entity.ts';

/** Finds the caller's own organisation; others are not there for him. */
export const organisationNode: NodeType<Organisation> = {
  prefix: 'org',
  typeName: 'Organisation',
  requires: ['SIGNED_IN'],
  load: (publicId, context) => context.em.findOne(Organisation, { publicId, id: context.caller.organisationId ?? -1 }),
};

async function memberOf(context: ApiContext): Promise<Member> {
  const { person } = context.caller;
  if (person === null) throw unauthenticated();
  return context.em.findOneOrFail(Member, { publicId: person.id }, { populate: ['organisation'] });
}

function viewerOf(member: Member, context: ApiContext): ViewerType {
  const { publicId: id, displayName: name, email, role, language } = member;
  const organisation = member.organisation.unwrap();
  return { id, name, email, role, permissions: [...context.caller.permissions], organisation, language };
}

@Resolver()
export class AuthResolver {
  readonly #serverInfo: () => Promise<ServerInfoType>;

  /** @param serverInfo - Asked for at each request, since the market's day moves. */
  constructor(serverInfo: () => Promise<ServerInfoType>) {
    this.#serverInfo = serverInfo;
  }

  @Query(() => ViewerType, { nullable: true, description: 'The person who is asking; null where nobody is signed in.' })
  @Public()
  async viewer(@Ctx() context: ApiContext): Promise<ViewerType | null> {
    return context.caller.person === null ? null : viewerOf(await memberOf(context), context);
  }

  @Query(() => ServerInfoType, { description: 'Version of the API and build, and what its data are. Free.' })
  @Public()
  @Cost(0)
  serverInfo(): Promise<ServerInfoType> {
    return this.#serverInfo();
  }

  @Query(() => RateLimitType, { description: "What is left of the caller's budget. Free." })
  @Auth('SIGNED_IN')
  @Cost(0)
  async rateLimit(@Ctx() { caller, limiter }: ApiContext): Promise<RateLimitType> {
    const rule = budgetOf(caller);
    const { remaining, resetAt } = await limiter.take(`cost:${caller.limitKey}`, 0, rule);
    return { limit: rule.capacity, remaining: Math.floor(remaining), refillPerSecond: rule.refillPerSecond, resetAt };
  }

  @Mutation(() => ViewerLanguageUpdatePayload, { description: 'Chooses the language in which the person is answered.' })
  @Auth('SIGNED_IN')
  viewerLanguageUpdate(
    @Arg('input', () => ViewerLanguageUpdateInput, { description: 'What to change.' }) input: ViewerLanguageUpdateInput,
    @Ctx() context: ApiContext,
  ): Promise<ViewerLanguageUpdatePayload> {
    return payload(
      context,
      async () => {
        const member = await memberOf(context);
        const before = member.language;
        member.language = input.language;
        context.em.create(AuditEntry, {
          publicId: newId('aud'),
          organisation: member.organisation,
          actor: member.publicId,
          action: 'viewer.language-update',
          subject: member.publicId,
          details: { before, after: input.language },
          requestId: context.requestId,
          occurredAt: new Date(),
        });
        await context.em.flush(); // one transaction for both
        return member;
      },
      (member) => ({ viewer: viewerOf(member, context) }),
    );
  }
}
