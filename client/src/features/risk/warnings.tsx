import { IconInfoCircle } from '@tabler/icons-react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { Notice } from '../../ui/notice.tsx';

import { warningFragment } from './risk-documents.ts';

interface WarningsProps {
  readonly warnings: readonly FragmentType<typeof warningFragment>[];
  /** Codes that have a notice of their own. */
  readonly toldElsewhere?: readonly string[];
}

const nowhere: readonly string[] = [];

export function Warnings({ warnings: masked, toldElsewhere = nowhere }: WarningsProps) {
  const t = useText();
  const warnings = readFragment(warningFragment, masked).filter(({ code }) => !toldElsewhere.includes(code));
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warning" icon={<IconInfoCircle size={18} />} title={t('warnings.title', { count: warnings.length })}>
      <ul style={{ margin: 0, paddingLeft: 18 }} className="cv-dim">
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.path.join('.')}`}>{warning.message}</li>
        ))}
      </ul>
    </Notice>
  );
}
