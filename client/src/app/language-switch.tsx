import { Button } from '@mantine/core';

import { changeLanguage, useLanguage } from '../text/text.ts';
import type { Language } from '../ui/format.ts';

/** Named in the language it leads to, so that whoever needs it can read it. */
export function LanguageSwitch({ onChange }: { readonly onChange?: (language: Language) => void }) {
  const other: Language = useLanguage() === 'ko' ? 'en' : 'ko';
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      fw={500}
      lang={other}
      onClick={() => {
        void changeLanguage(other);
        onChange?.(other);
      }}
    >
      {other === 'en' ? 'English' : '한국어'}
    </Button>
  );
}
