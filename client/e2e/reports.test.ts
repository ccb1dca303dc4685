import { readFile } from 'node:fs/promises';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readPdf } from '../../server/test/pdf-text.ts';
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

/** From a finished run and a recommendation to files in the hand. Each step goes on from the last. */
describe.skipIf(!chromiumPath)('reports in a browser', () => {
  let product: Product;
  let browser: Browser;
  let desktop: BrowserContext;
  let page: Page;
  let complaints: string[];
  let riskUrl = '';
  let recordUrl = '';
  const pictures: string[] = [];
  const picture = async (name: string, of: Page = page) => {
    await of.waitForTimeout(600); // fonts and charts
    pictures.push(await keepPicture(of, name));
    expect(await accessibilityFaults(of)).toEqual([]);
    expect(await overflow(of)).toBe(0);
  };
  const downloaded = async (item: RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
    await page.getByRole('button', { name: '내려받기' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
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

  it('says how to come to a report while there is none', async () => {
    await page.getByRole('link', { name: '보고서', exact: true }).click();
    await page.getByText('아직 만든 보고서가 없습니다').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('holds the place of the list while it loads, and offers to try again where it cannot be had', async () => {
    const other = await desktop.newPage();
    let isBroken = true;
    await other.route('**/graphql', async (route) => {
      if (!(route.request().postData() ?? '').includes('ReportList')) return route.continue();
      await other.waitForTimeout(800);
      return isBroken ? route.abort() : route.continue();
    });
    await other.goto(`${product.url}/reports`);
    await other.locator('[aria-busy="true"]').first().waitFor();
    await other.getByRole('alert').getByText('서버에 연결할 수 없습니다').waitFor();
    isBroken = false;
    await other.getByRole('button', { name: '다시 시도' }).click();
    await other.getByText('아직 만든 보고서가 없습니다').waitFor();
    expect(await other.getByRole('alert').count()).toBe(0);
    await other.unrouteAll({ behavior: 'ignoreErrors' });
    await other.close();
  });

  it('records a decision from the page of a recommendation, with lines to sign', async () => {
    await page.goto(product.url);
    await page.getByRole('link', { name: '추천 보기' }).click({ timeout: 120_000 });
    await page.getByText('남는 현금').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: '보고서', exact: true }).click();
    await page.getByRole('menuitem', { name: '의사결정 기록 만들기' }).click();
    await page.waitForURL(/\/reports\/rpt_/);
    recordUrl = page.url();
    await page.getByRole('table', { name: '확인과 승인' }).waitFor({ timeout: 30_000 });
    expect(await page.getByRole('table', { name: '확인과 승인' }).getByRole('row').count()).toBe(4);
    await picture('decision-record-ko-dark');
  });

  it('makes a risk report from the page of a run, shows how far it is, and then the report itself', async () => {
    await page.getByRole('link', { name: '추천', exact: true }).click();
    await page.getByRole('link', { name: '실행 결과' }).click();
    await page.getByText('손실 초과 곡선').first().waitFor();
    await page.getByRole('button', { name: '보고서', exact: true }).click();
    await page.getByRole('menuitem', { name: '위험 보고서 만들기' }).click();
    await page.waitForURL(/\/reports\/rpt_/);
    riskUrl = page.url();
    await page.getByRole('heading', { name: '위험 지표' }).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '내려받기' }).waitFor();
    expect(await page.getByRole('figure').count()).toBe(3);
    await picture('report-ko-dark');
  });

  it('hands it over as a PDF that says what the page says, and as CSV and JSON', async () => {
    const pdf = await downloaded(/^PDF/);
    expect(pdf.name).toMatch(/^convergence-risk-report-run_\w+-ko\.pdf$/);
    const { joined, isTagged, bookmarks } = readPdf(pdf.bytes);
    expect(isTagged).toBe(true);
    const shown = await page.locator('article td').allInnerTexts();
    expect(shown.length).toBeGreaterThan(100);
    for (const text of shown) expect(joined).toContain(text.replaceAll(/\s/g, ''));
    expect(bookmarks).toEqual(await page.locator('article > section h2').allInnerTexts());
    const csv = await downloaded(/^CSV/);
    expect(csv.bytes.toString('utf8')).toMatch(/^\uFEFF절,블록,항목/);
    const json = await downloaded(/^JSON/);
    expect(JSON.parse(json.bytes.toString('utf8'))).toMatchObject({ kind: 'RISK_REPORT', simulatedMark: '시뮬레이션' });
  });

  it('prints the report alone, on white', async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.mantine-AppShell-header').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: '내려받기' }).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: '위험 지표' }).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    const schemes = await page.evaluate(() => {
      const scheme = () => document.documentElement.getAttribute('data-mantine-color-scheme');
      window.dispatchEvent(new Event('beforeprint'));
      const printed = scheme();
      window.dispatchEvent(new Event('afterprint'));
      return [printed, scheme()];
    });
    expect(schemes).toEqual(['light', 'dark']);
  });

  it('lists both with their files', async () => {
    await page.getByRole('link', { name: '보고서', exact: true }).click();
    await page.getByRole('table', { name: '만든 보고서' }).getByRole('row').nth(2).waitFor();
    expect(await page.getByRole('button', { name: '내려받기' }).count()).toBe(2);
    await picture('reports-ko-dark');
  });

  it('fits a phone in English on white', async () => {
    const phone = await browser.newContext({
      viewport: { width: 360, height: 740 },
      storageState: await desktop.storageState(),
    });
    const small = await phone.newPage();
    await small.addInitScript(() => {
      localStorage.setItem('convergence-language', 'en');
      localStorage.setItem('convergence-color-scheme', 'light');
    });
    const places = [
      ['reports', '/reports', 'Reports made'],
      ['report', new URL(riskUrl).pathname, '위험 지표'],
      ['decision-record', new URL(recordUrl).pathname, '추천 종목'],
    ] as const;
    for (const [name, path, text] of places) {
      await small.goto(product.url + path);
      await small.getByText(text).first().waitFor();
      await picture(`${name}-en-light-360`, small);
    }
    expect(await small.locator('html').getAttribute('data-mantine-color-scheme')).toBe('light');
    await phone.close();
    await keepContactSheet(browser, 'sheet-reports', pictures);
  });

  it('never complained in the console', () => {
    expect(complaints).toEqual([]);
  });
});
