import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
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

/** Rows of a matrix as a spreadsheet copies them; the third lacks 2.5 %. */
const copied = [
  ['99.5', '0.4', '0.1', '0', '0'],
  ['2', '97', '1', '0', '0'],
  ['0', '3', '94', '0.5', '0'],
  ['0', '0', '5', '94', '1'],
  ['0', '0', '0', '10', '90'],
]
  .map((row) => row.join('\t'))
  .join('\r\n');

/** An analyst links losses to the market, with a matrix from a spreadsheet, and reads what the links did. */
describe.skipIf(!chromiumPath)('links between losses and the market in a browser', () => {
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
  const links = () => page.getByRole('region', { name: '연결', exact: true });
  const cell = (from: string, to: string) => links().getByRole('textbox', { name: `${from}에서 ${to}(으)로, %` });
  const valuesOf = (cells: Locator) =>
    cells.evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value).join(' '));
  const paste = (into: Locator, text: string) =>
    into.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  const save = () => page.getByRole('button', { name: '저장', exact: true }).click();
  const run = async () => {
    await page.getByRole('button', { name: '실행', exact: true }).click();
    await page.waitForURL(/\/runs\/run_/);
  };

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

  it('offers three links, of which only the one of issuers is on, and asks for a matrix of one’s own', async () => {
    await page.goto(`${product.url}/scenarios/new`);
    await page.getByRole('textbox', { name: '이름' }).fill('연결된 한 해');
    await page.getByRole('textbox', { name: '투자 예산' }).fill('500억');
    for (const symbol of ['990010', '990020', '990030']) await pick(symbol);
    await page.getByRole('button', { name: '동일 비중' }).click();
    const switches = links().getByRole('switch');
    expect(await switches.evaluateAll((all) => all.map((each) => (each as HTMLInputElement).checked))).toEqual([
      false,
      true,
      false,
    ]);
    await switches.nth(0).check({ force: true });
    await links().getByRole('textbox', { name: '예비비' }).fill('5억');
    await switches.nth(2).check({ force: true });
    expect((await valuesOf(links().locator('tbody').first().getByRole('textbox'))).trim()).toBe(''); // nothing hidden
    await links().getByText('모든 행의 합이 100%가 되면').waitFor();
  });

  it('labels its example as one, and takes a step back', async () => {
    await links().getByRole('button', { name: '예시 채우기' }).press('Enter');
    await links().getByRole('region', { name: '예시입니다' }).waitFor();
    expect(await cell('정상', '정상').inputValue()).toBe('99.5');
    await picture('links-example-ko-dark');
    await links().getByRole('button', { name: '되돌리기' }).press('Enter');
    expect(await cell('정상', '정상').inputValue()).toBe('');
  });

  it('takes a table from a spreadsheet, walks over it by keys, and says of a row what it lacks', async () => {
    await paste(cell('정상', '정상'), copied);
    expect(await cell('심각', '경계').inputValue()).toBe('10');
    await cell('정상', '정상').focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      '주의에서 주의(으)로, %',
    );
    expect(await links().innerText()).toContain('2.5%p 모자람');
    await save();
    await links().getByText('주의 행: 이 행의 합이 100%에서 2.5%p 모자랍니다.').waitFor();
    await picture('links-short-ko-dark');
    await cell('주의', '주의').fill('96.5');
    expect(await links().getByText('모자랍니다').count()).toBe(0);
    const meaning = links().getByRole('table', { name: '이 행렬의 뜻' });
    expect(await meaning.getByRole('row', { name: /^정상/ }).innerText()).toContain('200.0일'); // 1 / 0.5 %
    await links().getByRole('textbox', { name: '심각 단계의 시장 분산 배수' }).fill('2.5');
    await save();
    await page.waitForURL(/\/scenarios\/scn_/);
    await page.getByText('모든 변경이 저장되었습니다.').waitFor();
    scenarioUrl = page.url();
    await page.reload();
    await cell('주의', '주의').waitFor();
    expect(await valuesOf(links().locator('tbody').first().getByRole('row').nth(2).getByRole('textbox'))).toBe(
      '0 3 96.5 0.5 0',
    );
    expect(await links().getByRole('textbox', { name: '심각 단계의 시장 분산 배수' }).inputValue()).toBe('2.5');
  });

  it('runs with all three and says what each did, with intervals', async () => {
    await page.getByRole('textbox', { name: '경로 수' }).fill('20000');
    await page.getByRole('switch', { name: '모수의 추정 오차를 위험에 반영' }).check({ force: true });
    await save();
    await page.getByText('모든 변경이 저장되었습니다.').waitFor();
    await run();
    runUrl = page.url();
    await links().getByText('켬').first().waitFor({ timeout: 180_000 });
    expect(await links().getByText('켬').count()).toBe(3);
    const sales = links().getByRole('region', { name: '손실 시 보유분 매도' });
    expect(await sales.innerText()).toMatch(/예비비 5억[\s\S]*매도가 생길 확률[\s\S]*% ~ [\s\S]*CVaR 99%의 변화/);
    const days = links().getByRole('table', { name: '단계별 한 해 평균 일수' });
    const figures = await days.getByRole('row').locator('td:nth-child(2)').allInnerTexts();
    expect(figures.reduce((sum, text) => sum + Number.parseFloat(text), 0)).toBeCloseTo(365, 0);
    expect(await links().getByRole('row', { name: /^ALE/ }).innerText()).toMatch(/억[\s\S]*억/);
    await picture('links-result-ko-dark');
  });

  it('copies the scenario and runs it with the volatility that the market has now', async () => {
    // no market changes its regime on order: the browser is told that this one has
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { data?: { simulationRun?: { result?: { model?: unknown } | null } } };
      const model = answer.data?.simulationRun?.result?.model;
      if (model) breakRegime(model as ToldModel);
      await route.fulfill({ response, json: answer });
    });
    await page.reload();
    const notice = page.getByRole('region', { name: '변동성 국면이 바뀐 종목 1개' });
    await notice.waitFor();
    await picture('regime-break-ko-dark');
    await notice.getByRole('button', { name: '스트레스 대안으로 실행' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('변동성 배수 ×2.00').waitFor();
    await page.unroute('**/graphql');
    await dialog.getByRole('button', { name: '사본을 만들어 실행' }).click();
    await page.waitForURL((url) => /\/runs\/run_/.test(url.href) && url.href !== runUrl);
    await page.getByRole('heading', { level: 1, name: '연결된 한 해 · 스트레스 대안' }).waitFor();
    await page.getByRole('link', { name: '시나리오', exact: true }).last().click();
    await page.waitForURL((url) => /\/scenarios\/scn_/.test(url.href) && url.href !== scenarioUrl);
    // the copy asks what the scenario asked, links and all, and the shock on top
    expect(await cell('주의', '주의').inputValue()).toBe('96.5');
    expect(
      await page.getByRole('region', { name: '스트레스 사례' }).getByRole('group', { name: '충격 1' }).count(),
    ).toBe(1);
  });

  it('shows how near its goal a run is while it goes on', async () => {
    await page.goto(scenarioUrl);
    const group = page.getByRole('radiogroup', { name: '언제 멈출지' });
    await group.getByText('정확도 목표').click();
    await page.getByRole('radiogroup', { name: '정확도 목표' }).getByText('직접').click();
    await page.getByRole('textbox', { name: '목표 (±%)' }).fill('0.1');
    await page.getByRole('textbox', { name: '최대 경로 수' }).fill('10000000');
    await save();
    await page.getByText('모든 변경이 저장되었습니다.').waitFor();
    await run();
    await page.getByText(/지금 ±[\d.]+% · 목표 ±0\.10%/).waitFor({ timeout: 180_000 });
    await picture('live-goal-ko-dark');
    await page.getByRole('button', { name: '실행 취소' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '실행 취소' }).click();
    await page.getByText(/지금 ±/).waitFor({ state: 'hidden' });
    expect(await page.getByText(/지금 ±/).count()).toBe(0);
  });

  it('fits a phone in English on white, the matrix within a box of its own', async () => {
    const phone = await seatOf(browser, product.url, product.demo, 'phone-en-light');
    const small = await phone.newPage();
    for (const [name, url] of [
      ['links-scenario', scenarioUrl],
      ['links-result', runUrl],
    ] as const) {
      await small.goto(url);
      await small.getByRole('region', { name: 'Links', exact: true }).first().waitFor();
      expect(await small.evaluate(() => document.documentElement.lang)).toBe('en');
      await picture(`${name}-en-light-360`, small);
    }
    await phone.close();
    await keepContactSheet(browser, 'sheet-links', pictures);
  });

  it('never complained in the console', () => {
    expect(complaints).toEqual([]);
  });
});

interface ToldModel {
  readonly assets: { symbol: string; regime: object | null }[];
  stressedAlternative: object | null;
}

/** What the server says of a share whose last sessions were twice as volatile as its fit. */
function breakRegime(model: ToldModel): void {
  const [asset] = model.assets;
  for (const each of model.assets) each.regime = null;
  asset!.regime = { __typename: 'RegimeCheck', recentVolatility: 0.6, bandLow: 0.2, bandHigh: 0.4, isBreak: true };
  const shock = { kind: 'VOLATILITY', symbols: [asset!.symbol], firstSession: 1, lastSession: 20, value: 2 };
  model.stressedAlternative = {
    __typename: 'StressCase',
    shocks: [{ __typename: 'StressShock', ...shock }],
    replay: null,
  };
}
