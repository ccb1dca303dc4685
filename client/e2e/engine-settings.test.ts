import { readFileSync } from 'node:fs';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  accessibilityFaults,
  chromiumPath,
  complaintsOf,
  keepContactSheet,
  keepPicture,
  launch,
  overflow,
  seatOf,
} from './browser.ts';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';

/** An analyst asks for a model, an accuracy and a stress case, and reads how far the answer can be believed. */
describe.skipIf(!chromiumPath)('models, accuracy and stress in a browser', () => {
  let product: Product;
  let browser: Browser;
  let desktop: BrowserContext;
  let page: Page;
  let complaints: string[];
  let scenarioUrl = '';
  let runUrl = '';
  const pictures: string[] = [];
  const picture = async (name: string, of: Page = page) => {
    await of.waitForTimeout(500); // fonts and charts
    pictures.push(await keepPicture(of, name));
    expect(await accessibilityFaults(of)).toEqual([]);
    expect(await overflow(of)).toBe(0);
  };
  const pick = async (search: string) => {
    const picker = page
      .getByRole('combobox', { name: '종목 추가' })
      .or(page.getByRole('textbox', { name: '종목 추가' }));
    await picker.first().fill(search);
    await page.getByRole('option').filter({ hasText: search }).first().click();
  };
  const choose = async (label: string, option: string) => {
    await page
      .getByRole('combobox', { name: label })
      .or(page.getByRole('textbox', { name: label }))
      .first()
      .click();
    await page.getByRole('option', { name: option }).click();
  };
  const stress = () => page.getByRole('region', { name: '스트레스 사례' });

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct({ data: 'PREPARED' }), launch()]);
    desktop = await seatOf(browser, product.url, product.demo, 'desktop-ko-dark');
    page = await desktop.newPage();
    complaints = complaintsOf(page);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('offers five models with what each is for, the default chosen, and a guide that opens', async () => {
    await page.goto(`${product.url}/scenarios/new`);
    await page.getByRole('textbox', { name: '이름' }).fill('급락 대비');
    await page.getByRole('textbox', { name: '투자 예산' }).fill('500억');
    for (const symbol of ['990010', '990020', '990030']) await pick(symbol);
    await page.getByRole('button', { name: '동일 비중' }).click();
    const models = page.getByRole('radiogroup', { name: '시장 모형' }).getByRole('radio');
    expect(await models.count()).toBe(5);
    expect(await page.getByRole('radio', { name: /FHS-GARCH-t/ }).isChecked()).toBe(true);
    const guide = await desktop.request.get(
      product.url + (await page.getByRole('link', { name: /모형 안내서/ }).getAttribute('href'))!,
    );
    expect(await guide.text()).toMatch(/GARCH/);
  });

  it('takes an accuracy instead of a number of paths, and says at the field what is out of range', async () => {
    const group = page.getByRole('radiogroup', { name: '언제 멈출지' });
    await group.getByText('정확도 목표').click();
    await page.getByRole('radiogroup', { name: '정확도 목표' }).getByText('직접').click();
    await page.getByRole('textbox', { name: '목표 (±%)' }).fill('30');
    await page.getByRole('button', { name: '저장', exact: true }).click();
    await page.getByText('±0.1% 이상 ±20% 이하여야 합니다.').waitFor();
    await page.getByRole('textbox', { name: '목표 (±%)' }).fill('2');
    expect(await page.getByText('±0.1% 이상').count()).toBe(0);
    await page.getByRole('textbox', { name: '최대 경로 수' }).fill('200000');
  });

  it('takes a ready-made case, lets shocks be added with the keyboard, and takes a step back', async () => {
    await choose('준비된 사례', '하루 10 % 하락');
    await stress().getByRole('group', { name: '충격 1' }).waitFor();
    expect(await stress().innerText()).toContain('하루 가격 −10.0%');
    await stress().getByRole('button', { name: '충격 추가' }).press('Enter');
    expect(await stress().getByRole('group').count()).toBe(2);
    await stress().getByRole('button', { name: '충격 2 삭제' }).press('Enter');
    expect(await stress().getByRole('group').count()).toBe(1);
    await stress().getByRole('button', { name: '되돌리기' }).press('Enter');
    expect(await stress().getByRole('group').count()).toBe(2);
    await stress().getByRole('textbox', { name: '거래일까지' }).nth(1).fill('99');
    await page.getByRole('button', { name: '저장', exact: true }).click();
    await stress().getByText('1 이상 20 이하의 정수여야 합니다.').waitFor();
    await stress().getByRole('textbox', { name: '거래일까지' }).nth(1).fill('5');
    await stress().getByRole('textbox', { name: '크기' }).nth(1).fill('-2');
    await page.getByRole('button', { name: '저장', exact: true }).click();
    await page.waitForURL(/\/scenarios\/scn_/);
    await page.getByText('모든 변경이 저장되었습니다.').waitFor();
    scenarioUrl = page.url();
    expect(await page.getByRole('region', { name: '요약' }).innerText()).toContain('±2.00%');
    await picture('engine-scenario-ko-dark');
  });

  it('runs to the goal and says how it was drawn, how its model did and what the case changed', async () => {
    await page.getByRole('button', { name: '실행', exact: true }).click();
    await page.waitForURL(/\/runs\/run_/);
    runUrl = page.url();
    const sampling = page.getByRole('region', { name: '표본 추출과 정확도' });
    await sampling.waitFor({ timeout: 60_000 });
    expect(await sampling.innerText()).toMatch(/파일럿이 고름[\s\S]*±2\.00%[\s\S]*이르렀음/);
    const backtests = page.getByRole('region', { name: '하루 VaR 사후 검증' }).first();
    expect(await backtests.getByRole('row').count()).toBe(5);
    expect(await backtests.innerText()).toMatch(/녹색|황색|적색/);
    expect(await backtests.innerText()).toContain('모형이 옳다는 뜻이 아닙니다');
    expect(await stress().innerText()).toMatch(/사례가 없을 때 CVaR 99%[\s\S]*억 ~ [\s\S]*같은 난수/);
    expect(await page.getByRole('region', { name: /^시장 모형: 필터링/ }).innerText()).toMatch(/ ± /);
    await picture('engine-result-ko-dark');
  });

  it('shows what was tested and measured of the engine, and names what is missing', async () => {
    await page.getByRole('link', { name: '검증' }).click();
    const golden = page.getByRole('region', { name: '정답이 있는 사례' }).first();
    await golden.waitFor();
    const file = new URL('../../mdfiles/evidence/golden-cases.json', import.meta.url);
    const { engineVersion } = JSON.parse(readFileSync(file, 'utf8')) as { readonly engineVersion: string };
    const shown = await golden.innerText();
    expect(shown).toContain('golden-cases.json');
    expect(shown).toContain(engineVersion);
    expect(await page.getByRole('region', { name: '95% 구간의 적중률' }).first().innerText()).toContain('지킴');
    await picture('verification-ko-dark');
  });

  it('fits a phone in English on white', async () => {
    const phone = await seatOf(browser, product.url, product.demo, 'phone-en-light');
    const small = await phone.newPage();
    const places = [
      ['engine-scenario', scenarioUrl, 'Stress case'],
      ['engine-result', runUrl, 'Sampling and accuracy'],
      ['verification', `${product.url}/verification`, 'Cases with known answers'],
    ] as const;
    for (const [name, url, region] of places) {
      await small.goto(url);
      await small.getByRole('region', { name: region }).first().waitFor();
      expect(await small.evaluate(() => document.documentElement.lang)).toBe('en');
      await picture(`${name}-en-light-360`, small);
    }
    await phone.close();
    await keepContactSheet(browser, 'sheet-engine', pictures);
  });

  it('never complained in the console', () => {
    expect(complaints).toEqual([]);
  });
});
