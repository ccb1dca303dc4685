import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';

import type { InvitationsQuery } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { problemText } from '../../ui/problem-model.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { Empty } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';

import { InvitationRevokeDocument } from './people-documents.ts';

interface InvitationsCardProps {
  readonly invitations: readonly InvitationsQuery['invitations']['edges'][number]['node'][];
  readonly onMore: (() => void) | null;
}

export function InvitationsCard({ invitations, onMore }: InvitationsCardProps) {
  const t = useText();
  const format = useFormat();
  const tell = useTell();
  const [revoke] = useMutation(InvitationRevokeDocument);

  const takeBack = async (id: string) => {
    try {
      const { data } = await revoke({ variables: { input: { id } } });
      for (const { message } of data?.invitationRevoke.errors ?? [])
        tell({ color: 'red', title: t('state.problem'), message });
      if (data?.invitationRevoke.invitation) tell({ message: t('people.revoked') });
    } catch (error) {
      tell({ color: 'red', title: t('state.problem'), message: problemText(error, t).message });
    }
  };

  return (
    <Card title={t('people.invitations')} isFlush>
      {invitations.length === 0 ? (
        <Empty title={t('people.noInvitations')} />
      ) : (
        <Scroll label={t('people.invitations')}>
          <table className="cv-table">
            <caption>{t('people.invitations')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('people.email')}</th>
                <th scope="col" className="cv-wide">
                  {t('people.role')}
                </th>
                <th scope="col">{t('people.state')}</th>
                <th scope="col" className="cv-wide">
                  {t('people.invitedBy')}
                </th>
                <th scope="col" className="cv-wide">
                  {t('people.expires')}
                </th>
                <th scope="col">
                  <span className="cv-hidden">{t('people.revoke')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {invitations.map((one) => (
                <tr key={one.id}>
                  <th scope="row" style={{ overflowWrap: 'anywhere' }}>
                    {one.email}
                    <span className="cv-narrow cv-note">{t(`role.${one.role}`)}</span>
                  </th>
                  <td className="cv-wide">{t(`role.${one.role}`)}</td>
                  <td>{t(`people.${one.status}`)}</td>
                  <td className="cv-wide">{one.invitedBy ?? '–'}</td>
                  <td className="cv-wide cv-dim">{format.dateTime(one.expiresAt)}</td>
                  <td style={{ textAlign: 'right' }}>
                    {one.viewerCanRevoke ? (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="red"
                        aria-label={t('people.revokeLabel', { email: one.email })}
                        onClick={() => void takeBack(one.id)}
                      >
                        {t('people.revoke')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {onMore === null ? null : (
        <div style={{ textAlign: 'center', padding: 8 }}>
          <Button size="compact-sm" variant="subtle" onClick={onMore}>
            {t('action.more')}
          </Button>
        </div>
      )}
    </Card>
  );
}
