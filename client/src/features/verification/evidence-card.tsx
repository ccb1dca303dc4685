import { IconFileOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';

import { evidenceFileFragment } from './verification-documents.ts';

interface EvidenceCardProps {
  readonly title: string;
  readonly note?: string;
  readonly file: FragmentType<typeof evidenceFileFragment>;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Evidence with the file that it comes from; where there is none, how to make it stands in its place. */
export function EvidenceCard({ title, note, file: masked, className = '', children }: EvidenceCardProps) {
  const t = useText();
  const file = readFragment(evidenceFileFragment, masked);
  return (
    <Card title={title} className={className} isFlush note={file.problem ? undefined : note}>
      {file.problem ? (
        <div style={{ padding: '4px 16px 12px', display: 'flex', gap: 10, fontSize: '0.8125rem' }}>
          <IconFileOff size={20} aria-hidden style={{ flex: 'none', color: 'var(--cv-faint)' }} />
          <div style={{ minWidth: 0 }}>
            <b>{t(`evidence.${file.problem}`, { name: file.name })}</b>
            <div className="cv-dim">{t('evidence.make')}</div>
            <code className="cv-mono" style={{ overflowWrap: 'anywhere' }}>
              {file.command}
            </code>
          </div>
        </div>
      ) : (
        <>
          <p className="cv-note" style={{ margin: '0 16px 8px', overflowWrap: 'anywhere' }}>
            <span className="cv-mono">{file.name}</span> · {file.madeDate ?? t('evidence.noDate')} ·{' '}
            {file.engineVersion ? t('app.engine', { version: file.engineVersion }) : t('evidence.noEngine')} ·{' '}
            {file.commit ? t('evidence.commit', { commit: file.commit }) : t('evidence.noCommit')}
          </p>
          {children}
        </>
      )}
    </Card>
  );
}
