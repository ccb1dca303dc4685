import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';

import { Door } from '../app/door.tsx';
import { AcceptForm } from '../features/people/accept-form.tsx';
import { InvitationOfferDocument } from '../features/people/people-documents.ts';
import { useText } from '../text/text.ts';
import { Empty, Problem, Skeleton } from '../ui/states.tsx';

export function Component() {
  const t = useText();
  const { token = '' } = useParams();
  const { data, error, refetch } = useQuery(InvitationOfferDocument, {
    variables: { token },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first', // a used link must not take the form away from under the person
  });
  useEffect(() => {
    document.title = `${t('invitation.title')} · Convergence`;
  }, [t]);
  const offer = data?.invitationOffer;
  return (
    <Door label={t('invitation.title')}>
      {error && !data ? <Problem error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={5} height={28} /> : null}
      {data && !offer ? (
        <Empty
          title={t('invitation.gone')}
          hint={t('invitation.goneHint')}
          action={
            <Button component={Link} to="/sign-in" size="xs" variant="light" mt={6}>
              {t('signIn.title')}
            </Button>
          }
        />
      ) : null}
      {offer ? (
        <AcceptForm
          token={token}
          offer={offer}
          onDone={() => {
            location.assign('/'); // a new page: whoever used this browser before is forgotten
            return Promise.resolve();
          }}
        />
      ) : null}
    </Door>
  );
}
