import { IconActivityHeartbeat } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useName, useText } from '../../text/text.ts';
import { Notice } from '../../ui/notice.tsx';

import { BacktestsCard } from './backtests-card.tsx';
import { ModelCard } from './model-card.tsx';
import { brokenAssets } from './run-model.ts';
import type { Model } from './run-model.ts';
import { runModelFragment } from './run-model-documents.ts';
import { SamplingCard } from './sampling-card.tsx';
import { StressCard } from './stress-card.tsx';
import { UncertaintyCard } from './uncertainty-card.tsx';

type Alternative = NonNullable<Model['stressedAlternative']>;

interface RunModelProps {
  readonly result: FragmentType<typeof runModelFragment>;
}

/** Where the market has left the regime that the model was fitted to: a warning, and what to do about it. */
export function RegimeNotice({
  result: masked,
  act,
}: RunModelProps & { readonly act: (alternative: Alternative) => ReactNode }) {
  const t = useText();
  const name = useName();
  const { model } = readFragment(runModelFragment, masked);
  const broken = model ? brokenAssets(model) : [];
  if (!model || broken.length === 0) return null;
  return (
    <Notice
      tone="warning"
      icon={<IconActivityHeartbeat size={18} />}
      title={t('regime.title', { count: broken.length })}
    >
      <p className="cv-dim" style={{ margin: '0 0 8px' }}>
        {t('regime.text', { names: broken.map((asset) => name(asset)).join(', ') })}
      </p>
      {model.stressedAlternative ? act(model.stressedAlternative) : null}
    </Notice>
  );
}

/** How the result came about and how far its model can be believed; nothing of what an older engine did not say. */
export function RunModelCards({
  result: masked,
  describedStress,
}: RunModelProps & { readonly describedStress: string }) {
  const { sampling, model, backtests, stress, parameterUncertainty } = readFragment(runModelFragment, masked);
  const both = stress && parameterUncertainty ? 'cv-6' : '';
  return (
    <>
      {sampling ? <SamplingCard className={model ? 'cv-5' : ''} sampling={sampling} /> : null}
      {model ? <BacktestsCard className={sampling ? 'cv-7' : ''} backtests={backtests} /> : null}
      {stress ? <StressCard className={both} stress={stress} described={describedStress} /> : null}
      {parameterUncertainty ? (
        <UncertaintyCard
          className={both}
          drawn={parameterUncertainty.drawn}
          atEstimates={parameterUncertainty.atEstimates}
        />
      ) : null}
      {model ? <ModelCard model={model} /> : null}
    </>
  );
}
