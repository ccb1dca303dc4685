import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';

import { warningFragment } from './risk-documents.ts';

export function Warnings({ warnings: masked }: { readonly warnings: readonly FragmentType<typeof warningFragment>[] }) {
  const t = useText();
  const warnings = readFragment(warningFragment, masked);
  if (warnings.length === 0) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconInfoCircle size={18} />}
      title={t('warnings.title', { count: warnings.length })}
      py={10}
    >
      <ul style={{ margin: 0, paddingLeft: 18, fontSize: '0.8125rem' }}>
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.path.join('.')}`}>{warning.message}</li>
        ))}
      </ul>
    </Alert>
  );
}
