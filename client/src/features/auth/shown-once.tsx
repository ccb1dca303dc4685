import { Alert, Button, CopyButton, Group, Stack } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

import { useText } from '../../text/text.ts';

/** Something that is told once and kept nowhere, with the way to take it along. */
export function ShownOnce({
  title,
  hint,
  value,
}: {
  readonly title: string;
  readonly hint: string;
  readonly value: string;
}) {
  const t = useText();
  return (
    <Alert color="pine" variant="light" title={title}>
      <Stack gap={8}>
        <span>{hint}</span>
        <code
          className="cv-mono"
          style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', ...(value.includes('\n') ? { columns: 2 } : {}) }}
        >
          {value}
        </code>
        <Group>
          <CopyButton value={value}>
            {({ copied, copy }) => (
              <Button
                size="compact-sm"
                variant="light"
                leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                onClick={copy}
              >
                {copied ? t('security.copied') : t('security.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Alert>
  );
}
