import { useMemo } from 'react';
import { createInstance } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

import { en } from './en.ts';
import { ko } from './ko.ts';
import type { TextKey } from './ko.ts';

import type { Language } from '../ui/format.ts';

export type Text = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const STORAGE_KEY = 'convergence-language';

const text = createInstance();
void text.use(initReactI18next).init({
  lng: localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'ko',
  fallbackLng: 'ko',
  resources: { ko: { translation: ko }, en: { translation: en } },
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false },
});
text.on('languageChanged', (language) => {
  document.documentElement.lang = language;
});
document.documentElement.lang = text.language;

export { text as textInstance };

/** Language of the page now; for code outside of React, such as the headers of a request. */
export function currentLanguage(): Language {
  return text.language === 'en' ? 'en' : 'ko';
}

/** Switches the page and remembers the choice on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORAGE_KEY, language);
  await text.changeLanguage(language);
}

export function useText(): Text {
  const { t } = useTranslation('translation', { i18n: text });
  return useMemo<Text>(() => (key, values) => t(key, { ...values }), [t]);
}

export function useLanguage(): Language {
  return useTranslation('translation', { i18n: text }).i18n.language === 'en' ? 'en' : 'ko';
}

/** Picks the name of a thing that has one in each language. */
export function useName(): (thing: { readonly nameKo: string; readonly nameEn: string }) => string {
  const language = useLanguage();
  return useMemo(() => (thing) => (language === 'ko' ? thing.nameKo : thing.nameEn), [language]);
}
