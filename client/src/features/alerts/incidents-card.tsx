import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';

import type { AlertsPageQuery } from '../../gql/graphql.ts';
import { useName, useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { Empty } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useViewer } from '../auth/viewer.ts';

import { clockState, nextClock } from './incident-model.ts';
import { IncidentOpenDialog } from './incident-form.tsx';
import { toneClass } from './incident-tone.ts';
import { useNow } from './use-now.ts';

export function IncidentsCard({ incidents }: { readonly incidents: AlertsPageQuery['incidents'] }) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const viewer = useViewer();
  const now = useNow();
  const [isOpening, opening] = useDisclosure();
  const add = viewer.can('INCIDENT_WRITE') ? (
    <Button size="compact-xs" variant="light" leftSection={<IconPlus size={13} />} onClick={opening.open}>
      {t('incident.new')}
    </Button>
  ) : null;
  return (
    <Card title={t('incident.title')} isFlush action={add}>
      {isOpening ? <IncidentOpenDialog onClose={opening.close} /> : null}
      {incidents.edges.length === 0 ? <Empty title={t('incident.none')} hint={t('incident.noneHint')} /> : null}
      {incidents.edges.length > 0 ? (
        <Scroll label={t('incident.title')}>
          <table className="cv-table">
            <caption>{t('incident.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('incident.priority')}</th>
                <th scope="col">{t('incident.name')}</th>
                <th scope="col">{t('incident.status')}</th>
                <th scope="col" className="cv-wide">
                  {t('incident.nextClock')}
                </th>
                <th scope="col" className="cv-num cv-wide">
                  {t('incident.progress')}
                </th>
              </tr>
            </thead>
            <tbody>
              {incidents.edges.map(({ node }) => {
                const clock = node.status === 'CLOSED' ? null : nextClock(node.clocks);
                const state = clock && clockState(clock, now, t, format);
                const due = clock && state ? `${t(`clock.${clock.clock}`)} · ${state.text}` : '–';
                const done = node.steps.filter((step) => step.completedAt).length;
                return (
                  <tr key={node.id}>
                    <td>{node.priority}</td>
                    <th scope="row">
                      <Link to={`/incidents/${node.id}`}>{node.title}</Link>
                      <div className="cv-note" style={{ fontWeight: 400 }}>
                        {name(node.threat)} · {format.dateTime(node.detectedAt)}
                      </div>
                      <div className={`cv-narrow cv-note ${state ? toneClass[state.tone] : ''}`}>{due}</div>
                    </th>
                    <td>{t(`incidentStatus.${node.status}`)}</td>
                    <td className={`cv-wide ${state ? toneClass[state.tone] : ''}`}>{due}</td>
                    <td className="cv-num cv-wide">
                      {done} / {node.steps.length}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      ) : null}
    </Card>
  );
}
