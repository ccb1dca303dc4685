import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useText } from '../../text/text.ts';

import { SecondStepForm } from './second-step-form.tsx';
import { signIn } from './sign-in.ts';
import type { SignInAnswer } from './sign-in.ts';

export function SignInForm({ onDone }: { readonly onDone: () => Promise<void> }) {
  const t = useText();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [answer, setAnswer] = useState<SignInAnswer | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async () => {
    setBusy(true);
    setAnswer(null);
    const outcome = await signIn(email.trim(), password);
    if (outcome === 'ok') await onDone();
    else setAnswer(outcome);
    setBusy(false);
  };

  if (answer === 'code') return <SecondStepForm onDone={onDone} onCancel={() => setAnswer(null)} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap={14}>
        {answer && answer !== 'ok' ? (
          <Alert role="alert" color="red" variant="light">
            {t(`signIn.${answer}`)}
          </Alert>
        ) : null}
        <TextInput
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <Button type="submit" loading={isBusy} fullWidth mt={4}>
          {t('signIn.submit')}
        </Button>
      </Stack>
    </form>
  );
}
