import { useMutation } from '@apollo/client/react';
import { Button, Checkbox } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHandStop, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';

import { useText } from '../../text/text.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';

import { TradingHaltDocument, TradingResumeDocument } from './trading-documents.ts';
import { useTrading } from './trading-stream.tsx';

/** Stops all trading at once, for people who may; gone while it is stopped already. */
export function HaltButton() {
  const t = useText();
  const { state } = useTrading();
  const [isAsking, asking] = useDisclosure();
  if (!state?.viewerCanHalt) return null;
  return (
    <>
      {isAsking ? <HaltDialog openOrders={state.openOrderCount} onClose={asking.close} /> : null}
      <Button
        size="sm"
        variant="default"
        className="cv-stop"
        leftSection={<IconHandStop size={16} />}
        onClick={asking.open}
      >
        {t('halt.stop')}
      </Button>
    </>
  );
}

function HaltDialog({ openOrders, onClose }: { readonly openOrders: number; readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const [takesBack, setTakesBack] = useState(false);
  const [halt] = useMutation(TradingHaltDocument);
  return (
    <ConfirmDialog
      isDangerous
      title={t('halt.stopTitle')}
      confirm={t('halt.stop')}
      reason={t('halt.reason')}
      onClose={onClose}
      onConfirm={async (reason) => {
        const { data } = await halt({ variables: { input: { reason, isCancellingOpenOrders: takesBack } } });
        if (data?.tradingHalt.tradingState) tell({ color: 'red', message: t('halt.stopped') });
        return data?.tradingHalt.errors;
      }}
    >
      <span>{t('halt.stopText')}</span>
      <Checkbox
        label={t('halt.takeBack', { count: openOrders })}
        checked={takesBack}
        onChange={(event) => setTakesBack(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}

/** On every page while trading is stopped: by whom, when and why; with the way back for admins. */
export function HaltBanner() {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const { state } = useTrading();
  const [isAsking, asking] = useDisclosure();
  const [resume] = useMutation(TradingResumeDocument);
  if (!state?.isHalted) return null;
  return (
    <section className="cv-halt" aria-label={t('halt.title')}>
      {isAsking ? (
        <ConfirmDialog
          title={t('halt.resumeTitle')}
          confirm={t('halt.resume')}
          reason={t('halt.resumeReason')}
          onClose={asking.close}
          onConfirm={async (reason) => {
            const { data } = await resume({ variables: { input: { reason } } });
            if (data?.tradingResume.tradingState) tell({ message: t('halt.resumed') });
            return data?.tradingResume.errors;
          }}
        >
          <span>{t('halt.resumeText')}</span>
        </ConfirmDialog>
      ) : null}
      <IconHandStop size={18} aria-hidden />
      <output>
        <b>{t('halt.title')}</b>
        <span>{state.reason}</span>
        <span className="cv-halt-who">
          {t('halt.line', {
            name: state.switchedBy ?? t('order.actor.server'),
            when: state.switchedAt ? format.dateTime(state.switchedAt) : '–',
          })}
        </span>
      </output>
      {state.viewerCanResume ? (
        <Button size="compact-sm" variant="default" leftSection={<IconPlayerPlay size={14} />} onClick={asking.open}>
          {t('halt.resume')}
        </Button>
      ) : null}
    </section>
  );
}
