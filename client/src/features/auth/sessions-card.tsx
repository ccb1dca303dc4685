import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';

import type { AccountQuery } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { problemText } from '../../ui/problem-model.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';

import { SessionRevokeDocument } from './account-documents.ts';

interface SessionsCardProps {
  readonly sessions: AccountQuery['viewerSessions'];
  readonly onChanged: () => void;
}

export function SessionsCard({ sessions, onChanged }: SessionsCardProps) {
  const t = useText();
  const format = useFormat();
  const tell = useTell();
  const [revoke, { loading }] = useMutation(SessionRevokeDocument);

  const end = async (id: string | null) => {
    try {
      const { data } = await revoke({ variables: { input: { id } } });
      const endedCount = data?.viewerSessionRevoke.endedCount;
      const errors = data?.viewerSessionRevoke.errors ?? [];
      for (const { message } of errors) tell({ color: 'red', title: t('state.problem'), message });
      if (endedCount != null) tell({ message: t('security.ended', { count: endedCount }) });
      onChanged();
    } catch (error) {
      tell({ color: 'red', title: t('state.problem'), message: problemText(error, t).message });
    }
  };

  return (
    <Card
      title={t('security.sessions')}
      isFlush
      action={
        sessions.length > 1 ? (
          <Button size="compact-sm" variant="light" color="red" loading={loading} onClick={() => void end(null)}>
            {t('security.endOthers')}
          </Button>
        ) : null
      }
    >
      <Scroll label={t('security.sessions')}>
        <table className="cv-table">
          <caption>{t('security.sessions')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('security.device')}</th>
              <th scope="col" className="cv-wide">
                {t('security.address')}
              </th>
              <th scope="col" className="cv-wide">
                {t('security.since')}
              </th>
              <th scope="col">{t('security.lastUsed')}</th>
              <th scope="col">
                <span className="cv-hidden">{t('security.end')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => {
              const device = session.device ?? t('security.unknownDevice');
              return (
                <tr key={session.id}>
                  <th scope="row">
                    {device}
                    {session.isCurrent ? <span className="cv-tag cv-beside">{t('security.thisDevice')}</span> : null}
                    <span className="cv-narrow cv-note">{session.maskedAddress ?? '–'}</span>
                  </th>
                  <td className="cv-wide cv-mono">{session.maskedAddress ?? '–'}</td>
                  <td className="cv-wide">{format.dateTime(session.createdAt)}</td>
                  <td>{format.dateTime(session.lastUsedAt)}</td>
                  <td style={{ textAlign: 'right' }}>
                    {session.isCurrent ? null : (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="red"
                        aria-label={t('security.endLabel', { device })}
                        onClick={() => void end(session.id)}
                      >
                        {t('security.end')}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}
