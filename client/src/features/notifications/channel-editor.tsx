import { useMutation } from '@apollo/client/react';
import {
  Alert,
  Button,
  Checkbox,
  Code,
  CopyButton,
  Group,
  Modal,
  Select,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';
import { useState } from 'react';

import type { ChannelPartsFragment, NotificationChannelKind } from '../../gql/graphql.ts';
import { currentLanguage, useText } from '../../text/text.ts';
import { newKey } from '../../ui/new-key.ts';
import { Problem } from '../../ui/states.tsx';

import { NotificationChannelCreateDocument, NotificationChannelUpdateDocument } from './notification-documents.ts';
import { errorsByField } from './rule-draft.ts';
import { forgetNotificationLists } from './use-refused.ts';

const kinds = ['WEBHOOK', 'SLACK', 'EMAIL', 'IN_APP'] as const satisfies readonly NotificationChannelKind[];

interface ChannelEditorProps {
  /** Null: a new one. */
  readonly channel: ChannelPartsFragment | null;
  readonly onClose: () => void;
}

/** Makes or changes a channel. A key that was made is shown here, once, and nowhere else. */
export function ChannelEditor({ channel, onClose }: ChannelEditorProps) {
  const t = useText();
  const [kind, setKind] = useState<NotificationChannelKind>(channel?.kind ?? 'WEBHOOK');
  const [name, setName] = useState(channel?.name ?? '');
  const [language, setLanguage] = useState(channel?.language ?? (currentLanguage() === 'ko' ? 'KO' : 'EN'));
  const [address, setAddress] = useState('');
  const [isEnabled, setIsEnabled] = useState(channel?.isEnabled ?? true);
  const [hasNewSecret, setHasNewSecret] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [made, setMade] = useState<{ readonly secret: string | null } | null>(null);
  const [key, setKey] = useState(newKey);
  const lists = { update: forgetChannels };
  const [create, creation] = useMutation(NotificationChannelCreateDocument, lists);
  const [update, change] = useMutation(NotificationChannelUpdateDocument, lists);

  const submit = async () => {
    const answer = channel
      ? (
          await update({
            variables: {
              input: {
                id: channel.id,
                expectedVersion: channel.version,
                name,
                language,
                isEnabled,
                ...(address.trim() === '' ? {} : { address: address.trim() }),
                ...(hasNewSecret ? { hasNewSecret } : {}),
              },
            },
          })
        ).data?.notificationChannelUpdate
      : (
          await create({
            variables: {
              input: {
                kind,
                name,
                language,
                address: kind === 'IN_APP' ? null : address.trim(),
                idempotencyKey: key,
              },
            },
          })
        ).data?.notificationChannelCreate;
    if (!answer) return;
    if (answer.errors.length > 0) {
      setErrors(errorsByField(answer.errors));
      setKey(newKey()); // nothing was made: what is mended is another request
    } else if (kind === 'WEBHOOK' && (!channel || hasNewSecret)) setMade({ secret: answer.secret });
    else onClose();
  };

  const failure = creation.error ?? change.error;
  const isBusy = creation.loading || change.loading;
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={made === null}
      title={<b>{made ? t('channels.secretTitle') : channel ? t('channels.edit') : t('channels.add')}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {made ? (
        <SecretOnce secret={made.secret} onClose={onClose} />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit().catch(() => undefined); // a failure of the request itself is shown below
          }}
        >
          <Stack gap={12}>
            <Select
              label={t('channels.kind')}
              allowDeselect={false}
              disabled={channel !== null}
              data={kinds.map((value) => ({ value, label: t(`channelKind.${value}`) }))}
              value={kind}
              onChange={(value) => setKind(kinds.find((each) => each === value) ?? kind)}
              error={errors['kind']}
            />
            <TextInput
              label={t('channels.name')}
              withAsterisk
              maxLength={100}
              value={name}
              onChange={(event) => {
                setName(event.currentTarget.value);
                setErrors({ ...errors, name: '' });
              }}
              error={errors['name']}
              data-autofocus
            />
            {kind === 'IN_APP' ? null : (
              <TextInput
                label={t('channels.address')}
                withAsterisk={channel === null}
                description={
                  channel?.shownAddress
                    ? t('channels.addressKeep', { address: channel.shownAddress })
                    : t(`channels.addressHint.${kind}`)
                }
                autoComplete="off"
                value={address}
                onChange={(event) => {
                  setAddress(event.currentTarget.value);
                  setErrors({ ...errors, address: '' });
                }}
                error={errors['address']}
              />
            )}
            {kind === 'SLACK' || kind === 'EMAIL' ? (
              <Select
                label={t('channels.language')}
                allowDeselect={false}
                data={[
                  { value: 'KO', label: '한국어' },
                  { value: 'EN', label: 'English' },
                ]}
                value={language}
                onChange={(value) => setLanguage(value === 'EN' ? 'EN' : 'KO')}
              />
            ) : null}
            {channel ? (
              <Switch
                label={t('channels.enabled')}
                checked={isEnabled}
                onChange={(event) => setIsEnabled(event.currentTarget.checked)}
              />
            ) : null}
            {channel?.isSigned ? (
              <Checkbox
                label={t('channels.newSecret')}
                checked={hasNewSecret}
                onChange={(event) => setHasNewSecret(event.currentTarget.checked)}
              />
            ) : null}
            {(errors[''] ?? errors['expectedVersion'] ?? errors['id']) ? (
              <Alert color="red" variant="light">
                {errors[''] ?? errors['expectedVersion'] ?? errors['id']}
              </Alert>
            ) : null}
            {failure ? <Problem error={failure} /> : null}
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t('action.cancel')}
              </Button>
              <Button type="submit" loading={isBusy}>
                {t('action.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

function forgetChannels(cache: Parameters<typeof forgetNotificationLists>[0]): void {
  forgetNotificationLists(cache, ['notificationChannels']);
}

function SecretOnce({ secret, onClose }: { readonly secret: string | null; readonly onClose: () => void }) {
  const t = useText();
  return (
    <Stack gap={12}>
      <Alert color={secret ? 'yellow' : 'red'} variant="light" icon={<IconKey size={18} />}>
        {secret ? t('channels.secretOnce') : t('channels.secretLost')}
      </Alert>
      {secret ? (
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {secret}
        </Code>
      ) : null}
      <Group justify="flex-end" gap={8}>
        {secret ? (
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
                onClick={copy}
              >
                {copied ? t('channels.copied') : t('channels.copySecret')}
              </Button>
            )}
          </CopyButton>
        ) : null}
        <Button onClick={onClose}>{secret ? t('channels.done') : t('action.close')}</Button>
      </Group>
    </Stack>
  );
}
