import { Alert, Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';

import { useText } from '../text/text.ts';

import { problemText } from './problem-model.ts';

interface ConfirmDialogProps {
  readonly title: string;
  readonly confirm: string;
  /** What is lost or set in motion: red. */
  readonly isDangerous?: boolean;
  /** Label of the reason that has to be given; left out: none is asked for. */
  readonly reason?: string;
  readonly isReasonOptional?: boolean;
  /** Does the work; refusals keep the dialog open and stand in it. */
  readonly onConfirm: (reason: string) => Promise<readonly { readonly message: string }[] | undefined>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks once more before something that cannot be taken back, with a reason where one is kept. */
export function ConfirmDialog({
  title,
  confirm,
  isDangerous = false,
  reason: reasonLabel,
  isReasonOptional = false,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const isReady = reasonLabel === undefined || isReasonOptional || reason.trim().length > 0;

  const work = async () => {
    setBusy(true);
    setMessage(null);
    try {
      const refusals = (await onConfirm(reason.trim())) ?? [];
      if (refusals.length === 0) {
        onClose();
        return;
      }
      setMessage(refusals.map((each) => each.message).join(' '));
    } catch (error) {
      setMessage(problemText(error, t).message);
    }
    setBusy(false);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      centered
      title={<b>{title}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isBusy) void work();
        }}
      >
        <div style={{ display: 'grid', gap: 12, fontSize: '0.8125rem' }}>
          {children}
          {reasonLabel === undefined ? null : (
            <Textarea
              label={reasonLabel}
              withAsterisk={!isReasonOptional}
              autosize
              minRows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              data-autofocus
            />
          )}
          {message ? (
            <Alert role="alert" color="red" variant="light">
              {message}
            </Alert>
          ) : null}
        </div>
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!isReady} {...(isDangerous ? { color: 'red' } : {})}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
