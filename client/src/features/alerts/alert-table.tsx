import { useMutation } from '@apollo/client/react';
import { Button, Modal } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import type { AlertRowFragment } from '../../gql/graphql.ts';
import { useName, useText } from '../../text/text.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';

import { AlertAcknowledgeDocument, alertRowFragment } from './alert-documents.ts';
import { evidencePath, valueText } from './alert-model.ts';
import { PlaybookSteps } from './playbook-steps.tsx';
import { SeverityTag } from './severity-tag.tsx';

interface AlertTableProps {
  readonly caption: string;
  readonly rows: readonly FragmentType<typeof alertRowFragment>[];
}

export function AlertTable({ caption, rows }: AlertTableProps) {
  const t = useText();
  const [shown, setShown] = useState<AlertRowFragment | null>(null);
  const alerts = rows.map((row) => readFragment(alertRowFragment, row));
  return (
    <>
      {shown ? (
        <Modal
          opened
          size="lg"
          onClose={() => setShown(null)}
          title={<b>{`${shown.rule.title} · ${t('alerts.showPlaybook')}`}</b>}
          closeButtonProps={{ 'aria-label': t('action.close') }}
        >
          <PlaybookSteps playbookId={shown.playbookId} />
        </Modal>
      ) : null}
      <Scroll label={caption}>
        <table className="cv-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col" className="cv-wide">
                {t('alerts.severity')}
              </th>
              <th scope="col">{t('alerts.rule')}</th>
              <th scope="col" className="cv-num cv-wide">
                {t('alerts.value')}
              </th>
              <th scope="col" className="cv-wide">
                {t('alerts.since')}
              </th>
              <th scope="col">{t('alerts.state')}</th>
              <th scope="col" className="cv-wide">
                {t('alerts.evidence')}
              </th>
            </tr>
          </thead>
          <tbody>
            {alerts.map((alert) => (
              <AlertLine key={alert.id} alert={alert} onPlaybook={() => setShown(alert)} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function AlertLine({ alert, onPlaybook }: { readonly alert: AlertRowFragment; readonly onPlaybook: () => void }) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const { move, instrument } = alert;
  const figure = valueText(alert, t, format);
  const times = `${format.dateTime(alert.openedAt)}${alert.closedAt && !alert.isRecord ? ` – ${format.dateTime(alert.closedAt)}` : ''}`;
  return (
    <tr>
      <td className="cv-wide">
        <SeverityTag severity={alert.severity} />
      </td>
      <th scope="row">
        <div className="cv-narrow" style={{ marginBottom: 4 }}>
          <SeverityTag severity={alert.severity} />
        </div>
        <span className="cv-mono cv-faint">{alert.rule.id}</span> {alert.rule.title}
        {instrument ? ` · ${name(instrument)}` : ''}
        <div className="cv-note" style={{ fontWeight: 400 }}>
          {move
            ? t('alerts.move', {
                date: move.sessionDate,
                own: format.percent(move.returnRatio, true, 1),
                market: format.percent(move.marketRatio, true, 1),
                residual: format.percent(move.residualRatio, true, 1),
                weight: format.percent(move.weightRatio, false, 1),
              })
            : alert.rule.when}
        </div>
        <div className="cv-narrow cv-note" style={{ fontWeight: 400 }}>
          {figure === '–' ? times : `${figure} · ${times}`}
        </div>
        <div className="cv-narrow">
          <Evidence alert={alert} onPlaybook={onPlaybook} />
        </div>
      </th>
      <td className="cv-num cv-wide">{figure}</td>
      <td className="cv-wide">{times}</td>
      <td>
        <AlertState alert={alert} />
      </td>
      <td className="cv-wide">
        <Evidence alert={alert} onPlaybook={onPlaybook} />
      </td>
    </tr>
  );
}

function Evidence({ alert, onPlaybook }: { readonly alert: AlertRowFragment; readonly onPlaybook: () => void }) {
  const t = useText();
  return (
    <span style={{ display: 'inline-flex', gap: 10, flexWrap: 'wrap', alignItems: 'center' }}>
      {alert.evidence.map((link) => {
        const to = evidencePath(link);
        return to ? (
          <Link key={link.reference} to={to}>
            {link.kind === 'VULNERABILITY' ? link.reference : t(`evidence.${link.kind}`)}
          </Link>
        ) : null;
      })}
      <Button
        size="compact-xs"
        variant="subtle"
        px={0}
        onClick={onPlaybook}
        aria-label={`${alert.rule.title} ${t('alerts.showPlaybook')}`}
      >
        {t('alerts.showPlaybook')}
      </Button>
    </span>
  );
}

function AlertState({ alert }: { readonly alert: AlertRowFragment }) {
  const t = useText();
  const tell = useTell();
  const [acknowledge, { loading }] = useMutation(AlertAcknowledgeDocument);
  const failed = (message: string) => tell({ color: 'red', title: t('alerts.notDone'), message });
  const submit = async () => {
    const { data } = await acknowledge({ variables: { input: { id: alert.id } } });
    const answer = data?.alertAcknowledge;
    if (answer?.alert) tell({ color: 'pine', message: t('alerts.acknowledgedDone') });
    else failed(answer?.errors.map((each) => each.message).join(' ') ?? t('state.unknown'));
  };
  if (alert.isRecord) return <span className="cv-note">{t('alerts.record')}</span>;
  return (
    <span style={{ display: 'inline-flex', gap: 8, flexWrap: 'wrap', alignItems: 'center' }}>
      {alert.escalatedAt ? <span className="cv-bad">{t('alerts.escalated')}</span> : null}
      {alert.acknowledgedAt ? (
        <span className="cv-good" style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}>
          <IconCheck size={14} aria-hidden />
          {t('alerts.acknowledged', { by: alert.acknowledgedBy ?? t('alertLevel.system') })}
        </span>
      ) : (
        <span className="cv-dim">{t('alerts.unseen')}</span>
      )}
      {alert.viewerCanAcknowledge ? (
        <Button
          size="compact-xs"
          variant="light"
          loading={loading}
          aria-label={t('alerts.acknowledgeOf', { rule: alert.rule.title })}
          onClick={() => void submit().catch(() => failed(t('state.unknown')))}
        >
          {t('alerts.acknowledge')}
        </Button>
      ) : null}
    </span>
  );
}
