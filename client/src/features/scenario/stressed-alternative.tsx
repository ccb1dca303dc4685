import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { useText } from '../../text/text.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { forgetLists } from '../../ui/forget-lists.ts';
import { newKey } from '../../ui/new-key.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';
import { SimulationStartDocument } from '../simulation/run-documents.ts';

import { describeStress } from './describe-stress.ts';
import { joinedStress } from './stress-draft.ts';
import type { WireStress } from './stress-draft.ts';
import { ScenarioArchiveDocument, ScenarioCloneDocument, ScenarioUpdateDocument } from './scenario-documents.ts';

const NAME_LENGTH = 100;

interface StressedAlternativeProps {
  readonly scenario: { readonly id: string; readonly name: string };
  /** What the run was asked already; the alternative comes on top of it. */
  readonly asked: WireStress | null;
  readonly alternative: WireStress;
}

/** Makes a copy of the scenario with the alternative and runs it; the scenario itself stays as it is. */
export function StressedAlternative({ scenario, asked, alternative }: StressedAlternativeProps) {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const [clone] = useMutation(ScenarioCloneDocument, { update: (cache) => forgetLists(cache, ['scenarios']) });
  const [update] = useMutation(ScenarioUpdateDocument);
  const [archive] = useMutation(ScenarioArchiveDocument);
  const [start] = useMutation(SimulationStartDocument, { update: (cache) => forgetLists(cache, ['simulationRuns']) });
  const suffix = t('regime.copyName', { name: '' });
  const name = `${scenario.name.slice(0, NAME_LENGTH - suffix.length)}${suffix}`;
  const stress = joinedStress(asked, alternative);

  const make = async (): Promise<readonly { readonly message: string }[] | undefined> => {
    const cloned = await clone({ variables: { input: { id: scenario.id, name, idempotencyKey: newKey() } } });
    const copy = cloned.data?.scenarioClone.scenario;
    if (!copy) return cloned.data?.scenarioClone.errors;
    const changed = await update({ variables: { input: { id: copy.id, expectedVersion: copy.version, stress } } });
    if (!changed.data?.scenarioUpdate.scenario) {
      // a copy without the shocks is not what was asked for: it goes to the archive
      await archive({ variables: { input: { id: copy.id, expectedVersion: copy.version } } });
      return changed.data?.scenarioUpdate.errors;
    }
    const started = await start({ variables: { input: { scenarioId: copy.id, idempotencyKey: newKey() } } });
    const run = started.data?.simulationStart.run;
    if (!run) return started.data?.simulationStart.errors;
    tell({ message: t('regime.made', { name }) });
    await navigate(`/runs/${run.id}`);
    return undefined;
  };

  return (
    <>
      <Button size="xs" leftSection={<IconPlayerPlay size={14} />} onClick={() => setAsking(true)}>
        {t('regime.run')}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={t('regime.dialogTitle')}
          confirm={t('regime.confirm')}
          onConfirm={make}
          onClose={() => setAsking(false)}
        >
          <span>{t('regime.dialogText')}</span>
          <b>{describeStress(alternative, t, format)}</b>
          {asked ? <span className="cv-dim">{t('regime.keepsOld')}</span> : null}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
