import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { DomainError } from '@convergence/shared/errors';

import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { unauthenticated } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';
import type { AccountService, Self } from './account.service.ts';
import {
  ViewerApiTokenConnection,
  ViewerApiTokenCreateInput,
  ViewerApiTokenCreatePayload,
  ViewerApiTokenRevokeInput,
  ViewerApiTokenRevokePayload,
  ViewerApiTokenType,
  ViewerPasswordUpdateInput,
  ViewerPasswordUpdatePayload,
  ViewerRecoveryCodesRenewInput,
  ViewerRecoveryCodesRenewPayload,
  ViewerSessionRevokeInput,
  ViewerSessionRevokePayload,
  ViewerSessionType,
  ViewerTotpDisableInput,
  ViewerTotpDisablePayload,
  ViewerTotpEnrolInput,
  ViewerTotpEnrolPayload,
  ViewerTotpType,
  ViewerTotpVerifyInput,
  ViewerTotpVerifyPayload,
} from './account.type.ts';
import { maskedAddress } from './address-list.ts';
import type { ApiToken } from './api-token.entity.ts';
import type { ApiTokenService } from './api-token.service.ts';
import { deviceOf } from './device.ts';
import type { MemberService } from './member.service.ts';

const MOST_ADDRESSES = 20;

/** The person who asks, in his session. `ACCOUNT_WRITE` has seen to it that there is one. */
function selfOf(context: ApiContext): Self {
  const { person, sessionId, address } = context.caller;
  const author = authorOf(context);
  if (person === null || author === null || sessionId === undefined) throw unauthenticated();
  const origin = { address: address ?? null, agent: null, requestId: context.requestId };
  return { id: person.id, sessionId, author, origin };
}

function tokenView(row: ApiToken): ViewerApiTokenType {
  const { publicId: id, name, scopes, createdAt } = row;
  return {
    id,
    name,
    scopes,
    createdAt,
    allowedAddresses: row.allowedAddresses ?? [],
    expiresAt: row.expiresAt ?? null,
    lastUsedAt: row.lastUsedAt ?? null,
  };
}

/** Secret of an `otpauth://` address, in Base32. */
function secretIn(uri: string): string {
  return new URL(uri).searchParams.get('secret') ?? '';
}

@Resolver()
export class AccountResolver {
  readonly #account: AccountService;
  readonly #tokens: ApiTokenService;
  readonly #members: MemberService;

  constructor(account: AccountService, tokens: ApiTokenService, members: MemberService) {
    this.#account = account;
    this.#tokens = tokens;
    this.#members = members;
  }

  @Query(() => [ViewerSessionType], {
    description: 'Devices on which the caller is signed in, the one used last first, at most 50.',
  })
  @Auth('ACCOUNT_WRITE')
  async viewerSessions(@Ctx() context: ApiContext): Promise<readonly ViewerSessionType[]> {
    const self = selfOf(context);
    const rows = await this.#account.sessions(context.em, self.id);
    return rows.map(({ id, agent, address, createdAt, usedAt }) => ({
      id,
      device: deviceOf(agent),
      maskedAddress: maskedAddress(address),
      createdAt,
      lastUsedAt: usedAt,
      isCurrent: id === self.sessionId,
    }));
  }

  @Query(() => ViewerTotpType, { description: 'Two-step sign-in of the caller.' })
  @Auth('ACCOUNT_WRITE')
  async viewerTotp(@Ctx() context: ApiContext): Promise<ViewerTotpType> {
    const { person, organisationId } = context.caller;
    if (person === null || organisationId === null) throw unauthenticated();
    const state = await this.#account.secondFactor(context.em, person.id);
    const required: readonly string[] = await this.#members.requiredRoles(context.em, organisationId);
    return { ...state, isRequired: required.includes(person.role) };
  }

  @Query(() => ViewerApiTokenConnection, {
    description: 'API tokens of the caller that were not revoked, newest first.',
  })
  @Auth('ACCOUNT_WRITE')
  @Cost(1, { multiplier: 'first' })
  viewerApiTokens(@Args(() => PageArgs) args: PageArgs, @Ctx() context: ApiContext): Promise<Page<ViewerApiTokenType>> {
    return viewPage(this.#tokens.ofMember(context.em, selfOf(context).id, args), tokenView);
  }

  @Mutation(() => ViewerSessionRevokePayload, {
    description: 'Signs the caller out on one other device, or on all others.',
  })
  @Auth('ACCOUNT_WRITE')
  viewerSessionRevoke(
    @Arg('input', () => ViewerSessionRevokeInput, { description: 'Which.' }) { id }: ViewerSessionRevokeInput,
    @Ctx() context: ApiContext,
  ): Promise<ViewerSessionRevokePayload> {
    return payload(
      context,
      () => this.#account.revokeSessions(context.em, selfOf(context), id ?? null),
      (endedCount) => ({ endedCount }),
    );
  }

  @Mutation(() => ViewerPasswordUpdatePayload, {
    description: 'Sets a new password; every other session of the caller ends. Costs 20.',
  })
  @Auth('ACCOUNT_WRITE')
  @Cost(20)
  async viewerPasswordUpdate(
    @Arg('input', () => ViewerPasswordUpdateInput, { description: 'Present and new password.' })
    { currentPassword, newPassword }: ViewerPasswordUpdateInput,
    @Ctx() context: ApiContext,
  ): Promise<ViewerPasswordUpdatePayload> {
    const answer = await payload(
      context,
      () => this.#account.changePassword(context.em, selfOf(context), currentPassword, newPassword),
      () => ({ isDone: true }),
    );
    return { isDone: false, ...answer };
  }

  @Mutation(() => ViewerTotpEnrolPayload, {
    description: 'Begins to set two-step sign-in up; viewerTotpVerify puts it in force. Costs 20.',
  })
  @Auth('ACCOUNT_WRITE')
  @Cost(20)
  viewerTotpEnrol(
    @Arg('input', () => ViewerTotpEnrolInput, { description: 'Present password.' }) { password }: ViewerTotpEnrolInput,
    @Ctx() context: ApiContext,
  ): Promise<ViewerTotpEnrolPayload> {
    return payload(
      context,
      () => this.#account.enrol(context.em, selfOf(context), password),
      (otpauthUri) => ({ otpauthUri, secret: secretIn(otpauthUri) }),
    );
  }

  @Mutation(() => ViewerTotpVerifyPayload, {
    description: 'Puts two-step sign-in in force with a code of the app; every other session of the caller ends.',
  })
  @Auth('ACCOUNT_WRITE')
  viewerTotpVerify(
    @Arg('input', () => ViewerTotpVerifyInput, { description: 'A code.' }) { code }: ViewerTotpVerifyInput,
    @Ctx() context: ApiContext,
  ): Promise<ViewerTotpVerifyPayload> {
    return payload(
      context,
      () => this.#account.verify(context.em, selfOf(context), code),
      (recoveryCodes) => ({ recoveryCodes }),
    );
  }

  @Mutation(() => ViewerTotpDisablePayload, {
    description: 'Switches two-step sign-in of the caller off; every other session ends. Costs 20.',
  })
  @Auth('ACCOUNT_WRITE')
  @Cost(20)
  viewerTotpDisable(
    @Arg('input', () => ViewerTotpDisableInput, { description: 'Present password.' })
    { password }: ViewerTotpDisableInput,
    @Ctx() context: ApiContext,
  ): Promise<ViewerTotpDisablePayload> {
    return payload(
      context,
      async () => {
        await this.#account.disable(context.em, selfOf(context), password);
        return this.viewerTotp(context);
      },
      (totp) => ({ totp }),
    );
  }

  @Mutation(() => ViewerRecoveryCodesRenewPayload, {
    description: 'Makes new recovery codes; the old ones are void. Costs 20.',
  })
  @Auth('ACCOUNT_WRITE')
  @Cost(20)
  viewerRecoveryCodesRenew(
    @Arg('input', () => ViewerRecoveryCodesRenewInput, { description: 'Present password.' })
    { password }: ViewerRecoveryCodesRenewInput,
    @Ctx() context: ApiContext,
  ): Promise<ViewerRecoveryCodesRenewPayload> {
    return payload(
      context,
      () => this.#account.renewRecoveryCodes(context.em, selfOf(context), password),
      (recoveryCodes) => ({ recoveryCodes }),
    );
  }

  @Mutation(() => ViewerApiTokenCreatePayload, { description: 'Makes an API token that acts for the caller.' })
  @Auth('ACCOUNT_WRITE')
  viewerApiTokenCreate(
    @Arg('input', () => ViewerApiTokenCreateInput, { description: 'What it may do.' })
    { name, scopes, days, allowedAddresses }: ViewerApiTokenCreateInput,
    @Ctx() context: ApiContext,
  ): Promise<ViewerApiTokenCreatePayload> {
    return payload(
      context,
      async () => {
        const { id: actor, origin } = selfOf(context);
        if (allowedAddresses.length > MOST_ADDRESSES) throw new DomainError('E_LENGTH', ['allowedAddresses']);
        if (scopes.length === 0) throw new DomainError('E_REQUIRED', ['scopes']);
        const beyond = scopes.findIndex((scope) => !context.caller.permissions.has(scope) || scope === 'ACCOUNT_WRITE');
        if (beyond >= 0) throw new DomainError('E_RANGE', ['scopes', String(beyond)]);
        const { email } = context.caller.person!;
        const { address, requestId } = origin;
        return this.#tokens.issue({
          email,
          name: name.trim(),
          scopes,
          days,
          allowedAddresses,
          actor,
          origin: address,
          requestId,
        });
      },
      ({ token, row }) => ({ apiToken: tokenView(row), secret: token }),
    );
  }

  @Mutation(() => ViewerApiTokenRevokePayload, { description: 'Ends an API token of the caller at once.' })
  @Auth('ACCOUNT_WRITE')
  viewerApiTokenRevoke(
    @Arg('input', () => ViewerApiTokenRevokeInput, { description: 'Which.' }) { id }: ViewerApiTokenRevokeInput,
    @Ctx() context: ApiContext,
  ): Promise<ViewerApiTokenRevokePayload> {
    return payload(
      context,
      () => {
        const self = selfOf(context);
        return this.#tokens.revoke(context.em, id, self.id, self.author);
      },
      ({ publicId }) => ({ revokedId: publicId }),
    );
  }
}
