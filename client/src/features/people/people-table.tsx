import { useMutation } from '@apollo/client/react';
import { ActionIcon, Menu, Select } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';

import type { PeopleQuery, Role } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';
import { AskDialog } from '../auth/ask-dialog.tsx';
import { useViewer } from '../auth/viewer.ts';

import { MemberRemoveDocument, MemberRoleUpdateDocument, MemberTotpResetDocument } from './people-documents.ts';
import { roleNames, roleOf } from './roles.ts';

type Person = PeopleQuery['people']['edges'][number]['node'];

interface PeopleTableProps {
  readonly people: readonly Person[];
  readonly onChanged: () => void;
}

type Wish = { readonly kind: 'role' | 'totp' | 'remove'; readonly person: Person };

export function PeopleTable({ people, onChanged }: PeopleTableProps) {
  const t = useText();
  const format = useFormat();
  const viewer = useViewer();
  const [wish, setWish] = useState<Wish | null>(null);
  return (
    <>
      <Scroll label={t('people.list')}>
        <table className="cv-table">
          <caption>{t('people.list')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('people.name')}</th>
              <th scope="col" className="cv-wide">
                {t('people.email')}
              </th>
              <th scope="col">{t('people.role')}</th>
              <th scope="col" className="cv-wide">
                {t('people.totp')}
              </th>
              <th scope="col" className="cv-wide">
                {t('people.since')}
              </th>
              <th scope="col">
                <span className="cv-hidden">{t('people.changeRole')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  {person.name}
                  {person.id === viewer.id ? <span className="cv-tag cv-beside">{t('people.you')}</span> : null}
                  <span className="cv-narrow cv-note" style={{ overflowWrap: 'anywhere' }}>
                    {person.email}
                  </span>
                </th>
                <td className="cv-wide" style={{ overflowWrap: 'anywhere' }}>
                  {person.email}
                </td>
                <td>{t(`role.${person.role}`)}</td>
                <td className="cv-wide">
                  {person.hasTotp ? t('people.totpOn') : <span className="cv-dim">{t('people.totpOff')}</span>}
                </td>
                <td className="cv-wide cv-dim">{format.dateTime(person.createdAt)}</td>
                <td style={{ textAlign: 'right' }}>
                  {person.viewerCanUpdate ? (
                    <Menu position="bottom-end" withinPortal>
                      <Menu.Target>
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={t('people.actions', { name: person.name })}
                        >
                          <IconDotsVertical size={16} />
                        </ActionIcon>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item onClick={() => setWish({ kind: 'role', person })}>
                          {t('people.changeRole')}
                        </Menu.Item>
                        <Menu.Item disabled={!person.hasTotp} onClick={() => setWish({ kind: 'totp', person })}>
                          {t('people.resetTotp')}
                        </Menu.Item>
                        <Menu.Divider />
                        <Menu.Item color="red" onClick={() => setWish({ kind: 'remove', person })}>
                          {t('people.remove')}
                        </Menu.Item>
                      </Menu.Dropdown>
                    </Menu>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {wish === null ? null : (
        <PersonDialog
          key={`${wish.kind}-${wish.person.id}`}
          {...wish}
          onChanged={onChanged}
          onClose={() => setWish(null)}
        />
      )}
    </>
  );
}

interface PersonDialogProps extends Wish {
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** What is done to somebody, after it was said what becomes of him. */
function PersonDialog({ kind, person, onChanged, onClose }: PersonDialogProps) {
  const t = useText();
  const tell = useTell();
  const { id, name } = person;
  const [role, setRole] = useState<Role>(person.role);
  const [changeRole] = useMutation(MemberRoleUpdateDocument);
  const [remove] = useMutation(MemberRemoveDocument);
  const [resetTotp] = useMutation(MemberTotpResetDocument);

  const done = (isDone: boolean, message: string) => {
    if (!isDone) return;
    tell({ message });
    onChanged();
  };
  const confirm = async () => {
    if (kind === 'role') {
      const { data } = await changeRole({ variables: { input: { id, role, expectedRole: person.role } } });
      const answer = data?.memberRoleUpdate;
      done(answer?.person != null, t('people.roleDone', { name, role: t(`role.${role}`) }));
      return answer?.errors;
    }
    if (kind === 'totp') {
      const { data } = await resetTotp({ variables: { input: { id } } });
      done(data?.memberTotpReset.person != null, t('people.resetDone', { name }));
      return data?.memberTotpReset.errors;
    }
    const { data } = await remove({ variables: { input: { id } } });
    done(data?.memberRemove.removedId != null, t('people.removeDone', { name }));
    return data?.memberRemove.errors;
  };
  const words = {
    role: { title: t('people.roleTitle', { name }), text: t('people.roleText'), confirm: t('people.changeRole') },
    totp: { title: t('people.resetTitle', { name }), text: t('people.resetText'), confirm: t('people.resetTotp') },
    remove: { title: t('people.removeTitle', { name }), text: t('people.removeText'), confirm: t('people.remove') },
  }[kind];
  return (
    <AskDialog
      {...words}
      isDangerous={kind !== 'role'}
      isReady={kind !== 'role' || role !== person.role}
      onConfirm={confirm}
      onClose={onClose}
    >
      {kind === 'role' ? (
        <Select
          label={t('people.role')}
          data={roleNames.map((one) => ({ value: one, label: t(`role.${one}`) }))}
          value={role}
          allowDeselect={false}
          onChange={(value) => setRole(roleOf(value) ?? role)}
        />
      ) : null}
    </AskDialog>
  );
}
