import { Button, Group, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';

import { useText } from '../../text/text.ts';
import { problemText } from '../../ui/problem-model.ts';
import { Empty, Problem, Skeleton } from '../../ui/states.tsx';
import { useTell } from '../../ui/use-tell.ts';

interface LogFile {
  readonly url: string;
  readonly rowCount: number;
  readonly isCut: boolean;
}

interface LogFrameProps {
  readonly filters: ReactNode;
  readonly from: string;
  readonly until: string;
  readonly onFrom: (day: string) => void;
  readonly onUntil: (day: string) => void;
  /** Null: not there yet. */
  readonly rowCount: number | null;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Null: there are no more. */
  readonly onMore: (() => void) | null;
  readonly onExport: () => Promise<{
    readonly file?: LogFile | null;
    readonly errors: readonly { readonly message: string }[];
  } | null>;
  readonly children: ReactNode;
}

/** What both logs have: filters above, lines, more of them, and the whole as a file. */
export function LogFrame(props: LogFrameProps) {
  const t = useText();
  const tell = useTell();
  const [isExporting, setExporting] = useState(false);
  const { rowCount, error, onMore } = props;

  const take = async () => {
    setExporting(true);
    try {
      const answer = await props.onExport();
      for (const { message } of answer?.errors ?? []) tell({ color: 'red', title: t('state.problem'), message });
      if (answer?.file) {
        const message = t(answer.file.isCut ? 'audit.csvCut' : 'audit.csvReady', { count: answer.file.rowCount });
        tell({ message });
        location.assign(answer.file.url); // an attachment: the page stays
      }
    } catch (failure) {
      tell({ color: 'red', title: t('state.problem'), message: problemText(failure, t).message });
    }
    setExporting(false);
  };

  return (
    <>
      <Group gap={8} align="flex-end" p="10px 16px" wrap="wrap">
        {props.filters}
        <TextInput
          size="xs"
          className="cv-filter"
          type="date"
          label={t('audit.from')}
          value={props.from}
          onChange={(event) => props.onFrom(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          className="cv-filter"
          type="date"
          label={t('audit.until')}
          value={props.until}
          onChange={(event) => props.onUntil(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="light"
          leftSection={<IconDownload size={14} />}
          loading={isExporting}
          onClick={() => void take()}
        >
          {t('audit.csv')}
        </Button>
      </Group>
      {error && rowCount === null ? (
        <div style={{ padding: 16 }}>
          <Problem error={error} onRetry={props.onRetry} />
        </div>
      ) : null}
      {rowCount === null && !error ? (
        <div style={{ padding: 16 }}>
          <Skeleton rows={8} height={26} />
        </div>
      ) : null}
      {rowCount === 0 ? <Empty title={t('audit.none')} /> : null}
      {rowCount !== null && rowCount > 0 ? props.children : null}
      {onMore === null ? null : (
        <div style={{ textAlign: 'center', padding: 8 }}>
          <Button size="compact-sm" variant="subtle" onClick={onMore}>
            {t('action.more')}
          </Button>
        </div>
      )}
    </>
  );
}
