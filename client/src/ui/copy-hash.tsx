import { ActionIcon, CopyButton, Group, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

import { useText } from '../text/text.ts';

/** A long fingerprint, cut to what fits, copied whole. */
export function CopyHash({ value, label }: { readonly value: string; readonly label: string }) {
  const t = useText();
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <Tooltip label={value} maw={420} multiline>
        <span className="cv-mono cv-exact">{value.length > 16 ? `${value.slice(0, 12)}…` : value}</span>
      </Tooltip>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <ActionIcon
            size={20}
            variant="subtle"
            color="gray"
            onClick={copy}
            aria-label={t('action.copy', { what: label })}
          >
            {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  );
}
