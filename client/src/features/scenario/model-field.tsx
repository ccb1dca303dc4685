import { Anchor, Radio, Stack } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';

import { marketModels } from '@convergence/shared/simulation/run-inputs';

import type { MarketModel } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';

/** Where the server serves the guide to the models. */
const GUIDE = '/guides/models.md';

interface ModelFieldProps {
  readonly value: MarketModel;
  readonly onChange: (model: MarketModel) => void;
  readonly error: string | undefined;
  readonly isReadOnly: boolean;
}

/** The models that the engine has, each with what it is for. */
export function ModelField({ value, onChange, error, isReadOnly }: ModelFieldProps) {
  const t = useText();
  return (
    <Radio.Group
      label={t('scenario.marketModel')}
      value={value}
      error={error}
      onChange={(next) => onChange(marketModels.find((each) => each === next) ?? value)}
    >
      <Stack gap={10} mt={8}>
        {marketModels.map((model) => (
          <Radio
            key={model}
            value={model}
            disabled={isReadOnly}
            label={t(`model.${model}`)}
            description={t(`model.${model}.hint`)}
          />
        ))}
      </Stack>
      <Anchor href={GUIDE} target="_blank" rel="noreferrer" fz="xs" mt={10} display="inline-flex" style={{ gap: 4 }}>
        <IconExternalLink size={13} aria-hidden />
        {t('model.guide')}
      </Anchor>
    </Radio.Group>
  );
}
