import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readPdf } from '../../server/test/pdf-text.ts';
import { serviceUrls } from '../../server/test/services/service-url.ts';

import {
  accessibilityFaults,
  chromiumPath,
  complaintsOf,
  keepContactSheet,
  keepPicture,
  launch,
  overflow,
} from './browser.ts';
import { openInstallation } from './installation.ts';
import type { Installation } from './installation.ts';
import { root } from './product.ts';
import type { Person } from './product.ts';

/** The authenticator apps of the test; it belongs to the server's workspace. */
const { TOTP, Secret } = createRequire(path.join(root, 'server/package.json'))('otpauth') as typeof import('otpauth');
const PASSWORD = '봄비 내리는 창가의 고양이 3';
const services = await serviceUrls();

/**
 * The first day of a production installation: MySQL, Redis and S3, with api, worker and scheduler as processes of their own. An admin
 * sets it up from nothing, a trader and an approver come by invitation, and the first orders are drafted. Each step goes on from the last.
 */
describe.skipIf(!chromiumPath || !services)('on real services: the first day in production, in a browser', () => {
  let installation: Installation;
  let browser: Browser;
  let first: Person;
  let office: BrowserContext;
  let admin: Page;
  let trader: Page;
  let approver: Page;
  const complaints: string[][] = [];
  const frames: string[] = [];
  const links: Record<'trader' | 'approver', string> = { trader: '', approver: '' };
  const pictures: string[] = [];
  const faults: string[] = [];

  const picture = async (page: Page, name: string) => {
    await page.evaluate(() => document.fonts.ready);
    pictures.push(await keepPicture(page, `production-${name}`));
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`));
    if ((await overflow(page)) > 0) faults.push(`${name} is wider than the screen`);
  };
  const seat = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR' });
    await context.addInitScript(() => localStorage.setItem('convergence-color-scheme', 'dark'));
    const page = await context.newPage();
    page.setDefaultTimeout(45_000);
    complaints.push(complaintsOf(page));
    return page;
  };
  const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const start = (line: string) => region(admin, '시작하기').getByRole('listitem').filter({ hasText: line });
  const choose = async (page: Page, field: string, option: string | RegExp) => {
    const name = { name: field, exact: true };
    await page.getByRole('combobox', name).or(page.getByRole('textbox', name)).first().click({ force: true });
    await page.getByRole('option', { name: option }).click();
  };
  /** Sets two-step sign-in up as a person with an authenticator app does. */
  const enrol = async (page: Page, password: string) => {
    await page.getByRole('button', { name: '등록 시작' }).click();
    await page.getByRole('dialog').getByLabel('지금 비밀번호').fill(password);
    await page.getByRole('dialog').getByRole('button', { name: '계속' }).click();
    const secret = (await page.getByTestId('totp-key').innerText()).replaceAll(' ', '');
    await page.getByLabel('앱에 나온 6자리 코드').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await page.getByRole('button', { name: '확인하고 켜기' }).click();
    await page.getByText('남은 복구 코드 10개').waitFor();
  };
  const invite = async (email: string, role: string): Promise<string> => {
    await admin.getByRole('button', { name: '초대', exact: true }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('이메일').fill(email);
    await choose(admin, '역할', role);
    await dialog.getByRole('button', { name: '초대 링크 만들기' }).click();
    const link = await dialog.locator('code').innerText();
    await dialog.getByRole('button', { name: '닫기' }).last().click();
    await dialog.waitFor({ state: 'detached' });
    return link;
  };
  const accept = async (link: string, name: string): Promise<Page> => {
    const page = await seat();
    await page.goto(link);
    await page.getByLabel('이름').fill(name);
    await page.getByLabel('비밀번호', { exact: true }).fill(PASSWORD);
    await page.getByLabel('비밀번호 확인').fill(PASSWORD);
    await page.getByRole('button', { name: '계정 만들기' }).click();
    await page.getByRole('heading', { name: '대시보드', level: 1 }).waitFor();
    return page;
  };

  beforeAll(async () => {
    [installation, browser] = await Promise.all([openInstallation(services!), launch()]);
    first = await installation.makeAdmin('admin@operator.example', '김관리', '가온 운영사');
    await installation.start('api');
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  it('lets the admin of the command line in, offers no demo, and tells what is left to do', async () => {
    admin = await seat();
    office = admin.context();
    admin.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))));
    await admin.goto(installation.url);
    await admin.waitForURL(/\/sign-in/);
    await admin.getByLabel('이메일').fill(first.email);
    await admin.getByLabel('비밀번호', { exact: true }).fill(first.password);
    expect(await admin.getByRole('main').innerText()).not.toMatch(/데모|demo/i);
    await admin.getByRole('button', { name: '로그인' }).click();
    await region(admin, '시작하기').waitFor();
    await start('함께 쓸 사람').getByText('(남음)').waitFor();
    expect(await region(admin, '시작하기').getByText('(남음)').count()).toBe(6);
    expect(await admin.getByRole('banner').innerText()).toContain('시세 없음');
    expect(await admin.getByRole('main').innerText()).not.toMatch(/실제 시세|시뮬레이션/);
    await region(admin, '작업 처리 상태').waitFor(); // neither worker nor scheduler runs yet
    const [cookie] = await office.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, secure: false, name: expect.not.stringMatching(/^__/) as string }); // loopback http
    await picture(admin, '1-start');
  });

  it('takes no operation from a session but those of its own pages', async () => {
    const answer = await admin.request.post(`${installation.url}/graphql`, {
      data: { query: '{ viewer { email } }' },
      headers: { origin: installation.url },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).not.toContain(first.email);
  });

  it('says on each page of an empty installation that there is nothing yet, and what to do', async () => {
    for (const [address, text] of [
      ['scenarios', '아직 시나리오가 없습니다'],
      ['runs', '아직 실행이 없습니다'],
      ['operations', '일별 시세'],
      ['llm-usage', '언어 모델이 설정되어 있지 않습니다'],
    ] as const) {
      await admin.goto(`${installation.url}/${address}`);
      await admin.getByText(text).first().waitFor();
      expect(await admin.getByRole('main').getByRole('alert').count()).toBe(0); // news may come up beside it
    }
    await picture(admin, '2-no-model');
    await admin.goto(`${installation.url}/scenarios/new`);
    await admin.getByPlaceholder('종목 코드 또는 이름').click();
    await admin.getByText('시세를 받으면 여기에 나옵니다').waitFor();
    await Promise.all([installation.start('worker'), installation.start('scheduler')]); // prices begin to come while the people do
  });

  it('sets two-step sign-in up for the admin, who then asks it of all who move money or rights', async () => {
    await admin.goto(installation.url);
    await admin.getByRole('link', { name: '2단계 인증 켜기' }).click();
    await enrol(admin, first.password);
    await admin.getByRole('link', { name: '구성원', exact: true }).click();
    for (const role of ['트레이더', '승인자', '관리자']) await admin.getByRole('checkbox', { name: role }).check();
    await admin.getByRole('button', { name: '저장', exact: true }).click();
    await admin.getByText('규칙을 저장했습니다').waitFor();
    links.trader = await invite('trader@operator.example', '트레이더');
    links.approver = await invite('approver@operator.example', '승인자');
    expect(links.approver.startsWith(`${installation.url}/invitation/`)).toBe(true);
    await picture(admin, '3-people');
  });

  it('lets both in by their links, tells them to set a second step up, and gives them their rights when they have', async () => {
    trader = await accept(links.trader, '박거래');
    await trader.getByText('등록하기 전까지는 조회만 할 수 있습니다').waitFor();
    expect(await trader.getByRole('link', { name: '새 시나리오' }).count()).toBe(0);
    await picture(trader, '4-trader-must-enrol');
    await trader.getByRole('link', { name: '2단계 인증 등록하기' }).click();
    await enrol(trader, PASSWORD);
    await trader.goto(installation.url);
    await trader.getByRole('link', { name: '새 시나리오' }).waitFor();
    approver = await accept(links.approver, '최승인');
    await approver.getByRole('link', { name: '2단계 인증 등록하기' }).click();
    await enrol(approver, PASSWORD);
  });

  it('keeps a profile of its own as a second version', async () => {
    await admin.getByRole('link', { name: '운영자 프로필', exact: true }).click();
    await admin.getByLabel('이름').fill('가온 운영사');
    await admin.getByRole('textbox', { name: '임직원 (명)' }).fill('320');
    await admin.getByRole('button', { name: '새 버전으로 저장' }).click();
    await region(admin, '버전 기록').getByText('v2').waitFor();
    await admin.getByRole('link', { name: '대시보드' }).click();
    await start('운영자 프로필').getByText('(마침)').waitFor();
    expect(await start('첫 시나리오').getByText('(남음)').count()).toBe(1);
  });

  it('has an in-app channel and a rule tell the admin of what finishes', async () => {
    await admin.getByRole('link', { name: '알림', exact: true }).click();
    await admin.getByRole('button', { name: '채널 추가' }).click();
    await choose(admin, '종류', '앱 안');
    await admin.getByRole('dialog').getByLabel('이름').fill('앱 알림');
    await admin.getByRole('dialog').getByRole('button', { name: '저장' }).click();
    await region(admin, '채널').getByText('앱 알림').waitFor();
    await admin.getByRole('button', { name: '규칙 추가' }).click();
    const dialog = admin.getByRole('dialog');
    await choose(admin, '무엇을', '실행 완료');
    await choose(admin, '채널', /^앱 알림/);
    await dialog.getByLabel('이름').fill('실행이 끝나면');
    await dialog.getByRole('button', { name: '저장' }).click();
    await region(admin, '규칙')
      .getByRole('row', { name: /실행이 끝나면/ })
      .waitFor();
    expect(await admin.getByRole('main').getByRole('alert').count()).toBe(0); // news may come up beside it
  });

  it('gets its prices by itself, and says whose they are', async () => {
    await admin.getByRole('link', { name: '대시보드' }).click();
    await admin
      .getByRole('banner')
      .getByText(/\d{4}-\d\d-\d\d 기준/)
      .waitFor({ timeout: 120_000 });
    expect(await admin.getByRole('banner').innerText()).toContain('시뮬레이션'); // of the emulator, in production too
    await start('시세 받기').getByText('(마침)').waitFor();
    expect(await region(admin, '시작하기').getByText('(남음)').count()).toBe(2);
    expect(await region(admin, '작업 처리 상태').count()).toBe(0);
    await picture(admin, '5-ready-for-a-scenario');
  });

  it('makes the first scenario and runs it, followed over the socket', async () => {
    await admin.getByRole('link', { name: '첫 시나리오 만들기' }).click();
    await admin.getByRole('textbox', { name: '이름' }).fill('첫 포트폴리오');
    await admin.getByRole('textbox', { name: '투자 예산' }).fill('3억');
    for (const symbol of ['990010', '990020', '990030']) {
      await admin.getByPlaceholder('종목 코드 또는 이름').fill(symbol);
      await admin.getByRole('option').filter({ hasText: symbol }).first().click();
    }
    await admin.getByRole('button', { name: '동일 비중' }).click();
    await admin.getByRole('textbox', { name: '경로 수' }).fill('500000');
    await picture(admin, '6-scenario');
    await admin.getByRole('button', { name: '저장 후 실행' }).click();
    await admin.waitForURL(/\/runs\/run_/);
    await admin.getByText('손실 초과 곡선').first().waitFor({ timeout: 180_000 });
    expect(frames.some((frame) => frame.includes('SimulationProgressEvent'))).toBe(true);
    expect(frames.some((frame) => frame.includes('SimulationFinishedEvent'))).toBe(true);
  });

  it('shows its measures with their intervals, and rings', async () => {
    expect(
      await admin
        .getByRole('row', { name: /^CVaR 99%/ })
        .first()
        .innerText(),
    ).toMatch(/[\d.,]+[억만].* ~ .*±/s);
    await admin.getByRole('link', { name: '알림, 읽지 않음 1건' }).waitFor();
    await picture(admin, '7-run');
  });

  it('makes a report, which the browser fetches from the object store itself', async () => {
    const score = /\d+\.\d/.exec(await region(admin, '위험 점수').innerText())![0];
    await admin.getByRole('button', { name: '보고서', exact: true }).click();
    await admin.getByRole('menuitem', { name: '위험 보고서 만들기' }).click();
    await admin.waitForURL(/\/reports\/rpt_/);
    await admin.getByRole('button', { name: '내려받기' }).click({ timeout: 120_000 });
    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('menuitem', { name: /^PDF/ }).click(),
    ]);
    expect(new URL(download.url()).origin).toBe(installation.objectsOrigin);
    expect(download.suggestedFilename()).toMatch(/^convergence-risk-report-run_\w+-ko\.pdf$/);
    expect(readPdf(await readFile(await download.path())).joined).toContain(score);
    await picture(admin, '8-report');
    expect(new URL(admin.url()).origin).toBe(installation.url); // the page stays where it is
  });

  it('recommends, and makes the recommendation a basket of drafts', async () => {
    await admin.goBack();
    await admin.getByRole('link', { name: '추천 보기' }).click({ timeout: 120_000 });
    await admin.getByText('남는 현금').waitFor({ timeout: 120_000 });
    await picture(admin, '9-recommendation');
    await admin.getByRole('button', { name: '바구니로 만들기' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: '바구니로 만들기' }).click();
    await admin.waitForURL(/\/baskets\/bsk_/);
    await admin
      .getByRole('row', { name: /초안/ })
      .first()
      .waitFor();
    expect(await admin.getByRole('button', { name: '모두 승인 요청' }).count()).toBe(0); // who gives rights moves no money
  });

  it('complained in no browser and logged no error in any process', async () => {
    await keepContactSheet(browser, 'sheet-production', pictures);
    await Promise.all([admin, trader, approver].map((page) => page.close()));
    expect(faults).toEqual([]);
    expect(complaints.flat()).toEqual([]);
    expect(installation.errors()).toEqual([]);
  });
});
