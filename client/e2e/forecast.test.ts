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
} from './browser.ts';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';

/** The page on forecasts, on a real server with an empty data folder: first nothing, then models and the statements of the demo. */
describe.skipIf(!chromiumPath)('forecast and quality in a browser', () => {
  let product: Product;
  let browser: Browser;
  let desktop: BrowserContext;
  let page: Page;
  let complaints: string[];
  const pictures: string[] = [];

  const picture = async (of: Page, name: string) => {
    await of.waitForTimeout(700); // fonts and charts
    pictures.push(await keepPicture(of, name));
    expect(await accessibilityFaults(of)).toEqual([]);
    expect(await overflow(of)).toBeLessThanOrEqual(0);
  };

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launch()]);
    desktop = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR' });
    page = await desktop.newPage();
    await page.goto(product.url);
    await page.getByLabel('이메일').fill(product.demo.email);
    await page.getByLabel('비밀번호', { exact: true }).fill(product.demo.password);
    await page.getByRole('button', { name: '로그인' }).click();
    await page.getByRole('heading', { name: '대시보드', level: 1 }).waitFor();
    complaints = complaintsOf(page);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('says that nothing is trained, scored or due, and what to do about it', async () => {
    await page.getByRole('link', { name: '예측과 품질' }).click();
    await page.getByRole('heading', { name: '예측과 품질', level: 1 }).waitFor();
    await page.getByText('아직 학습한 모형이 없습니다').waitFor();
    await page.getByText('아직 채점한 주가 없습니다').waitFor();
    expect(await page.getByRole('button', { name: '모형 학습' }).isEnabled()).toBe(true);
    await picture(page, 'forecast-empty-ko-dark');
  });

  it('trains on a click once the demo has prices, and says which model is in force and why', async () => {
    await page.goto(product.url);
    await page.getByRole('link', { name: '추천 보기' }).waitFor({ timeout: 120_000 }); // prices and a run are there
    await page.goto(`${product.url}/forecast`);
    await page.getByRole('button', { name: '모형 학습' }).click();
    await page.getByText('사용 중인 모형:').waitFor({ timeout: 60_000 });
    await page.getByText('추천은 CVaR만으로 종목을 고르며').waitFor();
    const table = page.getByRole('table', { name: '모형' });
    expect(await table.getByRole('row').count()).toBe(4);
    expect(await table.innerText()).toContain('릿지 회귀');
    expect(await table.getByText('사용 중').filter({ visible: true }).count()).toBe(1);
  });

  it('shows what the demo run and its recommendation said, and when the first score is due', async () => {
    await page.reload();
    const statements = page.getByRole('table', { name: '말한 것과 실제' });
    await statements.getByText('기한 전').first().waitFor();
    await page.getByText(/첫 진술의 기한은 \d{4}-\d\d-\d\d입니다/).waitFor();
    const sources = await statements.getByRole('row').filter({ hasText: '기한 전' }).allInnerTexts();
    expect(sources.join(' ')).toMatch(/실행/);
    await picture(page, 'forecast-ko-dark');
  });

  it('saves the walk as a file that names every model', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV 저장' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^walk-forward-\d{4}-\d\d-\d\d\.csv$/);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    for (const model of ['EQUILIBRIUM', 'SHRUNKEN_MEAN', 'RIDGE']) expect(text).toContain(`\n${model},20`);
  });

  it('shows the problem and the way out when the server does not answer', async () => {
    await page.route('**/graphql', (route) => route.abort());
    await page.reload();
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await page.unroute('**/graphql');
    complaints.length = 0; // the browser itself logs the requests that were cut
  });

  it('fits a phone in English and light', async () => {
    const phone = await browser.newContext({
      viewport: { width: 360, height: 740 },
      storageState: await desktop.storageState(),
    });
    const small = await phone.newPage();
    await small.goto(`${product.url}/forecast`);
    await small.getByRole('button', { name: 'English' }).click();
    await small.getByRole('button', { name: 'Switch to light' }).click();
    await small.getByText('Model in force:').waitFor();
    await small.getByText('not due').first().waitFor();
    await picture(small, 'forecast-en-light-360');
    expect(await small.locator('html').getAttribute('data-mantine-color-scheme')).toBe('light');
    await phone.close();
    await keepContactSheet(browser, 'sheet-forecast', pictures);
  });

  it('never complained in the console', () => {
    expect(complaints).toEqual([]);
  });
});
