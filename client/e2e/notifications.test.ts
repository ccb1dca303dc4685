import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

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

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver on this machine; each step of the walk goes on from the last. */
describe.skipIf(!chromiumPath)('notifications in a browser', () => {
  let product: Product;
  let browser: Browser;
  let desktop: BrowserContext;
  let page: Page;
  let complaints: string[];
  let receiver: Server;
  let hook: string;
  let secret = '';
  let status = 200;
  const received: Received[] = [];
  const pictures: string[] = [];

  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const picture = async (name: string) => {
    await page.waitForTimeout(700); // fonts and transitions
    pictures.push(await keepPicture(page, name));
    expect(await accessibilityFaults(page)).toEqual([]);
  };
  const choose = async (field: string, ...options: readonly string[]) => {
    const dialog = page.getByRole('dialog');
    const name = { name: field, exact: true };
    await dialog.getByRole('combobox', name).or(dialog.getByRole('textbox', name)).first().click({ force: true });
    for (const option of options) await page.getByRole('option', { name: option, exact: true }).click();
  };

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks/desk-token`;
    [product, browser] = await Promise.all([startProduct({ data: 'PREPARED' }), launch()]);
    desktop = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR' });
    page = await desktop.newPage();
    page.setDefaultTimeout(15_000);
    complaints = complaintsOf(page);
    await page.goto(product.url);
    await page.getByLabel('이메일').fill(product.demo.email);
    await page.getByLabel('비밀번호', { exact: true }).fill(product.demo.password);
    await page.getByRole('button', { name: '로그인' }).click();
    await page.getByText('위험 점수 구간').first().waitFor({ timeout: 120_000 }); // the demo's own run is over
    await page.getByRole('link', { name: '알림', exact: true }).click();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    receiver?.close();
  });

  it('says what to do first where nothing is there', async () => {
    await page.getByRole('heading', { name: '알림', level: 1 }).waitFor();
    await page.getByText('아직 채널이 없습니다').waitFor();
    await page.getByText('먼저 채널을 하나 추가하십시오.').waitFor();
    expect(await page.getByRole('button', { name: '규칙 추가' }).isDisabled()).toBe(true);
    await picture('notifications-empty-ko-dark');
  });

  it('refuses an address inside a network at its field, and shows the key of a webhook once', async () => {
    await page.getByRole('button', { name: '채널 추가' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('이름').fill('보안 관제');
    await dialog.getByLabel('주소').fill('https://169.254.169.254/latest/');
    await dialog.getByRole('button', { name: '저장' }).click();
    await dialog.getByText('사용할 수 없는 주소입니다.').waitFor();
    await dialog.getByLabel('주소').fill(hook);
    await dialog.getByRole('button', { name: '저장' }).click();
    await dialog.getByText('이 키는 지금 한 번만 보입니다.').waitFor();
    secret = (await dialog.locator('pre').innerText()).trim();
    expect(secret).toMatch(/^cvwh_[\w-]{43}$/);
    await picture('notifications-secret-ko-dark');
    await dialog.getByRole('button', { name: '저장했습니다, 닫기' }).click();
    await region('채널').getByText('보안 관제').waitFor();
    expect(await page.content()).not.toMatch(/desk-token|cvwh_/);
  });

  it('sends a signed test and shows how it went, with the time it took', async () => {
    await page.getByRole('button', { name: '보안 관제 시험 전송' }).click();
    await region('채널').getByText('전송됨').waitFor();
    expect(await region('채널').getByRole('status').innerText()).toMatch(/전송됨\s*HTTP 200 · [\d,]+ ms/);
    const [{ headers, body }] = received as [Received];
    const signed = `${String(headers['x-convergence-timestamp'])}.${body}`;
    expect(headers['x-convergence-signature']).toBe(`v1=${createHmac('sha256', secret).update(signed).digest('hex')}`);
    await region('전송 기록')
      .getByRole('row', { name: /시험 알림: 보안 관제/ })
      .getByText('HTTP 200')
      .filter({ visible: true })
      .waitFor();
  });

  it('names the field of what is missing in a rule, then keeps it', async () => {
    await page.getByRole('button', { name: '채널 추가' }).click();
    await choose('종류', '앱 안');
    await page.getByRole('dialog').getByLabel('이름').fill('앱 알림');
    await page.getByRole('dialog').getByRole('button', { name: '저장' }).click();
    await region('채널').getByText('앱 알림').waitFor();

    await page.getByRole('button', { name: '규칙 추가' }).click();
    const dialog = page.getByRole('dialog');
    await choose('무엇을', '실행 완료');
    await dialog.getByRole('button', { name: '저장' }).click();
    await dialog.getByText('필수 항목입니다.').first().waitFor();
    await choose('채널', '보안 관제 (웹훅)', '앱 알림 (앱 안)');
    await dialog.getByLabel('이름').fill('실행이 끝나면');
    await dialog.getByLabel('같은 대상의 최소 간격 (분)').fill('0');
    await picture('notifications-rule-ko-dark');
    await dialog.getByRole('button', { name: '저장' }).click();
    const row = region('규칙').getByRole('row', { name: /실행이 끝나면/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/보안 관제, 앱 알림\s+켜짐/);
  });

  it('rings when a run has finished, and the webhook gets it; a receiver that refuses can be tried again', async () => {
    status = 400;
    received.length = 0;
    await page.getByRole('link', { name: '시나리오', exact: true }).click();
    await page
      .getByRole('link', { name: /열 종목/ })
      .first()
      .click({ timeout: 120_000 });
    await page.getByRole('button', { name: '실행', exact: true }).click();
    await page.waitForURL(/\/runs\/run_/);
    await page.getByRole('link', { name: '알림, 읽지 않음 1건' }).click({ timeout: 120_000 });
    await page.getByRole('heading', { name: '알림', level: 1 }).waitFor();
    await region('받은 알림').getByText('실행이 끝났습니다').first().waitFor();
    expect(JSON.parse(received[0]!.body)).toMatchObject({ kind: 'RUN_FINISHED', isSimulated: true });
    const failed = region('전송 기록')
      .getByRole('row', { name: /실행이 끝났습니다/ })
      .filter({ hasText: '보안 관제' });
    await failed.getByText('받는 쪽 거절').filter({ visible: true }).waitFor();
    await picture('notifications-ko-dark');
    status = 200;
    await failed.getByRole('button', { name: /다시 보내기/ }).click();
    await failed.getByText('전송됨').waitFor();
    expect(received.map(({ headers }) => headers['x-convergence-delivery'])).toEqual([
      received[0]!.headers['x-convergence-delivery'],
      received[0]!.headers['x-convergence-delivery'],
    ]);
  });

  it('silences a rule for an hour and lets it speak again, and marks all as read', async () => {
    await page.getByRole('button', { name: '실행이 끝나면 작업' }).click();
    await page.getByRole('menuitem', { name: '1시간 음소거' }).click();
    await region('규칙')
      .getByText(/까지 음소거/)
      .waitFor();
    await page.getByRole('button', { name: '실행이 끝나면 작업' }).click();
    await page.getByRole('menuitem', { name: '음소거 해제' }).click();
    await region('규칙').getByText('켜짐').waitFor();
    await page.getByRole('button', { name: /모두 읽음/ }).click();
    await page.getByRole('link', { name: '알림, 새 알림 없음' }).waitFor();
    await expect.poll(() => region('받은 알림').getByText('읽지 않음').count()).toBe(0);
  });

  it('fits a phone of 360 pixels in English and light', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Switch to light' }).click();
    const phone = await browser.newContext({
      viewport: { width: 360, height: 740 },
      storageState: await desktop.storageState(),
    });
    const small = await phone.newPage();
    await small.goto(`${product.url}/notifications`);
    await small.getByRole('heading', { name: 'Notifications', level: 1 }).waitFor();
    await small.getByText('Run finished').first().waitFor();
    await small.waitForTimeout(700);
    pictures.push(await keepPicture(small, 'notifications-en-light-360'));
    expect(await overflow(small)).toBe(0);
    expect(await accessibilityFaults(small)).toEqual([]);
    await phone.close();
    await keepContactSheet(browser, 'sheet-notifications', pictures);
  });

  it('never complained in the console', () => {
    expect(complaints).toEqual([]);
  });
});
