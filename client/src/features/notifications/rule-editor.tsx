import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Group, Modal, MultiSelect, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { RulePartsFragment } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { newKey } from '../../ui/new-key.ts';
import { Problem } from '../../ui/states.tsx';
import { WonInput } from '../../ui/won-input.tsx';

import {
  channelFragment,
  NotificationChannelsDocument,
  NotificationRuleCreateDocument,
  NotificationRuleUpdateDocument,
  RuleScenariosDocument,
} from './notification-documents.ts';
import {
  draftOf,
  emptyRule,
  errorsByField,
  isAboutRuns,
  orderStates,
  ruleFields,
  ruleKinds,
  severities,
} from './rule-draft.ts';
import type { RuleDraft } from './rule-draft.ts';
import { forgetNotificationLists } from './use-refused.ts';

interface RuleEditorProps {
  /** Null: a new one. */
  readonly rule: RulePartsFragment | null;
  readonly onClose: () => void;
}

/** Makes or changes a rule; what is wrong is said at its field. */
export function RuleEditor({ rule, onClose }: RuleEditorProps) {
  const t = useText();
  const { data } = useQuery(NotificationChannelsDocument);
  const channels = (data?.notificationChannels ?? []).map((channel) => readFragment(channelFragment, channel));
  const [draft, setDraft] = useState<RuleDraft>(() => (rule ? draftOf(rule) : emptyRule));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [key, setKey] = useState(newKey);
  const [create, creation] = useMutation(NotificationRuleCreateDocument, {
    update: (cache) => forgetNotificationLists(cache, ['notificationRules']),
  });
  const [update, change] = useMutation(NotificationRuleUpdateDocument);
  /** What is being mended is not told to be wrong any more. */
  const set = (part: Partial<RuleDraft>) => {
    setDraft({ ...draft, ...part });
    setErrors(Object.fromEntries(Object.entries(errors).filter(([field]) => !(field in part))));
  };

  const submit = async () => {
    const fields = ruleFields(draft);
    const answer = rule
      ? (await update({ variables: { input: { id: rule.id, expectedVersion: rule.version, ...fields } } })).data
          ?.notificationRuleUpdate
      : (await create({ variables: { input: { kind: draft.kind, idempotencyKey: key, ...fields } } })).data
          ?.notificationRuleCreate;
    if (!answer) return;
    if (answer.errors.length === 0) onClose();
    else {
      setErrors(errorsByField(answer.errors));
      setKey(newKey()); // nothing was made: what is mended is another request
    }
  };

  const general = errors[''] ?? errors['expectedVersion'] ?? errors['id'];
  const failure = creation.error ?? change.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{rule ? t('rules.edit') : t('rules.add')}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit().catch(() => undefined); // a failure of the request itself is shown below
        }}
      >
        <Stack gap={12}>
          <Select
            label={t('rules.kind')}
            allowDeselect={false}
            disabled={rule !== null}
            data={ruleKinds.map((value) => ({ value, label: t(`notificationKind.${value}`) }))}
            value={draft.kind}
            onChange={(value) => set({ kind: ruleKinds.find((each) => each === value) ?? draft.kind })}
          />
          <TextInput
            label={t('rules.name')}
            withAsterisk
            maxLength={100}
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={errors['name']}
            data-autofocus
          />
          <ConditionFields draft={draft} set={set} errors={errors} />
          <MultiSelect
            label={t('rules.channels')}
            withAsterisk
            data={channels.map(({ id, name, kind }) => ({ value: id, label: `${name} (${t(`channelKind.${kind}`)})` }))}
            value={[...draft.channelIds]}
            onChange={(channelIds) => set({ channelIds })}
            error={errors['channelIds']}
          />
          <NumberInput
            label={t('rules.minimumMinutes')}
            min={0}
            max={10_080}
            allowDecimal={false}
            clampBehavior="none"
            value={draft.minimumMinutes}
            onChange={(minimumMinutes) => set({ minimumMinutes })}
            error={errors['minimumMinutes']}
          />
          <Switch
            label={t('rules.isEnabled')}
            checked={draft.isEnabled}
            onChange={(event) => set({ isEnabled: event.currentTarget.checked })}
          />
          {general ? (
            <Alert color="red" variant="light">
              {general}
            </Alert>
          ) : null}
          {failure ? <Problem error={failure} /> : null}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={creation.loading || change.loading}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The fields that only some kinds have. */
function ConditionFields({
  draft,
  set,
  errors,
}: {
  readonly draft: RuleDraft;
  readonly set: (part: Partial<RuleDraft>) => void;
  readonly errors: Readonly<Record<string, string>>;
}) {
  const t = useText();
  const { data } = useQuery(RuleScenariosDocument, { skip: !isAboutRuns(draft.kind) });
  const { kind } = draft;
  return (
    <>
      {kind === 'RISK_SCORE_ABOVE' ? (
        <NumberInput
          label={t('rules.scoreThreshold')}
          min={0}
          max={100}
          clampBehavior="none"
          value={draft.scoreThreshold}
          onChange={(scoreThreshold) => set({ scoreThreshold })}
          error={errors['scoreThreshold']}
        />
      ) : null}
      {kind === 'CVAR_ABOVE' ? (
        <WonInput
          label={t('rules.cvarThresholdKrw')}
          value={draft.cvarThresholdKrw}
          onChange={(cvarThresholdKrw) => set({ cvarThresholdKrw })}
          error={errors['cvarThresholdKrw']}
        />
      ) : null}
      {kind === 'PRICE_MOVE' ? (
        <>
          <NumberInput
            label={t('rules.moveThresholdPercent')}
            min={0.1}
            max={100}
            clampBehavior="none"
            value={draft.moveThresholdPercent}
            onChange={(moveThresholdPercent) => set({ moveThresholdPercent })}
            error={errors['moveThresholdPercent']}
          />
          <TextInput
            label={t('rules.symbol')}
            description={t('rules.symbolHint')}
            maxLength={12}
            value={draft.symbol}
            onChange={(event) => set({ symbol: event.currentTarget.value })}
            error={errors['symbol']}
          />
        </>
      ) : null}
      {kind === 'DATA_LATE' ? (
        <NumberInput
          label={t('rules.lateThresholdHours')}
          min={1}
          max={720}
          clampBehavior="none"
          value={draft.lateThresholdHours}
          onChange={(lateThresholdHours) => set({ lateThresholdHours })}
          error={errors['lateThresholdHours']}
        />
      ) : null}
      {kind === 'ORDER_STATE' ? (
        <MultiSelect
          label={t('rules.orderStatuses')}
          data={orderStates.map((value) => ({ value, label: t(`orderState.${value}`) }))}
          value={[...draft.orderStatuses]}
          onChange={(orderStatuses) => set({ orderStatuses })}
          error={errors['orderStatuses']}
        />
      ) : null}
      {kind === 'SYSTEM_ALERT' ? (
        <Select
          label={t('rules.minimumSeverity')}
          allowDeselect={false}
          data={severities.map((value) => ({ value, label: t(`alertSeverity.${value}`) }))}
          value={draft.minimumSeverity}
          onChange={(value) =>
            set({ minimumSeverity: severities.find((each) => each === value) ?? draft.minimumSeverity })
          }
          error={errors['minimumSeverity']}
        />
      ) : null}
      {isAboutRuns(kind) ? (
        <Select
          label={t('rules.scenarioId')}
          clearable
          searchable
          placeholder={t('rules.anyScenario')}
          data={(data?.scenarios.edges ?? []).map(({ node }) => ({ value: node.id, label: node.name }))}
          value={draft.scenarioId}
          onChange={(scenarioId) => set({ scenarioId })}
          error={errors['scenarioId']}
        />
      ) : null}
    </>
  );
}
