import { useMutation, useQuery } from '@apollo/client/react';
import { ActionIcon, Button, Group, Menu, Modal, TextInput, Text as Words } from '@mantine/core';
import { modals } from '@mantine/modals';
import {
  IconBell,
  IconBellOff,
  IconBellZ,
  IconDots,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { RulePartsFragment } from '../../gql/graphql.ts';
import type { Text } from '../../text/text.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { Empty } from '../../ui/states.tsx';
import type { Format } from '../../ui/use-format.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useViewer } from '../auth/viewer.ts';

import {
  NotificationChannelsDocument,
  NotificationRuleDeleteDocument,
  NotificationRulesDocument,
  NotificationRuleSilenceDocument,
  NotificationRuleUpdateDocument,
  ruleFragment,
} from './notification-documents.ts';
import { RuleEditor } from './rule-editor.tsx';
import { orderStates } from './rule-draft.ts';
import { forgetNotificationLists, useRefused } from './use-refused.ts';

const hourMs = 3_600_000;

/** What is told and where. */
export function RulesCard() {
  const t = useText();
  const viewer = useViewer();
  const [edited, setEdited] = useState<RulePartsFragment | 'new' | null>(null);
  const { data, error, refetch, fetchMore } = useQuery(NotificationRulesDocument, { fetchPolicy: 'cache-and-network' });
  const { data: channels } = useQuery(NotificationChannelsDocument);
  const page = data?.notificationRules;
  const canWrite = viewer.can('NOTIFICATION_WRITE');
  const hasChannel = (channels?.notificationChannels.length ?? 0) > 0;
  return (
    <Card
      title={t('rules.title')}
      isFlush
      action={
        canWrite ? (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} />}
            disabled={!hasChannel}
            onClick={() => setEdited('new')}
          >
            {t('rules.add')}
          </Button>
        ) : undefined
      }
    >
      {edited ? <RuleEditor rule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} /> : null}
      <PagedList
        page={page}
        error={error}
        onRetry={() => void refetch()}
        onMore={(after) => void fetchMore({ variables: { after } })}
        lines={4}
        empty={<Empty title={t('rules.empty')} hint={hasChannel ? t('rules.emptyHint') : t('rules.needChannel')} />}
      >
        {(rows) => (
          <RuleTable
            rules={rows.map((row) => readFragment(ruleFragment, row))}
            canWrite={canWrite}
            onEdit={setEdited}
          />
        )}
      </PagedList>
    </Card>
  );
}

function RuleTable({
  rules,
  canWrite,
  onEdit,
}: {
  readonly rules: readonly RulePartsFragment[];
  readonly canWrite: boolean;
  readonly onEdit: (rule: RulePartsFragment) => void;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <Scroll label={t('rules.title')}>
      <table className="cv-table">
        <caption>{t('rules.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rules.name')}</th>
            <th scope="col">{t('rules.condition')}</th>
            <th scope="col" className="cv-wide">
              {t('rules.channels')}
            </th>
            <th scope="col">{t('rules.state')}</th>
            {canWrite ? (
              <th scope="col">
                <span className="cv-hidden">{t('action.actions')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <th scope="row" style={{ fontWeight: 600 }}>
                {rule.name}
                <div className="cv-note">{t(`notificationKind.${rule.kind}`)}</div>
              </th>
              <td>
                {conditionText(rule, t, format)}
                <div className="cv-note">
                  {rule.minimumMinutes > 0 ? t('rules.minutes', { count: rule.minimumMinutes }) : null}
                </div>
                <div className="cv-note cv-narrow">{rule.channels.map(({ name }) => name).join(', ')}</div>
              </td>
              <td className="cv-wide">{rule.channels.map(({ name }) => name).join(', ') || '–'}</td>
              <td>
                <RuleState rule={rule} />
              </td>
              {canWrite ? (
                <td className="cv-num" style={{ width: 1 }}>
                  <RuleMenu rule={rule} onEdit={() => onEdit(rule)} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function conditionText(rule: RulePartsFragment, t: Text, format: Format): string {
  switch (rule.kind) {
    case 'RISK_SCORE_ABOVE':
      return t('rules.conditionScore', { value: format.number(rule.scoreThreshold ?? 0, 1) });
    case 'CVAR_ABOVE':
      return t('rules.conditionCvar', { value: format.won(rule.cvarThresholdKrw ?? 0) });
    case 'PRICE_MOVE':
      return t('rules.conditionMove', {
        symbol: rule.symbol ?? t('rules.holdings'),
        value: format.number(rule.moveThresholdPercent ?? 0, 1),
      });
    case 'DATA_LATE':
      return t('rules.conditionLate', { value: format.number(rule.lateThresholdHours ?? 0, 1) });
    case 'ORDER_STATE':
      return rule.orderStatuses
        .map((status) => {
          const known = orderStates.find((each) => each === status);
          return known ? t(`orderState.${known}`) : status;
        })
        .join(', ');
    case 'SYSTEM_ALERT':
      return t('rules.conditionAlert', { severity: t(`alertSeverity.${rule.minimumSeverity ?? 'INFO'}`) });
    default:
      return rule.scenarioId === null ? t('rules.anyScenario') : t('rules.oneScenario');
  }
}

function isSilenced({ silencedUntil }: RulePartsFragment): boolean {
  return silencedUntil !== null && Date.parse(silencedUntil) > Date.now();
}

function RuleState({ rule }: { readonly rule: RulePartsFragment }) {
  const t = useText();
  const format = useFormat();
  const silenced = isSilenced(rule);
  const StateIcon = rule.isEnabled ? (silenced ? IconBellZ : IconBell) : IconBellOff;
  const text = rule.isEnabled
    ? silenced && rule.silencedUntil !== null
      ? t('rules.silenced', { time: format.dateTime(rule.silencedUntil) })
      : t('rules.on')
    : t('rules.off');
  return (
    <span
      className={rule.isEnabled && !silenced ? 'cv-good' : 'cv-dim'}
      style={{ display: 'inline-flex', alignItems: 'center', gap: 5 }}
    >
      <StateIcon size={15} stroke={1.7} aria-hidden style={{ flex: 'none' }} />
      {text}
    </span>
  );
}

function RuleMenu({ rule, onEdit }: { readonly rule: RulePartsFragment; readonly onEdit: () => void }) {
  const t = useText();
  const refused = useRefused();
  const [isAsking, setIsAsking] = useState(false);
  const [update] = useMutation(NotificationRuleUpdateDocument);
  const [silence] = useMutation(NotificationRuleSilenceDocument);
  const [remove] = useMutation(NotificationRuleDeleteDocument, {
    update: (cache) => forgetNotificationLists(cache, ['notificationRules']),
  });
  const silenced = isSilenced(rule);
  const silenceUntil = (until: Date | null) =>
    refused(async () => {
      const input = { id: rule.id, until: until?.toISOString() ?? null };
      return (await silence({ variables: { input } })).data?.notificationRuleSilence.errors;
    });
  const turn = (isEnabled: boolean) =>
    refused(async () => {
      const input = { id: rule.id, expectedVersion: rule.version, isEnabled };
      return (await update({ variables: { input } })).data?.notificationRuleUpdate.errors;
    });
  const askToDelete = () =>
    modals.openConfirmModal({
      title: <b>{t('rules.deleteTitle')}</b>,
      children: <Words fz="sm">{t('rules.deleteText', { name: rule.name })}</Words>,
      labels: { confirm: t('action.remove'), cancel: t('action.cancel') },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': t('action.close') },
      onConfirm: () =>
        refused(async () => {
          const input = { id: rule.id, expectedVersion: rule.version };
          return (await remove({ variables: { input } })).data?.notificationRuleDelete.errors;
        }),
    });
  return (
    <>
      {isAsking ? <SilenceForm onSilence={silenceUntil} onClose={() => setIsAsking(false)} /> : null}
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('rules.actionsOf', { name: rule.name })}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
            {t('action.edit')}
          </Menu.Item>
          {silenced ? (
            <Menu.Item leftSection={<IconBell size={15} />} onClick={() => silenceUntil(null)}>
              {t('rules.unsilence')}
            </Menu.Item>
          ) : (
            <>
              <Menu.Item
                leftSection={<IconBellZ size={15} />}
                onClick={() => silenceUntil(new Date(Date.now() + hourMs))}
              >
                {t('rules.silenceHour')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconBellZ size={15} />}
                onClick={() => silenceUntil(new Date(Date.now() + 24 * hourMs))}
              >
                {t('rules.silenceDay')}
              </Menu.Item>
              <Menu.Item leftSection={<IconBellZ size={15} />} onClick={() => setIsAsking(true)}>
                {t('rules.silenceUntil')}
              </Menu.Item>
            </>
          )}
          <Menu.Item
            leftSection={rule.isEnabled ? <IconPlayerPause size={15} /> : <IconPlayerPlay size={15} />}
            onClick={() => turn(!rule.isEnabled)}
          >
            {rule.isEnabled ? t('rules.turnOff') : t('rules.turnOn')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconTrash size={15} />} color="red" onClick={askToDelete}>
            {t('action.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function SilenceForm({
  onSilence,
  onClose,
}: {
  readonly onSilence: (until: Date) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const [value, setValue] = useState('');
  const until = new Date(value);
  const isRight = !Number.isNaN(until.getTime());
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t('rules.silenceTitle')}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRight) return;
          onSilence(until);
          onClose();
        }}
      >
        <TextInput
          type="datetime-local"
          label={t('rules.until')}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" disabled={!isRight}>
            {t('rules.silenceApply')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
