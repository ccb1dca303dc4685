import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconBraces, IconChevronDown, IconDownload, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';

import type { ReportFormat } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';

import { formatBytes } from './report-model.ts';
import { useReportActions } from './use-report-actions.ts';

/** The files of a report, the one that people want first. */
export const downloads: readonly { readonly format: ReportFormat; readonly Icon: Icon }[] = [
  { format: 'PDF', Icon: IconFileTypePdf },
  { format: 'CSV', Icon: IconFileTypeCsv },
  { format: 'WEB', Icon: IconBraces },
];

interface DownloadMenuProps {
  readonly reportId: string;
  readonly files: readonly { readonly format: ReportFormat; readonly sizeBytes: number }[];
  /** In a row of a table there is room for an icon only. */
  readonly isSmall?: boolean;
}

export function DownloadMenu({ reportId, files, isSmall = false }: DownloadMenuProps) {
  const t = useText();
  const { download } = useReportActions();
  return (
    <Menu position="bottom-end" width={232}>
      <Menu.Target>
        {isSmall ? (
          <ActionIcon variant="subtle" color="gray" aria-label={t('reports.download')}>
            <IconDownload size={17} />
          </ActionIcon>
        ) : (
          <Button size="sm" leftSection={<IconDownload size={15} />} rightSection={<IconChevronDown size={13} />}>
            {t('reports.download')}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {downloads.map(({ format, Icon: FormatIcon }) => {
          const file = files.find((each) => each.format === format);
          return file ? (
            <Menu.Item
              key={format}
              leftSection={<FormatIcon size={15} />}
              rightSection={<span className="cv-faint">{formatBytes(file.sizeBytes)}</span>}
              onClick={() => void download(reportId, format)}
            >
              {t(`reports.download.${format}`)}
            </Menu.Item>
          ) : null;
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
