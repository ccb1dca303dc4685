import { useMutation } from '@apollo/client/react';
import { Alert, Button, Checkbox, Group, Stack, Text as Words } from '@mantine/core';
import { useState } from 'react';

import type { Role } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { problemText } from '../../ui/problem-model.ts';
import { useTell } from '../../ui/use-tell.ts';
import { useViewer } from '../auth/viewer.ts';

import { SecurityRulesUpdateDocument } from './people-documents.ts';
import { dangerousRoles, roleOf } from './roles.ts';

interface RulesCardProps {
  readonly required: readonly Role[];
  readonly onChanged: () => void;
}

export function RulesCard({ required, onChanged }: RulesCardProps) {
  const t = useText();
  const tell = useTell();
  const { can } = useViewer();
  const [roles, setRoles] = useState<readonly Role[]>(required);
  const [message, setMessage] = useState<string | null>(null);
  const [update, { loading }] = useMutation(SecurityRulesUpdateDocument);
  const isChanged = roles.length !== required.length || roles.some((role) => !required.includes(role));

  const save = async () => {
    setMessage(null);
    try {
      const { data } = await update({ variables: { input: { totpRequiredRoles: [...roles] } } });
      const security = data?.organisationSecurityUpdate.security;
      const errors = data?.organisationSecurityUpdate.errors ?? [];
      if (security) {
        tell({ message: t('people.rulesSaved') });
        onChanged();
      } else setMessage(errors.map((error) => error.message).join(' '));
    } catch (error) {
      setMessage(problemText(error, t).message);
    }
  };

  return (
    <Card title={t('people.rules')}>
      <Stack gap={10}>
        <Words fz="sm">{t('people.rulesText')}</Words>
        {message === null ? null : (
          <Alert role="alert" color="red" variant="light">
            {message}
          </Alert>
        )}
        <Checkbox.Group
          aria-label={t('people.rules')}
          value={[...roles]}
          onChange={(values) => setRoles(values.map(roleOf).filter((role) => role !== null))}
        >
          <Group gap={18}>
            {dangerousRoles.map((role) => (
              <Checkbox key={role} value={role} label={t(`role.${role}`)} disabled={!can('MEMBER_WRITE')} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group justify="flex-end">
          <Button size="sm" loading={loading} disabled={!isChanged || !can('MEMBER_WRITE')} onClick={() => void save()}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
