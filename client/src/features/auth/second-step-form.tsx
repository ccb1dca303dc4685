import { Alert, Anchor, Button, Stack, Text as Words, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useText } from '../../text/text.ts';

import { confirmSignIn } from './sign-in.ts';
import type { SignInAnswer } from './sign-in.ts';

interface SecondStepFormProps {
  readonly onDone: () => Promise<void>;
  readonly onCancel: () => void;
}

/** The code of the app, or a recovery code where the device is lost. */
export function SecondStepForm({ onDone, onCancel }: SecondStepFormProps) {
  const t = useText();
  const [kind, setKind] = useState<'app' | 'recovery'>('app');
  const [code, setCode] = useState('');
  const [answer, setAnswer] = useState<SignInAnswer | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async () => {
    setBusy(true);
    setAnswer(null);
    const outcome = await confirmSignIn(code.trim(), kind);
    if (outcome === 'ok') await onDone();
    else {
      setAnswer(outcome);
      setCode('');
    }
    setBusy(false);
  };
  const isRefused = answer === 'refused' || answer === 'code';

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap={14}>
        <div>
          <h2 style={{ margin: 0, fontSize: '1rem' }}>{t('signIn.codeTitle')}</h2>
          <Words fz="sm" c="dimmed">
            {t(kind === 'app' ? 'signIn.codeHint' : 'signIn.recoveryHint')}
          </Words>
        </div>
        {answer !== null && answer !== 'ok' ? (
          <Alert role="alert" color="red" variant="light">
            {t(isRefused ? 'signIn.codeRefused' : `signIn.${answer}`)}
          </Alert>
        ) : null}
        <TextInput
          key={kind}
          label={t(kind === 'app' ? 'signIn.code' : 'signIn.recoveryCode')}
          name="code"
          autoComplete="one-time-code"
          inputMode={kind === 'app' ? 'numeric' : 'text'}
          data-autofocus
          required
          withAsterisk={false}
          styles={{ input: { letterSpacing: '0.12em' } }}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={isBusy} fullWidth>
          {t('signIn.codeSubmit')}
        </Button>
        <Anchor component="button" type="button" fz="sm" onClick={() => setKind(kind === 'app' ? 'recovery' : 'app')}>
          {t(kind === 'app' ? 'signIn.useRecovery' : 'signIn.useCode')}
        </Anchor>
        <Anchor component="button" type="button" fz="sm" c="dimmed" onClick={onCancel}>
          {t('signIn.startAgain')}
        </Anchor>
      </Stack>
    </form>
  );
}
