import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Modal, Select, Stack, Text as Words, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { Role } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { newKey } from '../../ui/new-key.ts';
import { problemText } from '../../ui/problem-model.ts';
import { ShownOnce } from '../auth/shown-once.tsx';

import { PersonInviteDocument } from './people-documents.ts';
import { roleNames, roleOf } from './roles.ts';

interface InviteDialogProps {
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** Asks whom to invite, then shows the link: once, and only here. */
export function InviteDialog({ onChanged, onClose }: InviteDialogProps) {
  const t = useText();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('ANALYST');
  const [idempotencyKey, setKey] = useState(newKey);
  const [link, setLink] = useState<string | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [invite, { loading }] = useMutation(PersonInviteDocument);

  const submit = async () => {
    setMessage(null);
    try {
      const { data } = await invite({ variables: { input: { email, role, idempotencyKey } } });
      const acceptPath = data?.personInvite.acceptPath;
      const errors = data?.personInvite.errors ?? [];
      if (acceptPath) {
        setLink(new URL(acceptPath, location.origin).href);
        onChanged();
        return;
      }
      setMessage(errors.map((error) => error.message).join(' '));
      setKey(newKey()); // another input is another attempt
    } catch (error) {
      setMessage(problemText(error, t).message);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t('people.inviteTitle')}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {link === null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Stack gap={12}>
            <Words fz="sm">{t('people.inviteText')}</Words>
            {message === null ? null : (
              <Alert role="alert" color="red" variant="light">
                {message}
              </Alert>
            )}
            <TextInput
              label={t('people.email')}
              type="email"
              required
              withAsterisk={false}
              data-autofocus
              maxLength={254}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Select
              label={t('people.role')}
              data={roleNames.map((one) => ({ value: one, label: t(`role.${one}`) }))}
              value={role}
              allowDeselect={false}
              onChange={(value) => setRole(roleOf(value) ?? role)}
            />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t('action.cancel')}
              </Button>
              <Button type="submit" loading={loading}>
                {t('people.inviteSubmit')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Stack gap={12}>
          <ShownOnce title={`${t('people.inviteLink')} · ${email}`} hint={t('people.inviteLinkHint')} value={link} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('security.done')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
