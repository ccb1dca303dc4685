import { DomainError } from '@convergence/shared/errors';
import type { ErrorCode } from '@convergence/shared/errors';
import { Field, InterfaceType, ObjectType, createUnionType } from 'type-graphql';

import type { ApiContext } from './context.ts';
import { Node } from './node.type.ts';
import { stringEnum } from './permission.type.ts';
import type { Language } from './permission.ts';
import { errorText } from './texts.ts';

export const UserErrorCode = stringEnum('UserErrorCode', 'Codes of expected failures; new ones may be added.', {
  INVALID_INPUT: 'A value is missing, malformed or out of range.',
  VERSION_CONFLICT: 'The object changed since it was read.',
  IDEMPOTENCY_KEY_REUSED: 'The key was used with another input.',
  NOT_FOUND: 'There is no such object, or the caller may not see it.',
  WRONG_STATE: 'The object is in a state that does not allow it.',
  INFEASIBLE: 'No answer satisfies all conditions.',
  ORDER_LIMIT_EXCEEDED: 'The order passes a trading limit of the organisation.',
  TRADING_HALTED: 'Trading is stopped.',
  REAL_ORDERS_DISABLED: 'Orders cannot reach an account on this server.',
  SELF_APPROVAL: 'Nobody approves what he asked for himself.',
  BROKER_REFUSED: 'The broker said no, or does not answer.',
});
export type UserErrorCode = keyof typeof UserErrorCode;

@InterfaceType('UserError', { description: 'Shared by every expected failure.' })
export abstract class UserError {
  @Field(() => UserErrorCode, { description: 'Stable code for programs.' })
  code!: UserErrorCode;
  @Field(() => String, { description: "Text for people, in the caller's language; may change at any time." })
  message!: string;
  @Field(() => [String], {
    description: 'Path of the input field at fault, outermost name first; empty where no single field is.',
  })
  path!: readonly string[];
}

@ObjectType('InvalidInputError', {
  implements: UserError,
  description: 'A value is missing, malformed or out of range.',
})
export class InvalidInputError extends UserError {
  @Field(() => String, { description: "The engine's stable code of the rule that was broken, e.g. E_WEIGHTS_SUM." })
  reason!: ErrorCode;
}

@ObjectType('VersionConflictError', {
  implements: UserError,
  description: 'The object changed since it was read; nothing was done.',
})
export class VersionConflictError extends UserError {
  @Field(() => Node, { nullable: true, description: 'The object as it now is; null where it is gone.' })
  current!: object | null;
}

@ObjectType('IdempotencyKeyReusedError', {
  implements: UserError,
  description: 'The key was used with another input; nothing was done.',
})
export class IdempotencyKeyReusedError extends UserError {}

@ObjectType('NotFoundError', {
  implements: UserError,
  description: 'An id in the input belongs to nothing that the caller may see.',
})
export class NotFoundError extends UserError {}

@ObjectType('WrongStateError', {
  implements: UserError,
  description: 'The object is in a state that does not allow it.',
})
export class WrongStateError extends UserError {}

@ObjectType('TradingRefusedError', {
  implements: UserError,
  description: 'A guard of trading says no: a limit, the kill switch, the need for another person, or the broker.',
})
export class TradingRefusedError extends UserError {}

/** Codes that are told at the top level of the answer and never inside a payload. */
const topLevelCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'E_FORBIDDEN',
  'E_UNAUTHENTICATED',
  'E_RATE_LIMITED',
  'E_CURSOR_INVALID',
  'E_CURSOR_EXPIRED',
  'E_SETTINGS',
]);

function classOf(code: ErrorCode): { readonly type: new () => UserError; readonly code: UserErrorCode } {
  switch (code) {
    case 'E_VERSION_CONFLICT':
      return { type: VersionConflictError, code: 'VERSION_CONFLICT' };
    case 'E_IDEMPOTENCY_KEY_REUSED':
      return { type: IdempotencyKeyReusedError, code: 'IDEMPOTENCY_KEY_REUSED' };
    case 'E_NOT_FOUND':
      return { type: NotFoundError, code: 'NOT_FOUND' };
    case 'E_STATE':
      return { type: WrongStateError, code: 'WRONG_STATE' };
    case 'E_INFEASIBLE':
      return { type: InvalidInputError, code: 'INFEASIBLE' };
    case 'E_ORDER_LIMIT':
      return { type: TradingRefusedError, code: 'ORDER_LIMIT_EXCEEDED' };
    case 'E_TRADING_HALTED':
      return { type: TradingRefusedError, code: 'TRADING_HALTED' };
    case 'E_REAL_ORDERS_DISABLED':
      return { type: TradingRefusedError, code: 'REAL_ORDERS_DISABLED' };
    case 'E_SELF_APPROVAL':
      return { type: TradingRefusedError, code: 'SELF_APPROVAL' };
    case 'E_BROKER':
      return { type: TradingRefusedError, code: 'BROKER_REFUSED' };
    default:
      return { type: InvalidInputError, code: 'INVALID_INPUT' };
  }
}

/** The typed error of a mutation for a failure that the caller can mend. */
export function userErrorOf(error: DomainError, language: Language, current: object | null = null): UserError {
  const { type, code } = classOf(error.code);
  const answer = Object.assign(new type(), {
    code,
    message: errorText(language, error.code, error.facts),
    path: error.path,
  });
  if (answer instanceof InvalidInputError) answer.reason = error.code;
  if (answer instanceof VersionConflictError) answer.current = current;
  return answer;
}

/** The domain errors of one failure: itself, or all of an AggregateError of nothing else. Null where it is not for the caller. */
function domainErrorsOf(failure: unknown): readonly DomainError[] | null {
  const all: readonly unknown[] =
    failure instanceof AggregateError && failure.errors.length > 0 ? failure.errors : [failure];
  const domainErrors = all.filter((error) => error instanceof DomainError);
  const areAllTyped =
    domainErrors.length === all.length && domainErrors.every((error) => !topLevelCodes.has(error.code));
  return areAllTyped ? domainErrors : null;
}

export interface PayloadOptions {
  /** The object as it now is, for VersionConflictError. */
  readonly current?: () => Promise<object | null>;
}

/**
 * Runs the work of a mutation and answers its payload: what `wrap` makes of the result and no errors, or the errors alone.
 * Failures that the caller cannot mend pass through.
 *
 * @example return payload(context, () => scenarios.update(context, input), (scenario) => ({ scenario }));
 */
export async function payload<Value, Fields extends object>(
  context: ApiContext,
  work: () => Promise<Value>,
  wrap: (value: Value) => Fields,
  options: PayloadOptions = {},
): Promise<Partial<Fields> & { errors: UserError[] }> {
  try {
    return { ...wrap(await work()), errors: [] };
  } catch (failure) {
    const errors = domainErrorsOf(failure);
    if (errors === null) throw failure;
    const hasConflict = errors.some((error) => error.code === 'E_VERSION_CONFLICT');
    const current = hasConflict ? ((await options.current?.()) ?? null) : null;
    return { errors: errors.map((error) => userErrorOf(error, context.language, current)) } as Partial<Fields> & {
      errors: UserError[];
    };
  }
}

/** The union of what can keep a mutation from being done; the name gets the ending `Error`. */
export function errorUnion<Types extends readonly (new () => UserError)[]>(
  mutation: string,
  types: Types,
): InstanceType<Types[number]> {
  return createUnionType({
    name: `${mutation}Error`,
    description: `What can keep ${mutation[0]!.toLowerCase()}${mutation.slice(1)} from being done.`,
    types: () => types,
  });
}
