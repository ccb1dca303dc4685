import { expect, it } from 'vitest';

import { errorTexts } from './texts.ts';

it('tells people in Korean and in English what to do, and never the code', () => {
  for (const text of Object.values(errorTexts.KO)) expect(text).toMatch(/^[^_]*[가-힣][^_]*\.$/);
  for (const text of Object.values(errorTexts.EN)) expect(text).toMatch(/^[A-Z][^가-힣_]*\.$/);
});
