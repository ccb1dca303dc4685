import { useMutation } from '@apollo/client/react';
import { passwordWeakness } from '@convergence/shared/people/password-strength';
import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';

import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { problemText } from '../../ui/problem-model.ts';
import { useTell } from '../../ui/use-tell.ts';

import { PasswordUpdateDocument } from './account-documents.ts';
import { PasswordField } from './password-field.tsx';
import { useViewer } from './viewer.ts';

export function PasswordCard({ onChanged }: { readonly onChanged: () => void }) {
  const t = useText();
  const tell = useTell();
  const { name, email } = useViewer();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [update, { loading }] = useMutation(PasswordUpdateDocument);

  const submit = async () => {
    setMessage(null);
    try {
      const { data } = await update({ variables: { input: { currentPassword: current, newPassword: next } } });
      const errors = data?.viewerPasswordUpdate.errors ?? [];
      setMessage(errors.length > 0 ? errors.map((error) => error.message).join(' ') : null);
      if (!data?.viewerPasswordUpdate.isDone) return;
      setCurrent('');
      setNext('');
      tell({ message: t('security.changed') });
      onChanged();
    } catch (error) {
      setMessage(problemText(error, t).message);
    }
  };

  return (
    <Card title={t('security.password')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap={12}>
          {message === null ? null : (
            <Alert role="alert" color="red" variant="light">
              {message}
            </Alert>
          )}
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput
            label={t('security.current')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          />
          <PasswordField label={t('security.new')} value={next} own={[name, email]} onChange={setNext} />
          <Group justify="flex-end">
            <Button
              type="submit"
              size="sm"
              loading={loading}
              disabled={current === '' || passwordWeakness(next, [name, email]) !== null}
            >
              {t('security.change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
