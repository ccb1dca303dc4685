import { useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { useViewer } from '../features/auth/viewer.ts';
import { InvitationsCard } from '../features/people/invitations-card.tsx';
import { InviteDialog } from '../features/people/invite-dialog.tsx';
import { InvitationsDocument, PeopleDocument } from '../features/people/people-documents.ts';
import { PeopleTable } from '../features/people/people-table.tsx';
import { RulesCard } from '../features/people/rules-card.tsx';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Empty } from '../ui/states.tsx';

export function Component() {
  const t = useText();
  const { can } = useViewer();
  const [isInviting, setInviting] = useState(false);
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 300);
  const filter = search === '' ? null : { textContains: search };
  const people = useQuery(PeopleDocument, { variables: { filter }, fetchPolicy: 'cache-and-network' });
  const invitations = useQuery(InvitationsDocument, { fetchPolicy: 'cache-and-network' });
  const page = (people.data ?? people.previousData)?.people;
  const more = (invitations.data ?? invitations.previousData)?.invitations;
  const rules = (invitations.data ?? invitations.previousData)?.organisationSecurity.totpRequiredRoles;
  const again = () => {
    void people.refetch();
    void invitations.refetch();
  };
  const error = people.error ?? invitations.error;

  return (
    <div className="cv-page">
      <PageHead
        title={t('nav.people')}
        sub={t('people.hint')}
        actions={
          can('MEMBER_WRITE') ? (
            <Button size="sm" leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
              {t('people.invite')}
            </Button>
          ) : null
        }
      />
      <div className="cv-stack">
        <Card
          title={t('people.list')}
          isFlush
          action={
            <TextInput
              size="xs"
              type="search"
              aria-label={t('people.search')}
              placeholder={t('people.search')}
              maxLength={100}
              leftSection={<IconSearch size={14} />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          }
        >
          <PagedList
            page={page}
            error={error}
            onRetry={again}
            onMore={(after) => void people.fetchMore({ variables: { after } })}
            lines={6}
            empty={<Empty title={t('people.none')} />}
          >
            {(rows) => <PeopleTable people={rows} onChanged={again} />}
          </PagedList>
        </Card>
        {more ? (
          <InvitationsCard
            invitations={more.edges.map((edge) => edge.node)}
            onMore={
              more.pageInfo.hasNextPage
                ? () => void invitations.fetchMore({ variables: { after: more.pageInfo.endCursor } })
                : null
            }
          />
        ) : null}
        {rules ? <RulesCard key={rules.join()} required={rules} onChanged={again} /> : null}
      </div>
      {isInviting ? <InviteDialog onChanged={again} onClose={() => setInviting(false)} /> : null}
    </div>
  );
}
