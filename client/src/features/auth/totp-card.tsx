import { useMutation } from '@apollo/client/react';
import { Anchor, Button, Group, PasswordInput, Stack, Text as Words, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { problemText } from '../../ui/problem-model.ts';
import { useTell } from '../../ui/use-tell.ts';

import {
  RecoveryCodesRenewDocument,
  TotpDisableDocument,
  TotpEnrolDocument,
  TotpVerifyDocument,
} from './account-documents.ts';
import { AskDialog } from './ask-dialog.tsx';
import { ShownOnce } from './shown-once.tsx';

interface TotpCardProps {
  readonly isEnabled: boolean;
  readonly recoveryCodeCount: number;
  readonly onChanged: () => void;
}

type Wish = 'enrol' | 'disable' | 'renew';

/** Base32 in groups of four: people type it. */
function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}

export function TotpCard({ isEnabled, recoveryCodeCount, onChanged }: TotpCardProps) {
  const t = useText();
  const tell = useTell();
  const [wish, setWish] = useState<Wish | null>(null);
  const [password, setPassword] = useState('');
  const [key, setKey] = useState<{ readonly secret: string; readonly uri: string } | null>(null);
  const [code, setCode] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [enrol] = useMutation(TotpEnrolDocument);
  const [verify, { loading: isVerifying }] = useMutation(TotpVerifyDocument);
  const [disable] = useMutation(TotpDisableDocument);
  const [renew] = useMutation(RecoveryCodesRenewDocument);

  const confirmed = async () => {
    const variables = { input: { password } };
    if (wish === 'enrol') {
      const { data } = await enrol({ variables });
      const { secret, otpauthUri, errors } = data?.viewerTotpEnrol ?? {};
      if (secret && otpauthUri) setKey({ secret, uri: otpauthUri });
      return errors;
    }
    if (wish === 'disable') {
      const { data } = await disable({ variables });
      if (data?.viewerTotpDisable.totp) {
        tell({ message: t('security.totpOff') });
        onChanged();
      }
      return data?.viewerTotpDisable.errors;
    }
    const { data } = await renew({ variables });
    if (data?.viewerRecoveryCodesRenew.recoveryCodes) {
      setCodes(data.viewerRecoveryCodesRenew.recoveryCodes);
      onChanged();
    }
    return data?.viewerRecoveryCodesRenew.errors;
  };

  const submitCode = async () => {
    setMessage(null);
    try {
      const { data } = await verify({ variables: { input: { code } } });
      const recoveryCodes = data?.viewerTotpVerify.recoveryCodes;
      const errors = data?.viewerTotpVerify.errors ?? [];
      if (!recoveryCodes) {
        setMessage(errors.map((error) => error.message).join(' '));
        return;
      }
      setCodes(recoveryCodes);
      setKey(null);
      setCode('');
      tell({ message: t('security.totpOn') });
      onChanged();
    } catch (error) {
      setMessage(problemText(error, t).message);
    }
  };

  const ask = (next: Wish) => {
    setPassword('');
    setWish(next);
  };

  return (
    <Card title={t('security.totp')}>
      <Stack gap={12}>
        <Words fz="sm">
          {isEnabled ? t('security.totpOnText', { count: recoveryCodeCount }) : t('security.totpOffText')}
        </Words>
        {codes === null ? null : (
          <Stack gap={8}>
            <ShownOnce title={t('security.recovery')} hint={t('security.recoveryText')} value={codes.join('\n')} />
            <Group justify="flex-end">
              <Button size="compact-sm" variant="light" onClick={() => setCodes(null)}>
                {t('security.recoveryKept')}
              </Button>
            </Group>
          </Stack>
        )}
        {key === null ? null : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void submitCode();
            }}
          >
            <Stack gap={10}>
              <Words fz="sm">{t('security.totpKey')}</Words>
              <code className="cv-mono" data-testid="totp-key" style={{ fontSize: '1rem', overflowWrap: 'anywhere' }}>
                {inFours(key.secret)}
              </code>
              <Anchor href={key.uri} fz="sm">
                {t('security.totpOpen')}
              </Anchor>
              <TextInput
                label={t('security.totpCode')}
                inputMode="numeric"
                autoComplete="one-time-code"
                required
                withAsterisk={false}
                error={message ?? undefined}
                value={code}
                onChange={(event) => setCode(event.currentTarget.value)}
              />
              <Group justify="flex-end" gap={8}>
                <Button size="sm" variant="default" onClick={() => setKey(null)}>
                  {t('action.cancel')}
                </Button>
                <Button size="sm" type="submit" loading={isVerifying}>
                  {t('security.totpVerify')}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
        {key === null && codes === null ? (
          <Group justify="flex-end" gap={8}>
            {isEnabled ? (
              <>
                <Button size="sm" variant="default" onClick={() => ask('renew')}>
                  {t('security.totpRenew')}
                </Button>
                <Button size="sm" variant="light" color="red" onClick={() => ask('disable')}>
                  {t('security.totpDisable')}
                </Button>
              </>
            ) : (
              <Button size="sm" onClick={() => ask('enrol')}>
                {t('security.totpStart')}
              </Button>
            )}
          </Group>
        ) : null}
      </Stack>
      {wish === null ? null : (
        <AskDialog
          title={t('security.totp')}
          text={t('security.confirm')}
          confirm={t('security.continue')}
          isDangerous={wish === 'disable'}
          isReady={password !== ''}
          onConfirm={confirmed}
          onClose={() => setWish(null)}
        >
          <PasswordInput
            label={t('security.current')}
            autoComplete="current-password"
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          />
        </AskDialog>
      )}
    </Card>
  );
}
