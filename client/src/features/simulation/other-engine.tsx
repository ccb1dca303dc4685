import { IconVersions } from '@tabler/icons-react';

import { useText } from '../../text/text.ts';
import { Notice } from '../../ui/notice.tsx';

/** Why nothing new can be computed from a run that an engine of another version made. */
export function OtherEngine({ made }: { readonly made: string }) {
  const t = useText();
  return (
    <Notice tone="neutral" icon={<IconVersions size={18} />} title={t('engine.otherTitle')}>
      {t('engine.other', { made })}
    </Notice>
  );
}
