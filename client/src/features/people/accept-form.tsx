import { useMutation } from '@apollo/client/react';
import { passwordWeakness } from '@convergence/shared/people/password-strength';
import { Alert, Button, PasswordInput, Stack, Text as Words, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { InvitationOfferQuery } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { problemText } from '../../ui/problem-model.ts';
import { useFormat } from '../../ui/use-format.ts';
import { PasswordField } from '../auth/password-field.tsx';
import { signIn } from '../auth/sign-in.ts';

import { InvitationAcceptDocument } from './people-documents.ts';

interface AcceptFormProps {
  readonly token: string;
  readonly offer: NonNullable<InvitationOfferQuery['invitationOffer']>;
  readonly onDone: () => Promise<void>;
}

/** Name and password of a new person, who is signed in with them at once. */
export function AcceptForm({ token, offer, onDone }: AcceptFormProps) {
  const t = useText();
  const format = useFormat();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [accept] = useMutation(InvitationAcceptDocument);
  const isMismatch = repeat !== '' && repeat !== password;
  const isReady = name.trim() !== '' && passwordWeakness(password, [name, offer.email]) === null && repeat === password;

  const submit = async () => {
    setBusy(true);
    setMessage(null);
    try {
      const { data } = await accept({ variables: { input: { token, name, password } } });
      const errors = data?.invitationAccept.errors ?? [];
      if (errors.length > 0) setMessage(errors.map((error) => error.message).join(' '));
      else {
        await signIn(offer.email, password); // where that fails, the page behind asks for it
        await onDone();
      }
    } catch (error) {
      setMessage(problemText(error, t).message);
    }
    setBusy(false);
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap={14}>
        <div>
          <h2 style={{ margin: 0, fontSize: '1rem' }}>{t('invitation.title')}</h2>
          <Words fz="sm">
            {t('invitation.hint', { organisation: offer.organisationName, role: t(`role.${offer.role}`) })}
          </Words>
          <Words fz="xs" c="dimmed">
            {offer.invitedBy ? `${t('invitation.by', { name: offer.invitedBy })} · ` : null}
            {t('invitation.expires', { date: format.dateTime(offer.expiresAt) })}
          </Words>
        </div>
        {message === null ? null : (
          <Alert role="alert" color="red" variant="light">
            {message}
          </Alert>
        )}
        <TextInput label={t('invitation.email')} name="username" autoComplete="username" value={offer.email} readOnly />
        <TextInput
          label={t('invitation.name')}
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordField
          label={t('invitation.password')}
          value={password}
          own={[name, offer.email]}
          onChange={setPassword}
        />
        <PasswordInput
          label={t('invitation.repeat')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          error={isMismatch ? t('invitation.mismatch') : undefined}
          value={repeat}
          onChange={(event) => setRepeat(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <Button type="submit" loading={isBusy} disabled={!isReady} fullWidth>
          {t('invitation.submit')}
        </Button>
      </Stack>
    </form>
  );
}
