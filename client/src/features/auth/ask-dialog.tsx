import { Alert, Button, Group, Modal, Stack, Text as Words } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';

import { useText } from '../../text/text.ts';
import { problemText } from '../../ui/problem-model.ts';

interface AskDialogProps {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly isDangerous?: boolean;
  readonly isReady?: boolean;
  /** Does it, and answers what stood against it; nothing where it is done. */
  readonly onConfirm: () => Promise<readonly { readonly message: string }[] | undefined>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks before something is done, does it, and stays open where it could not be done. */
export function AskDialog({
  title,
  text,
  confirm,
  isDangerous = false,
  isReady = true,
  onConfirm,
  onClose,
  children,
}: AskDialogProps) {
  const t = useText();
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);

  const submit = async () => {
    setBusy(true);
    setMessage(null);
    try {
      const errors = await onConfirm();
      if (errors === undefined || errors.length === 0) onClose();
      else setMessage(errors.map((error) => error.message).join(' '));
    } catch (error) {
      setMessage(problemText(error, t).message);
    }
    setBusy(false);
  };

  return (
    <Modal opened onClose={onClose} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap={12}>
          <Words fz="sm">{text}</Words>
          {message === null ? null : (
            <Alert role="alert" color="red" variant="light">
              {message}
            </Alert>
          )}
          {children}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button
              type="submit"
              loading={isBusy}
              disabled={!isReady}
              {...(isDangerous ? { color: 'red', variant: 'light' } : {})}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
