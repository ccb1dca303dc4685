import { Alert, Button, Skeleton as Bone, Stack, Text as Words } from '@mantine/core';
import { IconAlertTriangle, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { useText } from '../text/text.ts';

import { problemText } from './problem-model.ts';

/** What failed, in words for people, with the way to try again. */
export function Problem({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useText();
  const { message, requestId } = problemText(error, t);
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={t('state.problem')}>
      <Stack gap={8} align="flex-start">
        <span>{message}</span>
        {requestId ? <span className="cv-mono cv-dim">{t('state.requestId', { id: requestId })}</span> : null}
        {onRetry ? (
          <Button size="xs" variant="light" color="red" onClick={onRetry}>
            {t('state.retry')}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}

/** Holds the place of `rows` lines, so that nothing jumps when they come. */
export function Skeleton({ rows = 4, height = 18 }: { readonly rows?: number; readonly height?: number }) {
  const t = useText();
  return (
    <div aria-busy="true">
      <span className="cv-hidden">{t('state.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <Bone key={row} height={height} mb={10} radius="sm" width={row === rows - 1 && rows > 1 ? '62%' : '100%'} />
      ))}
    </div>
  );
}

/** Nothing here yet, and what to do about it. */
export function Empty({
  title,
  hint,
  action,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly action?: ReactNode;
}) {
  return (
    <Stack align="center" gap={6} py="lg" px="md">
      <IconInbox size={28} stroke={1.4} color="var(--cv-faint)" aria-hidden />
      <Words fw={600} fz="sm">
        {title}
      </Words>
      {hint ? (
        <Words fz="sm" c="dimmed" ta="center" maw={440}>
          {hint}
        </Words>
      ) : null}
      {action}
    </Stack>
  );
}
