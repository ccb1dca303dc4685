import { readFile } from 'node:fs/promises';

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

/** One person's day with alerts and an incident, on a real server with an empty data folder: each step goes on from the last. */
describe.skipIf(!chromiumPath)('alerts and incidents in a browser', () => {
  let product: Product;
  let browser: Browser;
  let desktop: BrowserContext;
  let page: Page;
  let complaints: string[];
  const pictures: string[] = [];
  let incidentUrl = '';

  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const picture = async (name: string) => {
    await page.waitForTimeout(700); // fonts and notes at the edge
    pictures.push(await keepPicture(page, name));
    expect(await accessibilityFaults(page)).toEqual([]);
  };

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launch()]);
    // a day on which the first share of the demo falls by a fifth: it is ingested when the demo is there
    const crash = { method: 'POST', body: JSON.stringify({ symbol: '990010', ratio: -0.2 }) };
    const made = await fetch(`${product.emulatorUrl}/emulator/crash`, crash);
    if (!made.ok) throw new Error(`The emulator made no crash: ${await made.text()}`);
    desktop = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR' });
    page = await desktop.newPage();
    page.setDefaultTimeout(25_000);
    complaints = complaintsOf(page);
    await page.goto(`${product.url}/sign-in`);
    await page.getByLabel('이메일').fill(product.demo.email);
    await page.getByLabel('비밀번호', { exact: true }).fill(product.demo.password);
    await page.getByRole('button', { name: '로그인' }).click();
    await page.getByRole('heading', { name: '대시보드', level: 1 }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('shows 정상 before anybody entered a level, no incident, and which rules have no source', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '경보와 사고' }).click();
    await page.getByRole('heading', { name: '경보와 사고', level: 1 }).waitFor();
    await page.getByText('입력된 적 없음 (기본값 정상)').waitFor();
    await page.getByText('등록된 사고가 없습니다').waitFor();
    await page.getByText('원천이 있는 규칙 11개, 없는 규칙 3개입니다.', { exact: false }).waitFor();
    expect(await page.getByText('아직 원천이 없어 울리지 않음').count()).toBe(3);
    await picture('alerts-empty-ko-dark');
  });

  it('changes the level only after it was confirmed, and raises the alert on the open page by itself', async () => {
    await page.getByText('실시간', { exact: true }).waitFor();
    await page.getByRole('button', { name: '단계 변경' }).click();
    const dialog = page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: '단계 바꾸기' });
    await dialog
      .getByRole('combobox', { name: '새 단계' })
      .or(dialog.getByRole('textbox', { name: '새 단계' }))
      .click();
    await page.getByRole('option', { name: '경계' }).click();
    await dialog.getByRole('textbox', { name: '사유' }).fill('여러 기관에서 침해사고');
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: '위 내용을 확인했습니다' }).check();
    await dialog.getByRole('textbox', { name: '출처 주소' }).fill('주소 아님');
    await save.click();
    await dialog.getByText('형식이 올바르지 않습니다.', { exact: false }).waitFor();
    await dialog.getByRole('textbox', { name: '출처 주소' }).fill('https://www.boho.or.kr/notice');
    await save.click();
    await dialog.waitFor({ state: 'hidden' });
    const row = region('열린 경보').getByRole('row', { name: /R01/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/심각[\s\S]*위기경보 상향[\s\S]*경계 \/ 경계[\s\S]*미확인/);
    await row.getByRole('button', { name: '위기경보 상향 확인' }).click();
    await row
      .getByText(/확인$/)
      .first()
      .waitFor();
    await row.getByRole('button', { name: '위기경보 상향 대응 절차' }).click();
    await page.getByRole('dialog').getByText('관제 인력을 늘린다').waitFor();
    await page.keyboard.press('Escape');
  });

  it('names the fields of an incident that are missing, opens it, and counts its reports down in words', async () => {
    await page.getByRole('button', { name: '사고 등록' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '사고 등록' }).click();
    expect(await dialog.getByText('필수 항목입니다.').count()).toBe(2);
    await dialog.getByRole('textbox', { name: '제목' }).fill('고객정보 유출 의심');
    await dialog
      .getByRole('combobox', { name: '위협' })
      .or(dialog.getByRole('textbox', { name: '위협' }))
      .fill('T02');
    await page.getByRole('option', { name: /^T02/ }).click();
    await dialog.getByRole('checkbox', { name: '악의적 공격' }).check();
    await dialog.getByRole('checkbox', { name: '개인정보 관련' }).check();
    await dialog.getByRole('textbox', { name: '개인정보 (건)' }).fill('12000');
    // detected 25 hours ago: one report is late already
    await dialog.getByLabel('탐지 시각').fill(localMinute(Date.now() - 25 * 3_600_000));
    await picture('incident-dialog-ko-dark');
    await dialog.getByRole('button', { name: '사고 등록' }).click();
    await page.waitForURL(/\/incidents\/inc_/);
    incidentUrl = page.url();
    await page.getByRole('heading', { name: 'P2 · 고객정보 유출 의심', level: 1 }).waitFor();
    const clocks = await region('신고 기한').innerText();
    expect(clocks).toMatch(/KISA 침해사고 신고\s+기한 1시간 \d+분 지남/);
    expect(clocks).toMatch(/정보주체 유출 통지\s+46시간 \d+분 남음/);
  });

  it('ticks a step off with its evidence and takes it back, and marks a report as made', async () => {
    const first = '탐지 시각과 최초 징후를 기록하고 1차 보고를 올린다';
    await page.getByRole('textbox', { name: `근거 메모: ${first}` }).fill('보고서 12');
    await page.getByRole('checkbox', { name: `${first} 완료` }).click();
    await page.getByText('보고서 12').waitFor();
    await page.getByRole('button', { name: `${first} 되돌리기` }).click();
    await page.getByRole('checkbox', { name: `${first} 완료` }).waitFor();
    await page.getByRole('checkbox', { name: `${first} 완료` }).click();
    await page.getByText('1 / 9 완료').waitFor();
    await page.getByRole('button', { name: 'KISA 침해사고 신고: 신고 완료로 표시' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '접수번호' }).fill('2026-1');
    await page.getByRole('dialog').getByRole('button', { name: '신고 완료로 표시' }).click();
    await region('신고 기한').getByText('늦게 신고함', { exact: false }).waitFor();
    await picture('incident-ko-dark');
    await page.getByRole('button', { name: '사고 종료' }).click();
    const close = page.getByRole('dialog').getByRole('button', { name: '사고 종료' });
    await page.getByText('신고하지 않은 의무가 3건 있습니다', { exact: false }).waitFor();
    expect(await close.isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
  });

  it('tells of the crash of a holding when its day comes in, without a reload', async () => {
    await page.getByRole('link', { name: '경보와 사고' }).first().click();
    const row = region('열린 경보').getByRole('row', { name: /R08/ });
    await row.waitFor({ timeout: 150_000 });
    expect(await row.innerText()).toMatch(/경고[\s\S]*보유 종목 급변[\s\S]*수익률 [-−](19|20)\.\d%[\s\S]*σ \/ 4\.0σ/);
    expect(await region('사고').first().innerText()).toMatch(/P2[\s\S]*고객정보 유출 의심[\s\S]*1 \/ 9/);
    await picture('alerts-ko-dark');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const csv = await readFile((await download.path()) ?? '', 'utf8');
    expect(csv).toMatch(/"R08".*"990010"/);
  }, 200_000);

  it('says that the list could not be read, and reads it again when asked', async () => {
    const url = `${product.url}/graphql`;
    await page.route(url, async (route) => {
      const isList = route.request().postData()?.includes('query AlertsPage');
      await (isList ? route.fulfill({ status: 500, body: '{}' }) : route.continue());
    });
    await page.goto(`${product.url}/alerts`);
    await page.getByRole('alert').first().waitFor();
    await page.unroute(url);
    await page.getByRole('button', { name: '다시 시도' }).first().click();
    await region('열린 경보').getByRole('row', { name: /R08/ }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    complaints.length = 0; // the browser itself logs the answers that were broken on purpose
  });

  it('fits a phone of 360 pixels in English and light', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Alerts and incidents', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Switch to light' }).click();
    const phone = await browser.newContext({
      viewport: { width: 360, height: 740 },
      storageState: await desktop.storageState(),
    });
    const small = await phone.newPage();
    const faults: string[] = [];
    for (const [name, path, text] of [
      ['alerts', '/alerts', 'Sudden move of a holding'],
      ['incident', new URL(incidentUrl).pathname, 'Reporting clocks'],
    ] as const) {
      await small.goto(product.url + path);
      await small.getByText(text).first().waitFor();
      await small.waitForTimeout(700);
      pictures.push(await keepPicture(small, `${name}-en-light-360`));
      if ((await overflow(small)) > 0) faults.push(`${name} is wider than the screen`);
      faults.push(...(await accessibilityFaults(small)).map((fault) => `${name}: ${fault}`));
    }
    await phone.close();
    await keepContactSheet(browser, 'sheet-alerts', pictures);
    expect(faults).toEqual([]);
  });

  it('never complained in the console', () => {
    expect(complaints).toEqual([]);
  });
});

/** What a field of local time takes; browser and test share their zone. */
function localMinute(ms: number): string {
  const at = new Date(ms);
  return new Date(ms - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
