import { useQuery } from '@apollo/client/react';

import { useText } from '../../text/text.ts';
import { Problem, Skeleton } from '../../ui/states.tsx';

import { PlaybooksDocument } from './alert-documents.ts';

/** Steps of a playbook to read; an incident has its own to tick off. */
export function PlaybookSteps({ playbookId }: { readonly playbookId: string }) {
  const t = useText();
  const { data, error, refetch } = useQuery(PlaybooksDocument);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} height={30} />;
  const playbook = data.playbooks.find(({ id }) => id === playbookId);
  return (
    <ol style={{ margin: 0, paddingLeft: 20, display: 'grid', gap: 10, fontSize: '0.875rem' }}>
      {playbook?.steps.map((step) => (
        <li key={step.id}>
          {step.text}
          <div className="cv-note">
            {t(`phase.${step.phase}`)} · {t(`owner.${step.ownerRole}`)} ·{' '}
            {t('clock.hours', { hours: step.dueHours, minutes: 0 })} ·{' '}
            {t('incident.evidenceNeeded', { evidence: step.evidence })}
          </div>
        </li>
      ))}
    </ol>
  );
}
