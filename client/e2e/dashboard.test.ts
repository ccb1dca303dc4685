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

/** One person's way through the product, on a real server with an empty data folder: each step goes on from the last. */
describe.skipIf(!chromiumPath)('the dashboard in a browser', () => {
  let product: Product;
  let browser: Browser;
  let desktop: BrowserContext;
  let page: Page;
  let complaints: string[];
  const desktopPictures: string[] = [];
  let runUrl = '';
  let recommendationUrl = '';
  let scenarioUrl = '';

  const fields = {
    budget: () => page.getByRole('textbox', { name: '투자 예산' }),
    name: () => page.getByRole('textbox', { name: '이름' }),
  };
  const pick = async (search: string) => {
    const picker = page
      .getByRole('combobox', { name: '종목 추가' })
      .or(page.getByRole('textbox', { name: '종목 추가' }));
    await picker.first().fill(search);
    await page.getByRole('option').filter({ hasText: search }).first().click();
  };
  const picture = async (name: string) => {
    await page.waitForTimeout(700); // fonts and charts
    desktopPictures.push(await keepPicture(page, name));
    expect(await accessibilityFaults(page)).toEqual([]);
  };

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launch()]);
    desktop = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR' });
    page = await desktop.newPage();
    complaints = complaintsOf(page);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('sends a stranger to the door, tells him where the logins of the demo are, and refuses a wrong password', async () => {
    await page.goto(product.url);
    await page.waitForURL(/\/sign-in/);
    await page.getByText('demo-login.txt').waitFor();
    await page.getByLabel('이메일').fill(product.demo.email);
    await page.getByLabel('비밀번호', { exact: true }).fill('not-the-password');
    await page.getByRole('button', { name: '로그인' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toBe('이메일 또는 비밀번호가 맞지 않습니다.');
    complaints.length = 0; // the browser itself logs the 401 that was asked for
    await picture('sign-in-ko-dark');
  });

  it('lets the demo person in, and claims no source of prices before there are any', async () => {
    await page.getByLabel('비밀번호', { exact: true }).fill(product.demo.password);
    await page.getByRole('button', { name: '로그인' }).click();
    await page.getByRole('heading', { name: '대시보드', level: 1 }).waitFor();
    expect(await page.getByRole('banner').innerText()).toMatch(/시세 없음|시뮬레이션\s+\d{4}-/);
  });

  it('shows the finished demo run by itself, without a reload, and then of which day its simulated prices are', async () => {
    await page.getByText('위험 점수 구간').first().waitFor({ timeout: 120_000 });
    await page.getByRole('link', { name: '추천 보기' }).waitFor({ timeout: 60_000 });
    await page.getByText(/\d{4}-\d\d-\d\d 기준/).waitFor();
    expect(await page.getByRole('banner').innerText()).toMatch(/시뮬레이션\s+\d{4}-\d\d-\d\d 기준/);
    await picture('overview-ko-dark');
  });

  it('says at the field what is wrong with a scenario before the server is asked', async () => {
    await page.getByRole('link', { name: '새 시나리오' }).first().click();
    await fields.name().fill('세 종목 시험');
    await fields.budget().fill('0');
    await pick('990010');
    await page
      .getByRole('textbox', { name: /비중$/ })
      .first()
      .fill('40');
    await page.getByRole('button', { name: '저장', exact: true }).click();
    await page.getByText('비중의 합이 100%가 아닙니다.').waitFor();
    expect(await page.getByText('1원 이상 9,007조').count()).toBe(1);
    expect(page.url()).toMatch(/\/scenarios\/new$/);
  });

  it('reads 500억 as fifty billion won, shares the money equally and saves', async () => {
    await fields.budget().fill('500억');
    await page.getByText('500억원').first().waitFor();
    await pick('990020');
    await pick('990030');
    await page.getByRole('button', { name: '동일 비중' }).click();
    await page.getByText('100.00% ✓').waitFor();
    await page.getByRole('textbox', { name: '추가 통제 예산' }).fill('20억');
    await page.getByRole('textbox', { name: '경로 수' }).fill('500000');
    await page.getByRole('button', { name: '저장', exact: true }).click();
    await page.waitForURL(/\/scenarios\/scn_/);
    await page.getByText('모든 변경이 저장되었습니다.').waitFor();
    scenarioUrl = page.url();
    expect(await fields.budget().inputValue()).toBe('50,000,000,000');
    await picture('scenario-ko-dark');
  });

  it('asks before unsaved work is lost', async () => {
    await page.getByRole('textbox', { name: '설명' }).fill('버릴 내용');
    await page.getByRole('link', { name: '실행', exact: true }).click();
    await page.getByRole('button', { name: '계속 편집' }).click();
    expect(page.url()).toBe(scenarioUrl);
    await page.getByRole('link', { name: '실행', exact: true }).click();
    await page.getByRole('button', { name: '버리고 나가기' }).click();
    await page.waitForURL(/\/runs$/);
    await page.goto(scenarioUrl);
  });

  it('shows what changed when somebody else saved first, and saves mine on top of it', async () => {
    await fields.name().waitFor();
    const other = await desktop.newPage();
    await other.goto(scenarioUrl);
    await other.getByRole('textbox', { name: '투자 기간' }).fill('40');
    await other.getByRole('button', { name: '저장', exact: true }).click();
    await other.getByText('시나리오를 저장했습니다.').waitFor();
    await other.close();

    await fields.name().fill('세 종목 시험 (고침)');
    await page.getByRole('button', { name: '저장', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: '다른 사람이 먼저 저장했습니다' }).waitFor();
    expect(await dialog.getByRole('row', { name: /투자 기간/ }).innerText()).toMatch(/40\s+20/);
    await dialog.getByRole('button', { name: '내 변경을 얹어 저장' }).click();
    await page.getByRole('heading', { name: '세 종목 시험 (고침)', level: 1 }).waitFor();
    expect(await page.getByRole('textbox', { name: '투자 기간' }).inputValue()).toBe('40');
  });

  it('runs it live: progress, running estimates with intervals, and the stream alive', async () => {
    await page.getByRole('button', { name: '실행', exact: true }).click();
    await page.waitForURL(/\/runs\/run_/);
    runUrl = page.url();
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('figure', { name: /결합 손실의 히스토그램/ }).waitFor({ timeout: 60_000 });
    await page.getByText('실시간', { exact: true }).waitFor();
    expect(await page.getByRole('region', { name: 'CVaR 99%', exact: true }).innerText()).toMatch(/억 ~ /);
    await keepPicture(page, 'run-live-ko-dark');
  });

  it('turns into the result by itself, with an interval for the score and the tail', async () => {
    await page.getByText('손실 초과 곡선').first().waitFor({ timeout: 180_000 });
    await page
      .getByText(/95% 구간 [\d.]+ ~ [\d.]+/)
      .first()
      .waitFor();
    const row = page.getByRole('row', { name: /^CVaR 99%/ }).first();
    expect(await row.innerText()).toMatch(/[\d.,]+억.*[\d.,]+억 ~ [\d.,]+억.*±/s);
    await page.getByRole('button', { name: '표로 보기' }).first().click();
    expect(await page.getByRole('figure').first().getByRole('row').count()).toBeGreaterThan(10);
    await page.getByRole('button', { name: '그래프로 보기' }).click();
    await picture('result-ko-dark');
  });

  it('hands the metrics over as CSV with all digits', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^convergence-run_.*\.csv$/);
  });

  it('recommends whole shares and controls, and compares them with doing nothing on fresh paths', async () => {
    await page.getByRole('link', { name: '추천 보기' }).click({ timeout: 60_000 });
    await page.waitForURL(/\/recommendations\/rec_/);
    recommendationUrl = page.url();
    await page.getByText('남는 현금').waitFor({ timeout: 120_000 });
    await page.getByText('평가 경로').waitFor();
    expect(await page.getByRole('table', { name: '비교' }).getByRole('row').count()).toBeGreaterThan(2);
    await picture('recommendation-ko-dark');
  });

  it('shows what choosing this way would have done in the past, and how stable the weights are', async () => {
    const evidence = page.getByRole('region', { name: '표본 밖 증거' });
    await evidence.scrollIntoViewIfNeeded();
    // a verdict follows its figures, or it is said why there is none
    expect(await evidence.innerText()).toMatch(/구간|이력이 짧아/);
    const bars = page.getByRole('table', { name: '비중의 안정성' });
    await bars.scrollIntoViewIfNeeded();
    expect(await bars.getByRole('row').count()).toBeGreaterThan(2);
    await page.evaluate(() => window.scrollTo(0, 0)); // the head of the page would stand in the middle of the picture
    await picture('recommendation-evidence-ko-dark');
  });

  it('switches to English and to light at once, and remembers both', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Cash left').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: 'Switch to light' }).click();
    await page.reload();
    await page.getByText('Cash left').waitFor();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('light');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('fits a phone of 360 pixels on every page', async () => {
    const phone = await browser.newContext({
      viewport: { width: 360, height: 740 },
      storageState: await desktop.storageState(),
    });
    const small = await phone.newPage();
    const pictures: string[] = [];
    const faults: string[] = [];
    const places = [
      ['overview', '/', 'Risk score band'],
      ['scenario', new URL(scenarioUrl).pathname, 'Investment budget'],
      ['result', new URL(runUrl).pathname, 'Loss exceedance'],
      ['recommendation', new URL(recommendationUrl).pathname, 'Cash left'],
      ['operator', '/operator', 'Risk capacity'],
    ] as const;
    for (const [name, url, text] of places) {
      await small.goto(product.url + url);
      await small.getByText(text).first().waitFor();
      await small.waitForTimeout(700);
      pictures.push(await keepPicture(small, `${name}-en-light-360`));
      if ((await overflow(small)) > 0) faults.push(`${name} is wider than the screen`);
      faults.push(...(await accessibilityFaults(small)).map((fault) => `${name}: ${fault}`));
    }
    await keepContactSheet(browser, 'sheet-desktop', desktopPictures);
    await keepContactSheet(browser, 'sheet-phone', pictures);
    await phone.close();
    expect(faults).toEqual([]);
  });

  it('signs out, after which the page is closed again', async () => {
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in/);
    await page.goto(`${product.url}/operator`);
    await page.waitForURL(/\/sign-in\?next=/);
    expect(await page.getByText('Risk capacity').count()).toBe(0);
  });

  it('never complained in the console', () => {
    expect(complaints).toEqual([]);
  });
});
