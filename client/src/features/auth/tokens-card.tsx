import { useMutation } from '@apollo/client/react';
import { Button, MultiSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import type { AccountQuery, Permission } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { problemText } from '../../ui/problem-model.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { Empty } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';

import { ApiTokenCreateDocument, ApiTokenRevokeDocument } from './account-documents.ts';
import { AskDialog } from './ask-dialog.tsx';
import { ShownOnce } from './shown-once.tsx';
import { useViewer } from './viewer.ts';

interface TokensCardProps {
  readonly tokens: readonly AccountQuery['viewerApiTokens']['edges'][number]['node'][];
  readonly onChanged: () => void;
}

/** What a token cannot be given, or has without asking. */
const ungiven: ReadonlySet<Permission> = new Set<Permission>(['SIGNED_IN', 'ACCOUNT_WRITE']);

export function TokensCard({ tokens, onChanged }: TokensCardProps) {
  const t = useText();
  const format = useFormat();
  const tell = useTell();
  const { permissions } = useViewer();
  const [isNew, setNew] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Permission[]>([]);
  const [days, setDays] = useState(90);
  const [addresses, setAddresses] = useState('');
  const [create] = useMutation(ApiTokenCreateDocument);
  const [revoke] = useMutation(ApiTokenRevokeDocument);

  const make = async () => {
    const allowedAddresses = addresses.split(/[\s,]+/).filter((one) => one !== '');
    const { data } = await create({ variables: { input: { name, scopes, days, allowedAddresses } } });
    if (data?.viewerApiTokenCreate.secret) {
      setSecret(data.viewerApiTokenCreate.secret);
      setName('');
      setScopes([]);
      onChanged();
    }
    return data?.viewerApiTokenCreate.errors;
  };
  const end = async (id: string) => {
    try {
      const { data } = await revoke({ variables: { input: { id } } });
      for (const { message } of data?.viewerApiTokenRevoke.errors ?? [])
        tell({ color: 'red', title: t('state.problem'), message });
      if (data?.viewerApiTokenRevoke.revokedId) tell({ message: t('security.tokenRevoked') });
      onChanged();
    } catch (error) {
      tell({ color: 'red', title: t('state.problem'), message: problemText(error, t).message });
    }
  };

  return (
    <Card
      title={t('security.tokens')}
      note={t('security.tokensNote')}
      isFlush
      action={
        <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setNew(true)}>
          {t('security.tokenNew')}
        </Button>
      }
    >
      {secret === null ? null : (
        <div style={{ padding: '8px 16px' }}>
          <ShownOnce title={t('security.tokenSecret')} hint={t('security.tokenSecretHint')} value={secret} />
        </div>
      )}
      {tokens.length === 0 ? (
        <Empty title={t('security.noTokens')} />
      ) : (
        <Scroll label={t('security.tokens')}>
          <table className="cv-table">
            <caption>{t('security.tokens')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('security.tokenName')}</th>
                <th scope="col" className="cv-wide">
                  {t('security.tokenScopes')}
                </th>
                <th scope="col" className="cv-wide">
                  {t('security.lastUsed')}
                </th>
                <th scope="col">{t('security.tokenExpires')}</th>
                <th scope="col">
                  <span className="cv-hidden">{t('security.tokenRevoke')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tokens.map((token) => (
                <tr key={token.id}>
                  <th scope="row">
                    {token.name}
                    {token.allowedAddresses.length > 0 ? (
                      <div className="cv-note cv-mono">{token.allowedAddresses.join(', ')}</div>
                    ) : null}
                  </th>
                  <td className="cv-wide cv-note" style={{ overflowWrap: 'anywhere' }}>
                    {token.scopes.join(', ')}
                  </td>
                  <td className="cv-wide">
                    {token.lastUsedAt ? format.dateTime(token.lastUsedAt) : t('security.never')}
                  </td>
                  <td>{token.expiresAt ? format.dateTime(token.expiresAt) : t('security.never')}</td>
                  <td style={{ textAlign: 'right' }}>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="red"
                      aria-label={t('security.tokenRevokeLabel', { name: token.name })}
                      onClick={() => void end(token.id)}
                    >
                      {t('security.tokenRevoke')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {isNew ? (
        <AskDialog
          title={t('security.tokenNew')}
          text={t('security.tokensNote')}
          confirm={t('security.tokenMake')}
          isReady={name.trim() !== '' && scopes.length > 0}
          onConfirm={make}
          onClose={() => setNew(false)}
        >
          <Stack gap={10}>
            <TextInput
              label={t('security.tokenName')}
              maxLength={100}
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <MultiSelect
              label={t('security.tokenScopes')}
              searchable
              data={permissions.filter((one) => !ungiven.has(one))}
              value={scopes}
              onChange={(value) => setScopes(permissions.filter((one) => value.some((each) => each === one)))}
            />
            <NumberInput
              label={t('security.tokenDays')}
              min={1}
              max={3650}
              value={days}
              onChange={(value) => setDays(typeof value === 'number' ? value : 90)}
            />
            <TextInput
              label={t('security.tokenAddresses')}
              description={t('security.tokenAddressesHint')}
              value={addresses}
              onChange={(event) => setAddresses(event.currentTarget.value)}
            />
          </Stack>
        </AskDialog>
      ) : null}
    </Card>
  );
}
