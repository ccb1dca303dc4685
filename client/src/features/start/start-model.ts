import type { Permission, StartQuery } from '../../gql/graphql.ts';

/** What a new installation needs before it can show a risk, in the order in which it is done. */
export const startSteps = ['totp', 'people', 'profile', 'prices', 'scenario', 'run'] as const;
export type StartStep = (typeof startSteps)[number];

/** What the dashboard knows already. */
export interface StartFacts {
  readonly marketAsOfDate: string | null;
  /** The newest scenario; null: there is none. */
  readonly scenarioId: string | null;
  readonly isRunning: boolean;
}

export interface StartLine {
  readonly step: StartStep;
  readonly isDone: boolean;
  /** Where it is done; null: not by this person, or not on a page. */
  readonly to: string | null;
}

type Answer = Pick<StartQuery, 'viewerTotp' | 'operatorProfile' | 'people' | 'invitations'>;

/** The steps that concern a person, each with what is known of it; steps of others' rights are left out, but for prices. */
export function startLines(
  { viewerTotp, operatorProfile, people, invitations }: Answer,
  { marketAsOfDate, scenarioId, isRunning }: StartFacts,
  can: (permission: Permission) => boolean,
): readonly StartLine[] {
  const hasOthers = (people?.edges.length ?? 0) > 1 || (invitations?.edges.length ?? 0) > 0;
  const scenarioPath = scenarioId === null ? '/scenarios/new' : `/scenarios/${scenarioId}`;
  const all: Readonly<Record<StartStep, Omit<StartLine, 'step'> & { readonly concerns: boolean }>> = {
    totp: { isDone: viewerTotp.isEnabled, to: '/security', concerns: true },
    people: { isDone: hasOthers, to: '/people', concerns: can('MEMBER_WRITE') },
    // the first version is that of the catalogue's reference operator
    profile: { isDone: operatorProfile.version > 1, to: '/operator', concerns: can('OPERATOR_WRITE') },
    prices: { isDone: marketAsOfDate !== null, to: can('OPERATIONS_READ') ? '/operations' : null, concerns: true },
    scenario: { isDone: scenarioId !== null, to: scenarioPath, concerns: can('SCENARIO_WRITE') },
    run: {
      isDone: isRunning,
      to: scenarioId === null ? null : scenarioPath,
      concerns: can('SIMULATION_RUN'),
    },
  };
  return startSteps.filter((step) => all[step].concerns).map((step) => ({ step, ...all[step] }));
}
