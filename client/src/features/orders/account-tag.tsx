import { Tooltip } from '@mantine/core';

import { useText } from '../../text/text.ts';

/** Always beside money of an account: whether it is simulated, on paper, or real. */
export function AccountTag({ isPaper, isSimulated }: { readonly isPaper: boolean; readonly isSimulated: boolean }) {
  const t = useText();
  const kind = isSimulated ? 'simulated' : isPaper ? 'paper' : 'real';
  const colour = { simulated: 'var(--cv-band-2)', paper: 'var(--cv-band-1)', real: 'var(--cv-band-4)' }[kind];
  return (
    <Tooltip label={t(`trading.${kind}Hint`)} multiline maw={280}>
      <button type="button" className="cv-tag">
        <span className="cv-dot" style={{ background: colour }} />
        <b style={{ fontWeight: 600 }}>{t(`trading.${kind}`)}</b>
        {isSimulated ? <span className="cv-dim">{t('trading.paper')}</span> : null}
      </button>
    </Tooltip>
  );
}
