import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEdit, IconLock, IconShieldCheck } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';

import { NotFound } from '../app/not-found.tsx';
import { AlertEventsDocument } from '../features/alerts/alert-documents.ts';
import { IncidentDocument, incidentFragment, IncidentUpdateDocument } from '../features/alerts/incident-documents.ts';
import { IncidentEditDialog } from '../features/alerts/incident-form.tsx';
import { ClocksCard, CloseDialog, FactsCard, StepsCard } from '../features/alerts/incident-panel.tsx';
import { StreamTag } from '../ui/stream-tag.tsx';
import { useStream } from '../ui/use-stream.ts';
import { readFragment } from '../gql/fragment-masking.ts';
import { useName, useText } from '../text/text.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Problem, Skeleton } from '../ui/states.tsx';
import { useFormat } from '../ui/use-format.ts';
import { useTell } from '../ui/use-tell.ts';

export function Component() {
  const { id = '' } = useParams();
  return <IncidentPage key={id} id={id} />;
}

function IncidentPage({ id }: { readonly id: string }) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const tell = useTell();
  const [isEditing, editing] = useDisclosure();
  const [isClosing, closing] = useDisclosure();
  const [update, { loading }] = useMutation(IncidentUpdateDocument);
  const { data, error, refetch } = useQuery(IncidentDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const renew = () => void refetch();
  const stream = useStream({
    document: AlertEventsDocument,
    after: data?.alertOverview.latestEventCursor,
    variablesAfter: (after) => ({ after }),
    eventOf: (answer) => answer.alertEvents,
    isLast: () => false,
    onLost: renew,
    onEvent: renew,
  });
  const incident = data?.incident ? readFragment(incidentFragment, data.incident) : null;

  if (data && !incident && !error) return <NotFound />;
  if (!incident) {
    return (
      <div className="cv-page">
        <PageHead title={t('incident.title')} sub=" " />
        {error ? <Problem error={error} onRetry={renew} /> : <Skeleton rows={12} height={34} />}
      </div>
    );
  }
  const failed = (message: string) => tell({ color: 'red', title: t('alerts.notDone'), message });
  const isOpen = incident.status === 'OPEN';
  const move = async () => {
    const input = {
      id,
      expectedVersion: incident.version,
      status: isOpen ? ('CONTAINED' as const) : ('OPEN' as const),
    };
    const answer = (await update({ variables: { input } })).data?.incidentUpdate;
    if (!answer?.incident) failed(answer?.errors.map((each) => each.message).join(' ') ?? t('state.unknown'));
  };
  return (
    <div className="cv-page">
      {isEditing ? <IncidentEditDialog incident={incident} onClose={editing.close} /> : null}
      {isClosing ? <CloseDialog incident={incident} onClose={closing.close} /> : null}
      <PageHead
        title={`${incident.priority} · ${incident.title}`}
        sub={
          <>
            <b>{t(`incidentStatus.${incident.status}`)}</b> ·{' '}
            {t('incident.line', {
              threat: name(incident.threat),
              time: format.dateTime(incident.detectedAt),
              by: incident.createdBy ?? t('alertLevel.system'),
            })}
            {incident.closedAt
              ? ` · ${t('incident.closed', {
                  time: format.dateTime(incident.closedAt),
                  by: incident.closedBy ?? t('alertLevel.system'),
                })}`
              : null}
          </>
        }
        actions={
          <>
            <StreamTag state={stream} />
            <Button size="sm" variant="default" component={Link} to="/alerts">
              {t('alerts.title')}
            </Button>
            {incident.viewerCanUpdate ? (
              <>
                <Button
                  size="sm"
                  variant="default"
                  loading={loading}
                  leftSection={<IconShieldCheck size={15} />}
                  onClick={() => void move().catch(() => failed(t('state.unknown')))}
                >
                  {t(isOpen ? 'incident.toContained' : 'incident.toOpen')}
                </Button>
                <Button size="sm" variant="default" leftSection={<IconEdit size={15} />} onClick={editing.open}>
                  {t('incident.edit')}
                </Button>
                <Button
                  size="sm"
                  color="red"
                  variant="light"
                  leftSection={<IconLock size={15} />}
                  onClick={closing.open}
                >
                  {t('incident.close')}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <div className="cv-grid">
        <div className="cv-5 cv-stack">
          <ClocksCard incident={incident} />
          <FactsCard incident={incident} />
        </div>
        <div className="cv-7">
          <StepsCard incident={incident} />
        </div>
      </div>
    </div>
  );
}
