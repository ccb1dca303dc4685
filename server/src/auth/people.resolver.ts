import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { authorOf } from '../platform/graphql/author.ts';
import type { Author } from '../platform/db/audit.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { isPermitted, unauthenticated } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost, Public } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';
import type { InvitationService } from './invitation.service.ts';
import type { Invitation, InvitationStatus } from './invitation.entity.ts';
import type { Member } from './member.entity.ts';
import type { MemberService } from './member.service.ts';
import {
  InvitationAcceptInput,
  InvitationAcceptPayload,
  InvitationConnection,
  InvitationOfferType,
  InvitationRevokeInput,
  InvitationRevokePayload,
  InvitationType,
  MemberRemoveInput,
  MemberRemovePayload,
  MemberRoleUpdateInput,
  MemberRoleUpdatePayload,
  MemberTotpResetInput,
  MemberTotpResetPayload,
  OrganisationSecurityType,
  OrganisationSecurityUpdateInput,
  OrganisationSecurityUpdatePayload,
  PersonConnection,
  PersonFilterInput,
  PersonInviteInput,
  PersonInvitePayload,
  PersonType,
} from './people.type.ts';
import type { Role } from './permissions.ts';

/** A person as clients see one. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly row: Member;
}

export interface InvitationView {
  readonly id: string;
  readonly status: InvitationStatus;
  readonly row: Invitation;
}

function personView(row: Member): PersonView & Pick<Member, 'language' | 'createdAt'> {
  const { publicId: id, displayName: name, email, role, language, createdAt } = row;
  return { id, name, email, role, language, createdAt, row };
}

function invitationView(row: Invitation) {
  const { publicId: id, email, role, createdAt, expiresAt } = row;
  return {
    id,
    email,
    role,
    createdAt,
    expiresAt,
    invitedBy: row.invitedBy ?? null,
    status: row.statusAt(new Date()),
    row,
  };
}

export function personNode(members: MemberService): NodeType<PersonView> {
  return {
    prefix: 'mbr',
    typeName: 'Person',
    requires: ['MEMBER_READ'],
    load: async (id, context) => {
      const row = await members.find(context.em, id);
      return row && personView(row);
    },
  };
}

export function invitationNode(invitations: InvitationService): NodeType<InvitationView> {
  return {
    prefix: 'inv',
    typeName: 'Invitation',
    requires: ['MEMBER_READ'],
    load: async (id, context) => {
      const row = await invitations.find(context.em, id);
      return row && invitationView(row);
    },
  };
}

/** Who is asking, of whom nothing done to others may be done to himself. */
function asker(context: ApiContext): { readonly author: Author; readonly id: string } {
  const author = authorOf(context);
  if (author === null || context.caller.person === null) throw unauthenticated();
  return { author, id: context.caller.person.id };
}

function acceptPath(token: string): string {
  return `/invitation/${token}`;
}

@Resolver(() => PersonType)
export class PeopleResolver {
  readonly #members: MemberService;
  readonly #invitations: InvitationService;

  readonly #secondFactors = (context: ApiContext): DataLoader<Member, boolean> =>
    new DataLoader(async (rows: readonly Member[]) => {
      const enabled = await this.#members.withSecondFactor(context.em, rows);
      return rows.map(({ authUserId }) => enabled.has(authUserId));
    });

  constructor(members: MemberService, invitations: InvitationService) {
    this.#members = members;
    this.#invitations = invitations;
  }

  @Query(() => PersonConnection, { description: 'People of the organisation, in the order in which they came.' })
  @Auth('MEMBER_READ')
  @Cost(1, { multiplier: 'first' })
  people(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
    @Arg('filter', () => PersonFilterInput, {
      nullable: true,
      description: 'Narrows the list; all conditions must hold.',
    })
    filter?: PersonFilterInput | null,
  ): Promise<Page<PersonView>> {
    return viewPage(this.#members.list(context.em, args, filter ?? {}), personView);
  }

  @Query(() => PersonType, {
    nullable: true,
    description: 'One person; null where there is none or the caller may not see it.',
  })
  @Auth('MEMBER_READ')
  async person(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<PersonView | null> {
    const row = await this.#members.find(context.em, id);
    return row && personView(row);
  }

  @Query(() => InvitationConnection, { description: 'Invitations of the organisation, newest first.' })
  @Auth('MEMBER_READ')
  @Cost(1, { multiplier: 'first' })
  invitations(@Args(() => PageArgs) args: PageArgs, @Ctx() context: ApiContext): Promise<Page<InvitationView>> {
    return viewPage(this.#invitations.list(context.em, args), invitationView);
  }

  @Query(() => InvitationOfferType, {
    nullable: true,
    description: 'What an open link offers; null where it is unknown, used, revoked or over. Costs 5.',
  })
  @Public()
  @Cost(5)
  async invitationOffer(
    @Arg('token', () => String, { description: 'What stands in the link behind /invitation/.' }) token: string,
  ): Promise<InvitationOfferType | null> {
    const found = await this.#invitations.offer(token);
    if (found === null) return null;
    const { email, role, expiresAt } = found;
    const organisationName = found.organisation.unwrap().name;
    return { organisationName, email, role, expiresAt, invitedBy: found.invitedBy ?? null };
  }

  @Query(() => OrganisationSecurityType, { description: 'Rules of signing in of the organisation.' })
  @Auth('MEMBER_READ')
  async organisationSecurity(@Ctx() context: ApiContext): Promise<OrganisationSecurityType> {
    const { organisationId } = context.caller;
    if (organisationId === null) throw unauthenticated();
    return { totpRequiredRoles: await this.#members.requiredRoles(context.em, organisationId) };
  }

  @Mutation(() => PersonInvitePayload, {
    description: 'Invites somebody into the organisation; an earlier open invitation of the address ends. Costs 20.',
  })
  @Auth('MEMBER_WRITE')
  @Cost(20)
  personInvite(
    @Arg('input', () => PersonInviteInput, { description: 'Whom to invite.' }) input: PersonInviteInput,
    @Ctx() context: ApiContext,
  ): Promise<PersonInvitePayload> {
    return payload(
      context,
      () => this.#invitations.invite(context.em, input, authorOf(context)),
      ({ invitation, token }) => ({ invitation: invitationView(invitation), acceptPath: acceptPath(token) }),
    );
  }

  @Mutation(() => InvitationRevokePayload, { description: 'Takes an open invitation back.' })
  @Auth('MEMBER_WRITE')
  invitationRevoke(
    @Arg('input', () => InvitationRevokeInput, { description: 'What to take back.' }) { id }: InvitationRevokeInput,
    @Ctx() context: ApiContext,
  ): Promise<InvitationRevokePayload> {
    return payload(
      context,
      () => this.#invitations.revoke(context.em, id, authorOf(context)),
      (invitation) => ({ invitation: invitationView(invitation) }),
    );
  }

  @Mutation(() => InvitationAcceptPayload, {
    description: 'Makes the invited person, who chooses name and password; the link is used up. Costs 50.',
  })
  @Public()
  @Cost(50)
  invitationAccept(
    @Arg('input', () => InvitationAcceptInput, { description: 'Link, name and password.' })
    input: InvitationAcceptInput,
    @Ctx() context: ApiContext,
  ): Promise<InvitationAcceptPayload> {
    const origin = { address: context.caller.address ?? null, requestId: context.requestId };
    return payload(
      context,
      () => this.#invitations.accept(input, origin),
      ({ email }) => ({ email }),
    );
  }

  @Mutation(() => MemberRoleUpdatePayload, {
    description: 'Gives another person another role; his sessions end, so that he signs in with the new rights.',
  })
  @Auth('MEMBER_WRITE')
  memberRoleUpdate(
    @Arg('input', () => MemberRoleUpdateInput, { description: 'What to change.' }) input: MemberRoleUpdateInput,
    @Ctx() context: ApiContext,
  ): Promise<MemberRoleUpdatePayload> {
    const { author, id } = asker(context);
    return payload(
      context,
      () => this.#members.changeRole(context.em, input, author, id),
      (row) => ({ person: personView(row) }),
      { current: () => this.person(input.id, context) },
    );
  }

  @Mutation(() => MemberRemovePayload, {
    description: 'Removes another person: sessions and API tokens end at once, what he made stays under his name.',
  })
  @Auth('MEMBER_WRITE')
  memberRemove(
    @Arg('input', () => MemberRemoveInput, { description: 'Whom to remove.' }) input: MemberRemoveInput,
    @Ctx() context: ApiContext,
  ): Promise<MemberRemovePayload> {
    const { author, id } = asker(context);
    return payload(
      context,
      () => this.#members.remove(context.em, input.id, author, id),
      ({ publicId }) => ({ removedId: publicId }),
    );
  }

  @Mutation(() => MemberTotpResetPayload, {
    description: 'Switches two-step sign-in of another person off, who lost the device; his sessions end.',
  })
  @Auth('MEMBER_WRITE')
  memberTotpReset(
    @Arg('input', () => MemberTotpResetInput, { description: 'Whose.' }) input: MemberTotpResetInput,
    @Ctx() context: ApiContext,
  ): Promise<MemberTotpResetPayload> {
    const { author, id } = asker(context);
    return payload(
      context,
      () => this.#members.resetSecondFactor(context.em, input.id, author, id),
      (row) => ({ person: personView(row) }),
    );
  }

  @Mutation(() => OrganisationSecurityUpdatePayload, {
    description: 'Says which roles need two-step sign-in for anything but reading; in force at once.',
  })
  @Auth('MEMBER_WRITE')
  organisationSecurityUpdate(
    @Arg('input', () => OrganisationSecurityUpdateInput, { description: 'The rules.' })
    { totpRequiredRoles }: OrganisationSecurityUpdateInput,
    @Ctx() context: ApiContext,
  ): Promise<OrganisationSecurityUpdatePayload> {
    const { author, id } = asker(context);
    return payload(
      context,
      async () => {
        await this.#members.requireSecondFactor(context.em, totpRequiredRoles, author, id);
        return this.organisationSecurity(context);
      },
      (security) => ({ security }),
    );
  }

  @FieldResolver(() => Boolean, { description: 'Whether two-step sign-in is in force for the person.' })
  hasTotp(@Root() { row }: PersonView, @Ctx() context: ApiContext): Promise<boolean> {
    return context.loader(this.#secondFactors).load(row);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the caller may change the role of the person, reset two-step sign-in or remove the person.',
  })
  viewerCanUpdate(@Root() { id }: PersonView, @Ctx() context: ApiContext): boolean {
    return context.caller.person?.id !== id && isPermitted(context.caller, 'MEMBER_WRITE');
  }
}

@Resolver(() => InvitationType)
export class InvitationResolver {
  @FieldResolver(() => Boolean, { description: 'Whether the caller may take it back; only while it is open.' })
  viewerCanRevoke(@Root() { status }: InvitationView, @Ctx() context: ApiContext): boolean {
    return status === 'OPEN' && isPermitted(context.caller, 'MEMBER_WRITE');
  }
}
