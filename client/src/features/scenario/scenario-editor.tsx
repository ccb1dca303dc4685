import { useMutation } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';

import type { ScenarioFormFragment } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { forgetLists } from '../../ui/forget-lists.ts';
import { newKey } from '../../ui/new-key.ts';
import { problemText } from '../../ui/problem-model.ts';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard.tsx';
import { useTell } from '../../ui/use-tell.ts';

import { ConflictDialog } from './conflict-dialog.tsx';
import { ScenarioCreateDocument, scenarioFormFragment, ScenarioUpdateDocument } from './scenario-documents.ts';
import { changedFields, draftOf, draftProblems, emptyDraft, fieldPath, inputOf, rebased } from './scenario-draft.ts';
import type { DraftContext, ScenarioDraft } from './scenario-draft.ts';
import { ScenarioForm } from './scenario-form.tsx';
import { useScenarioActions } from './use-scenario-actions.tsx';

interface ServerError {
  readonly path: string;
  readonly message: string;
}

interface ScenarioEditorProps {
  /** Null: a new one is written. */
  readonly scenario: ScenarioFormFragment | null;
  readonly canWrite: boolean;
  readonly canRun: boolean;
  readonly aside?: ReactNode;
}

/** Holds the draft: what it started from, what is wrong with it, and what happens when somebody else saved first. */
export function ScenarioEditor({ scenario, canWrite, canRun, aside }: ScenarioEditorProps) {
  const t = useText();
  const tell = useTell();
  const navigate = useNavigate();
  const actions = useScenarioActions();
  const [base, setBase] = useState<ScenarioDraft>(() => (scenario ? draftOf(scenario) : emptyDraft));
  const [version, setVersion] = useState(scenario?.version ?? 0);
  const [draft, setDraft] = useState(base);
  const [context, setContext] = useState<DraftContext | null>(null);
  const [serverErrors, setServerErrors] = useState<readonly ServerError[]>([]);
  const [conflict, setConflict] = useState<{ readonly theirs: ScenarioDraft; readonly version: number } | null>(null);
  const [key, setKey] = useState(newKey);
  const [create, creating] = useMutation(ScenarioCreateDocument, {
    update: (cache) => forgetLists(cache, ['scenarios']),
  });
  const [update, updating] = useMutation(ScenarioUpdateDocument, { refetchQueries: ['ScenarioVersions'] });

  const isReadOnly = scenario ? !canWrite || !scenario.viewerCanUpdate : !canWrite;
  const isDirty = changedFields(base, draft).length > 0;
  const guard = useUnsavedGuard(isDirty);
  // After the first attempt to save, every change is checked at once.
  const problems = context ? draftProblems(draft, context) : [];

  const errorAt = (path: string): string | undefined => {
    const own = problems.find((problem) => problem.path === path);
    if (own) return t(own.text, own.values);
    return serverErrors.find((error) => error.path === path || (path === 'positions' && error.path === 'positions.*'))
      ?.message;
  };
  const fieldPaths = new Set([
    'name',
    'description',
    'positions',
    'investmentBudgetKrw',
    'controlBudgetKrw',
    'lossToleranceKrw',
    'horizonSessions',
    'estimationSessions',
    'pathCount',
    'marketModel',
    'accuracyBps',
    'sampling',
    'parameterUncertainty',
    'seed',
    'additionalControlIds',
  ]);
  const generalErrors = serverErrors
    .filter(
      (error) =>
        !fieldPaths.has(error.path) &&
        !/^(positions\.\d+\.(weightRatio|symbol)|exposures\.T\d+|forcedSales\.reserveKrw|commonRegime\.(transitionPpm|varianceRatioBps)(\.\d+)*|stress\.(shocks|replay)(\.\w+)*)$/.test(
          error.path,
        ),
    )
    .map((error) => error.message);

  const change = (next: ScenarioDraft) => {
    setDraft(next);
    setServerErrors([]);
  };

  const settle = (saved: ScenarioFormFragment) => {
    const stored = draftOf(saved);
    setBase(stored);
    setDraft(stored);
    setVersion(saved.version);
    setContext(null);
    setServerErrors([]);
  };

  const refuse = (
    errors: readonly { readonly path: readonly string[]; readonly message: string }[],
    asked: ScenarioDraft,
  ) => setServerErrors(errors.map((error) => ({ path: fieldPath(error.path, asked), message: error.message })));

  /** @returns Id of what was saved; null where it was refused. */
  const store = async (asked: ScenarioDraft, expectedVersion: number): Promise<string | null> => {
    if (!scenario) {
      const { data } = await create({ variables: { input: { ...inputOf(asked), idempotencyKey: key } } });
      const answer = data?.scenarioCreate;
      refuse(answer?.errors ?? [], asked);
      setKey(newKey());
      return answer?.scenario?.id ?? null;
    }
    const { seed, ...values } = inputOf(asked);
    const { data } = await update({
      variables: { input: { id: scenario.id, expectedVersion, ...values, ...(seed === null ? {} : { seed }) } },
    });
    const answer = data?.scenarioUpdate;
    const stale = answer?.errors.find((error) => error.__typename === 'VersionConflictError');
    if (stale?.__typename === 'VersionConflictError' && stale.current?.__typename === 'Scenario') {
      const current = readFragment(scenarioFormFragment, stale.current);
      setConflict({ theirs: draftOf(current), version: current.version });
      return null;
    }
    refuse(answer?.errors ?? [], asked);
    if (!answer?.scenario) return null;
    settle(readFragment(scenarioFormFragment, answer.scenario));
    tell({ message: t('scenario.saved') });
    return scenario.id;
  };

  const save = async (asked: ScenarioDraft, expectedVersion: number, thenRun: boolean) => {
    try {
      const mustStore = !scenario || changedFields(base, asked).length > 0;
      const id = mustStore ? await store(asked, expectedVersion) : scenario.id;
      if (id === null) return;
      guard.pass();
      if (thenRun) await actions.run(id);
      else if (!scenario) {
        tell({ message: t('scenario.saved') });
        await navigate(`/scenarios/${id}`, { replace: true });
      }
    } catch (error) {
      tell({ color: 'red', title: t('state.problem'), message: problemText(error, t).message });
    }
  };

  const isRefused = problems.length > 0 || serverErrors.length > 0;
  useEffect(() => {
    if (!isRefused) return;
    document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    // Only when something becomes wrong, not with every key.
  }, [isRefused]);

  return (
    <>
      {guard.dialog}
      {conflict ? (
        <ConflictDialog
          base={base}
          mine={draft}
          theirs={conflict.theirs}
          onClose={() => setConflict(null)}
          onTakeTheirs={() => {
            setBase(conflict.theirs);
            setDraft(conflict.theirs);
            setVersion(conflict.version);
            setConflict(null);
          }}
          onKeepMine={() => {
            const merged = rebased(base, draft, conflict.theirs);
            setDraft(merged);
            setConflict(null);
            void save(merged, conflict.version, false);
          }}
        />
      ) : null}
      <ScenarioForm
        draft={draft}
        onChange={change}
        errorAt={errorAt}
        generalErrors={generalErrors}
        isReadOnly={isReadOnly}
        isDirty={isDirty || !scenario}
        isBusy={creating.loading || updating.loading}
        canRun={canRun && (scenario?.viewerCanRun ?? true)}
        aside={aside}
        onSave={(rules, thenRun) => {
          setContext(rules);
          if (draftProblems(draft, rules).length > 0) return;
          void save(draft, version, thenRun);
        }}
      />
    </>
  );
}
