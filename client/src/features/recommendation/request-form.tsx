import { useMutation } from '@apollo/client/react';
import { Button, Group, Modal, NumberInput, Text as Words } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { useText } from '../../text/text.ts';
import { newKey } from '../../ui/new-key.ts';
import { Problem } from '../../ui/states.tsx';

import { RecommendationRequestDocument } from './recommendation-documents.ts';
import { isImpactConstant, USUAL_IMPACT_CONSTANT } from './trading-cost-model.ts';

/** What a key may hold: letters and digits. */
function keyPart(value: number | string): string {
  return String(value).replace('-', 'm').replace('.', 'p');
}

/** Asks for another plan of the same run with another limit for one name or with a return that it has to promise. */
export function RequestForm({ runId, onClose }: { readonly runId: string; readonly onClose: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const [percent, setPercent] = useState<number | string>(40);
  const [leastReturn, setLeastReturn] = useState<number | string>('');
  const [impact, setImpact] = useState<number | string>(USUAL_IMPACT_CONSTANT);
  const [message, setMessage] = useState<string | null>(null);
  const [key] = useState(newKey);
  const [request, { loading, error }] = useMutation(RecommendationRequestDocument);
  const isWeightRight = percent !== '' && Number(percent) > 0 && Number(percent) <= 100;
  const isRight = isWeightRight && isImpactConstant(impact);

  const submit = async () => {
    const { data } = await request({
      variables: {
        input: {
          runId,
          maxWeightRatio: Number(percent) / 100,
          minReturnRatio: leastReturn === '' ? null : Number(leastReturn) / 100,
          impactConstant: Number(impact),
          idempotencyKey: [key, percent, leastReturn, impact].map(keyPart).join('-'),
        },
      },
    });
    const answer = data?.recommendationRequest;
    if (answer?.recommendation) {
      onClose();
      await navigate(`/recommendations/${answer.recommendation.id}`);
    } else setMessage(answer?.errors.map((each) => each.message).join(' ') ?? null);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t('request.title')}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // A failure of the request itself is shown below through `error`.
          if (isRight) submit().catch(() => undefined);
        }}
      >
        <Words fz="sm" c="dimmed" mb={10}>
          {t('request.text')}
        </Words>
        <NumberInput
          label={t('request.maxWeight')}
          suffix=" %"
          min={1}
          max={100}
          clampBehavior="none"
          value={percent}
          onChange={(value) => {
            setPercent(value);
            setMessage(null);
          }}
          error={message ?? (isWeightRight ? undefined : t('invalid.weight'))}
          data-autofocus
        />
        <NumberInput
          mt={10}
          label={t('request.minReturn')}
          description={t('request.minReturnHint')}
          suffix=" %"
          decimalScale={2}
          min={-99}
          max={1000}
          value={leastReturn}
          onChange={(value) => {
            setLeastReturn(value);
            setMessage(null);
          }}
        />
        <NumberInput
          mt={10}
          label={t('request.impact')}
          description={t('request.impactHint')}
          decimalScale={2}
          step={0.1}
          min={0}
          max={5}
          clampBehavior="none"
          value={impact}
          onChange={(value) => {
            setImpact(value);
            setMessage(null);
          }}
          error={isImpactConstant(impact) ? undefined : t('invalid.impact')}
        />
        {error ? (
          <div style={{ marginTop: 12 }}>
            <Problem error={error} />
          </div>
        ) : null}
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={loading} disabled={!isRight}>
            {t('request.submit')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
