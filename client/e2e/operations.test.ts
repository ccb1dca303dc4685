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

const troubleInKorean = ['응답 없음', '작업자가 없어', 'report.make', '행 42,318개', '모두 다시 시도'];
const troubleInEnglish = ['silent', 'No worker', 'report.make', '42,318 rows', 'Retry all'];

/**
 * The server's own answers with what an installation of several machines may have besides: a worker that was killed, jobs that were
 * given up, an archive. `test/roles` and `test/chaos` bring about the same with real processes.
 */
async function answerWithTrouble(page: Page): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postData() ?? '';
    if (!/query (Operations|Backup|SystemStatus)\b/.test(asked)) return route.continue();
    const response = await route.fetch();
    const answer = (await response.json()) as { data: ReturnType<typeof JSON.parse> }; // read as a client without types would
    const { operations, systemStatus } = answer.data;
    if (systemStatus) answer.data.systemStatus = { ...systemStatus, isWorking: false, workerCount: 0 };
    if (operations?.backup)
      operations.backup = { ...operations.backup, hasPlace: true, lastRun: null, lastGood: archive };
    if (operations?.processes) {
      const [all] = operations.processes;
      const minuteAgo = new Date(Date.parse(operations.observedAt) - 61_000).toISOString();
      const worker = { role: 'worker', activeJobs: [{ __typename: 'JobCount', job: 'simulation.chunk', count: 2 }] };
      operations.processes = [
        { ...all, role: 'api', hostName: 'api-1.operator.example', threadCount: 0 },
        { ...all, ...worker, id: 'w1', hostName: 'worker-1.operator.example', state: 'SILENT', beatAt: minuteAgo },
        { ...all, ...worker, id: 'w2', hostName: 'worker-2.operator.example', state: 'STOPPING' },
      ];
      const given = (jobId: string, reason: string) => ({ ...failed, jobId, reason, failedAt: minuteAgo });
      operations.failedJobs = [
        given('1', 'Report rep_1: the page did not come within 60 s.'),
        given('2', 'connect ECONNREFUSED 10.0.0.7:9000 while objects/reports/rep_2.pdf was written'),
      ];
      operations.failedKinds = [{ __typename: 'FailedKind', job: 'report.make', count: 2 }];
    }
    return route.fulfill({ response, json: answer });
  });
}
const failed = { __typename: 'FailedJob', job: 'report.make', attemptCount: 5 };
const archive = {
  __typename: 'BackupRun',
  startedAt: '2026-11-22T17:30:00.000Z',
  rowCount: 42_318,
  objectCount: 127,
  writtenBytes: 31_400_000,
  isEncrypted: true,
  isFullyRead: true,
  isDrilled: true,
  withoutLog: null,
};

/** An administrator looks after a fresh installation. Each step goes on from the last. */
describe.skipIf(!chromiumPath)('operations in a browser', () => {
  let product: Product;
  let browser: Browser;
  let desktop: BrowserContext;
  let page: Page;
  let complaints: string[];
  const pictures: string[] = [];
  const picture = async (name: string, of: Page = page) => {
    await of.waitForTimeout(500); // fonts
    pictures.push(await keepPicture(of, name));
    expect(await accessibilityFaults(of)).toEqual([]);
    expect(await overflow(of)).toBe(0);
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

  it('holds its place while it loads, and offers to try again where it cannot be had', async () => {
    const other = await desktop.newPage();
    let isBroken = true;
    await other.route('**/graphql', async (route) => {
      if (!(route.request().postData() ?? '').includes('query Operations')) return route.continue();
      await other.waitForTimeout(500);
      return isBroken ? route.abort() : route.continue();
    });
    await other.goto(`${product.url}/operations`);
    await other.locator('[aria-busy="true"]').first().waitFor();
    await other.getByRole('alert').getByText('서버에 연결할 수 없습니다').waitFor();
    isBroken = false;
    await other.getByRole('button', { name: '다시 시도' }).click();
    await other.getByRole('table', { name: '일정' }).waitFor();
    expect(await other.getByRole('alert').count()).toBe(0);
    await other.unrouteAll({ behavior: 'ignoreErrors' });
    await other.close();
  });

  it('runs a schedule at once after asking, and shows what became of it', async () => {
    await page.getByRole('link', { name: '운영 상태' }).click();
    await page.getByRole('button', { name: '지금 실행: 정리' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '지금 실행' }).click();
    await page.getByText('‘정리’을(를) 시작했습니다.').waitFor();
    const row = page.getByRole('row', { name: /^정리/ });
    await row.getByText('수동').waitFor({ timeout: 25_000 });
    expect(await row.innerText()).toMatch(/성공\s*· 수동/);
    await page.getByRole('button', { name: '모두 보기' }).click();
    await page.getByRole('rowheader', { name: 'simulation.chunk' }).waitFor();
    await picture('operations-ko-dark');
  });

  it('opens the board of the queues, which shows them and changes nothing', async () => {
    const board = await desktop.newPage();
    await board.goto(`${product.url}/operations/queues/`);
    await board.getByText('simulation.chunk').first().waitFor();
    pictures.push(await keepPicture(board, 'queue-board'));
    expect(await board.getByRole('button', { name: /retry|promote|clean/i }).count()).toBe(0);
    await board.close();
  });

  it('shows work that nobody does, processes that are silent, jobs given up and the last backup, on a screen and a phone', async () => {
    for (const [width, language, scheme] of [
      [1280, 'ko', 'dark'],
      [360, 'en', 'light'],
    ] as const) {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        storageState: await desktop.storageState(),
      });
      const troubled = await context.newPage();
      await troubled.addInitScript(
        ([inLanguage, inScheme]) => {
          localStorage.setItem('convergence-language', inLanguage);
          localStorage.setItem('convergence-color-scheme', inScheme);
        },
        [language, scheme] as const,
      );
      await answerWithTrouble(troubled);
      await troubled.goto(`${product.url}/operations`);
      const words = language === 'ko' ? troubleInKorean : troubleInEnglish;
      for (const word of words) await troubled.getByText(word).first().waitFor();
      expect(
        await troubled
          .getByRole('table', { name: language === 'ko' ? '프로세스' : 'Processes' })
          .getByRole('row')
          .count(),
      ).toBe(4);
      await picture(`operations-trouble-${language}-${scheme}${width === 360 ? '-360' : ''}`, troubled);
      await troubled.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
    }
  });

  it('takes the vulnerabilities of the operator, says what the feeds know of them, and takes a mark back', async () => {
    await page.goto(`${product.url}/operations`);
    await page.getByText('EPSS (악용 확률)').waitFor();
    await page.getByText(/^simulated 20\d\d-[\d-]+ · 시뮬레이션/).waitFor();
    await page.goto(`${product.url}/operator`);
    await page.getByText('등록한 노출 취약점이 없습니다').waitFor();
    await page.getByRole('button', { name: '취약점 추가' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('CVE 번호').fill('cve-2099-10001, CVE-2099-10500\nlog4shell');
    await form.getByLabel('어디에 있습니까').fill('외부 VPN 장비');
    await form.getByText('알아볼 수 없는 번호: log4shell').waitFor();
    await form.getByLabel('CVE 번호').fill('cve-2099-10001, CVE-2099-10500');
    await form.getByRole('button', { name: '추가', exact: true }).click();
    const exploited = page.getByRole('row', { name: /CVE-2099-10001/ });
    await exploited.getByText('랜섬웨어에 쓰임').waitFor();
    await exploited.getByText('2026-01-05 등재').waitFor();
    await page
      .getByRole('row', { name: /CVE-2099-10500/ })
      .getByText('목록에 없음')
      .waitFor();
    await picture('exposed-ko-dark');

    await page.getByRole('button', { name: '조치함: CVE-2099-10500' }).click();
    await page.getByRole('row', { name: /CVE-2099-10500/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '되돌리기' }).click();
    await page.getByRole('row', { name: /CVE-2099-10500/ }).waitFor();
    expect(await page.getByRole('row', { name: /CVE-2099-/ }).count()).toBe(2);

    const phone = await browser.newContext({
      viewport: { width: 360, height: 740 },
      storageState: await desktop.storageState(),
    });
    const small = await phone.newPage();
    await small.addInitScript(() => {
      localStorage.setItem('convergence-language', 'en');
      localStorage.setItem('convergence-color-scheme', 'light');
    });
    await small.goto(`${product.url}/operator`);
    await small.getByText('Used for ransomware').waitFor();
    await picture('exposed-en-light-360', small);
    await phone.close();
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
    await small.goto(`${product.url}/operations`);
    await small.getByRole('table', { name: 'Schedules' }).waitFor();
    await picture('operations-en-light-360', small);
    expect(await small.locator('html').getAttribute('data-mantine-color-scheme')).toBe('light');
    await phone.close();
    await keepContactSheet(browser, 'sheet-operations', pictures);
  });

  it('is not for a stranger', async () => {
    const context = await browser.newContext({ locale: 'ko-KR' });
    const answer = await context.request.get(`${product.url}/operations/queues/`, { maxRedirects: 0 });
    expect(answer.status()).toBe(302);
    expect(answer.headers()['location']).toMatch(/^\/sign-in\?next=/);
    await context.close();
  });

  it('never complained in the console', () => {
    expect(complaints).toEqual([]);
  });
});
