import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';

import { useText } from '../../text/text.ts';

import { LogPeopleDocument } from './log-documents.ts';

interface PersonSelectProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

export function PersonSelect({ value, onChange }: PersonSelectProps) {
  const t = useText();
  const { data } = useQuery(LogPeopleDocument);
  return (
    <Select
      size="xs"
      className="cv-filter"
      label={t('audit.who')}
      placeholder={t('audit.everyone')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('audit.everyone') }}
      data={data?.people.edges.map(({ node }) => ({ value: node.id, label: node.name })) ?? []}
      value={value}
      onChange={onChange}
    />
  );
}
