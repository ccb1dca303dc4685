import { useQuery } from '@apollo/client/react';
import { IconHourglassEmpty } from '@tabler/icons-react';

import { graphql } from '../../gql/gql.ts';
import { useText } from '../../text/text.ts';

import { waitingText } from './system-status-model.ts';
import type { SystemStatus } from './system-status-model.ts';

/** A process counts as gone 15 s after its last sign of life: with this look it is told within half a minute. */
const LOOK_MS = 10_000;

export const SystemStatusDocument = graphql(`
  query SystemStatus {
    systemStatus {
      isWorking
      workerCount
      schedulerCount
    }
  }
`);

/** Whether work goes on; null until the server has said so. The banner looks; others read what it found. */
export function useSystemStatus(): SystemStatus | null {
  return useQuery(SystemStatusDocument, { fetchPolicy: 'cache-first' }).data?.systemStatus ?? null;
}

/** On every page while nobody does what is queued, or nobody sees to what comes by the clock; it goes away by itself. */
export function WaitingBanner() {
  const t = useText();
  const { data } = useQuery(SystemStatusDocument, { fetchPolicy: 'cache-and-network', pollInterval: LOOK_MS });
  const text = data ? waitingText(data.systemStatus) : null;
  if (text === null) return null;
  return (
    <section className="cv-halt cv-waits" aria-label={t('waits.label')}>
      <IconHourglassEmpty size={18} aria-hidden />
      <output>
        <b>{t(`waits.${text}`)}</b>
        <span>{t(`waits.${text}.more`)}</span>
      </output>
    </section>
  );
}
