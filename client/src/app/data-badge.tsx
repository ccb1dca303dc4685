import { Tooltip } from '@mantine/core';

import { useViewer } from '../features/auth/viewer.ts';
import { useText } from '../text/text.ts';

/** On every page: whether the prices are real, and of which day. Before the first price it claims neither. */
export function DataBadge() {
  const t = useText();
  const { isDataSimulated, marketAsOfDate } = useViewer().server;
  if (!marketAsOfDate) {
    return (
      <Tooltip label={t('data.noneHint')} multiline maw={280}>
        <button type="button" className="cv-tag">
          <span className="cv-dot" style={{ background: 'var(--cv-series-8)' }} />
          {t('data.none')}
        </button>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={isDataSimulated ? t('data.simulatedHint') : t('data.realHint')} multiline maw={280}>
      <button type="button" className="cv-tag">
        <span className="cv-dot" style={{ background: isDataSimulated ? 'var(--cv-band-2)' : 'var(--cv-band-0)' }} />
        <b style={{ fontWeight: 600 }}>{isDataSimulated ? t('data.simulated') : t('data.real')}</b>
        <span className="cv-dim cv-wide">{t('data.asOf', { date: marketAsOfDate })}</span>
        <span className="cv-dim cv-narrow">{marketAsOfDate.slice(5)}</span>
      </button>
    </Tooltip>
  );
}
