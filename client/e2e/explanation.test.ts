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

/** The explanation of a run with its model up and down, and what the calls cost. */
describe.skipIf(!chromiumPath)('explanations in a browser', () => {
  let product: Product;
  let browser: Browser;
  let desktop: BrowserContext;
  let page: Page;
  let complaints: string[];
  let runUrl = '';
  const pictures: string[] = [];

  const card = () => page.getByRole('region', { name: '설명', exact: true });
  const picture = async (name: string, of: Page = page) => {
    await of.waitForTimeout(600); // fonts and charts
    const whole = await keepPicture(of, name);
    const words = of.getByRole('region', { name: /^(설명|Explanation)$/ });
    if ((await words.count()) > 0) {
      const file = whole.replace(/\.png$/, '-card.png');
      await words.screenshot({ path: file });
      pictures.push(file);
    } else pictures.push(whole);
    expect(await accessibilityFaults(of)).toEqual([]);
    expect(await overflow(of)).toBeLessThanOrEqual(0);
  };

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct({ data: 'PREPARED' }), launch()]);
    desktop = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR' });
    page = await desktop.newPage();
    complaints = complaintsOf(page);
    await page.goto(product.url);
    await page.getByLabel('이메일').fill(product.demo.email);
    await page.getByLabel('비밀번호', { exact: true }).fill(product.demo.password);
    await page.getByRole('button', { name: '로그인' }).click();
    await page.getByRole('heading', { name: '대시보드', level: 1 }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('says that there were no calls yet, shows that it waits, and says what went wrong', async () => {
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('link', { name: 'LLM 사용량' }).click();
    await page.getByText('불러오는 중').first().waitFor({ state: 'attached' });
    await page.getByRole('alert').first().waitFor({ timeout: 30_000 });
    expect(await page.getByRole('button', { name: '다시 시도' }).count()).toBeGreaterThan(0);
    await picture('llm-usage-error-ko-dark');
    await page.unroute('**/graphql');
    await page.reload();
    await page.getByText('오늘 쓴 금액').waitFor();
    complaints.length = 0; // the browser itself logs the calls that were cut
  });

  it('explains the finished demo run in sentences whose facts are shown', async () => {
    await page.goto(product.url);
    await page.getByText('위험 점수 구간').first().waitFor({ timeout: 120_000 });
    await page.getByRole('link', { name: '추천 보기' }).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: '실행', exact: true }).click();
    await page.getByRole('table', { name: '실행' }).getByRole('link').first().click();
    await page.waitForURL(/\/runs\/run_/);
    runUrl = new URL(page.url()).pathname;
    await card().getByText('모델', { exact: false }).first().waitFor();
    await card().getByText('시뮬레이션', { exact: true }).waitFor();
    const claim = card()
      .getByRole('button', { name: /CVaR 99%는/ })
      .first();
    await claim.click();
    const facts = card().getByRole('complementary', { name: '근거' });
    await facts.getByText('CVaR 99%').first().waitFor();
    expect(await facts.innerText()).toMatch(/result\.measures|recommendation\.figures/);
    const told = (await claim.innerText()).match(/[\d,.]+억/)?.[0];
    expect(await facts.innerText()).toContain(told);
    expect(await card().innerText()).toMatch(/비용 \d+원 · 토큰 [\d,]+ \+ [\d,]+/);
    await picture('explanation-model-ko-dark');
  });

  it('shows the template and why when the model is down, after saying what another call costs', async () => {
    await product.failModel({ kind: 'error' });
    await card().getByRole('button', { name: '다시 요청' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.innerText()).toMatch(/지난번에는 \d+원/);
    await dialog.getByRole('button', { name: '다시 요청' }).click();
    await card().getByText('템플릿 · 서비스 오류').waitFor({ timeout: 20_000 });
    await card().getByText('모델 서비스에 오류가 있어 템플릿을 보입니다.').waitFor();
    expect(await card().innerText()).toContain('이 글은 투자 자문이나 법률 자문이 아닙니다.');
    await picture('explanation-template-ko-dark');
    await product.failModel(null);
  });

  it('counts every call, failed ones too, against the budget of the day', async () => {
    await page.getByRole('link', { name: 'LLM 사용량' }).click();
    await page.getByText('오늘 쓴 금액').waitFor();
    const table = page.getByRole('table', { name: '호출 기록' });
    await table.waitFor();
    expect(await table.innerText()).toContain('서비스 오류');
    expect(await table.innerText()).toContain('통과');
    expect(await page.getByRole('region', { name: '오늘의 예산' }).innerText()).toMatch(/10,000원/);
    await picture('llm-usage-ko-dark');
  });

  it('fits a phone of 360 pixels in English and light', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Switch to light' }).click();
    const phone = await browser.newContext({
      viewport: { width: 360, height: 740 },
      storageState: await desktop.storageState(),
    });
    const small = await phone.newPage();
    await small.goto(product.url + runUrl);
    const words = small.getByRole('region', { name: 'Explanation', exact: true });
    const claim = words.getByRole('button', { name: /risk score/i }).first();
    await claim.click();
    expect(await words.getByRole('list', { name: 'Facts' }).innerText()).toContain('risk score');
    await picture('explanation-en-light-360', small);
    await small.goto(`${product.url}/llm-usage`);
    await small.getByText('Spent today').waitFor();
    await picture('llm-usage-en-light-360', small);
    await keepContactSheet(browser, 'sheet-explanation', pictures);
    await phone.close();
  });

  it('never complained in the console', () => {
    expect(complaints).toEqual([]);
  });
});
