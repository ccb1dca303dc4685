import type { ApolloCache } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { Button, Group, Text as Words } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useNavigate } from 'react-router';

import { forgetLists } from '../../ui/forget-lists.ts';
import { newKey } from '../../ui/new-key.ts';
import { problemText } from '../../ui/problem-model.ts';
import { useTell } from '../../ui/use-tell.ts';
import { useText } from '../../text/text.ts';
import { SimulationStartDocument } from '../simulation/run-documents.ts';

import { ScenarioArchiveDocument, ScenarioCloneDocument, ScenarioRestoreDocument } from './scenario-documents.ts';

export interface ActedScenario {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

export interface ScenarioActions {
  readonly clone: (scenario: ActedScenario) => void;
  readonly archive: (scenario: ActedScenario) => void;
  readonly restore: (scenario: ActedScenario) => void;
  readonly run: (scenarioId: string) => Promise<void>;
}

/** What can be done to a scenario from a list or from its page; each outcome is told. */
export function useScenarioActions(): ScenarioActions {
  const t = useText();
  const tell = useTell();
  const navigate = useNavigate();
  const lists = { update: (cache: ApolloCache) => forgetLists(cache, ['scenarios']) };
  const [cloneScenario] = useMutation(ScenarioCloneDocument, lists);
  const [archiveScenario] = useMutation(ScenarioArchiveDocument, lists);
  const [restoreScenario] = useMutation(ScenarioRestoreDocument, lists);
  const [start] = useMutation(SimulationStartDocument, { update: (cache) => forgetLists(cache, ['simulationRuns']) });

  const told = async (work: () => Promise<readonly { readonly message: string }[] | undefined>) => {
    try {
      const errors = await work();
      for (const { message } of errors ?? []) tell({ color: 'red', title: t('state.problem'), message });
    } catch (error) {
      tell({ color: 'red', title: t('state.problem'), message: problemText(error, t).message });
    }
  };

  const restore = (scenario: ActedScenario) =>
    void told(async () => {
      const { data } = await restoreScenario({
        variables: { input: { id: scenario.id, expectedVersion: scenario.version } },
      });
      if (data?.scenarioRestore.scenario) tell({ message: t('scenario.restored', { name: scenario.name }) });
      return data?.scenarioRestore.errors;
    });

  const archiveNow = (scenario: ActedScenario) =>
    void told(async () => {
      const { data } = await archiveScenario({
        variables: { input: { id: scenario.id, expectedVersion: scenario.version } },
      });
      if (data?.scenarioArchive.scenario) {
        const note = tell({
          autoClose: 9000,
          title: t('scenario.archived', { name: scenario.name }),
          message: (
            <Group>
              <Button
                size="compact-xs"
                variant="light"
                onClick={() => {
                  notifications.hide(note);
                  restore({ ...scenario, version: scenario.version + 1 });
                }}
              >
                {t('action.undo')}
              </Button>
            </Group>
          ),
        });
      }
      return data?.scenarioArchive.errors;
    });

  return {
    restore,
    archive: (scenario) =>
      modals.openConfirmModal({
        title: <b>{t('scenario.archiveTitle')}</b>,
        children: <Words fz="sm">{t('scenario.archiveText', { name: scenario.name })}</Words>,
        labels: { confirm: t('scenario.archive'), cancel: t('action.cancel') },
        closeButtonProps: { 'aria-label': t('action.close') },
        onConfirm: () => archiveNow(scenario),
      }),
    clone: (scenario) =>
      void told(async () => {
        const name = t('scenario.copyOf', { name: scenario.name }).slice(0, 100);
        const { data } = await cloneScenario({
          variables: { input: { id: scenario.id, name, idempotencyKey: newKey() } },
        });
        const copy = data?.scenarioClone.scenario;
        if (copy) {
          tell({ message: t('scenario.cloned', { name }) });
          await navigate(`/scenarios/${copy.id}`);
        }
        return data?.scenarioClone.errors;
      }),
    run: (scenarioId) =>
      told(async () => {
        const { data } = await start({ variables: { input: { scenarioId, idempotencyKey: newKey() } } });
        const run = data?.simulationStart.run;
        if (run) await navigate(`/runs/${run.id}`);
        return data?.simulationStart.errors;
      }),
  };
}
