import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readPdf } from '../../server/test/pdf-text.ts';

import { chromiumPath, keepContactSheet, keepPicture, launch, seatOf } from './browser.ts';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';

/** What the paper account of the demo begins with, KRW. */
const OPENING_KRW = 60_000_000_000n;
/** Fee of the broker, parts per billion of the amount, cut to the won. Written here once more, so that it is recounted. */
const FEE_PPB = 140_527n;

/**
 * The product as a company uses it: an analyst is told of a crash, runs a scenario and reads why; a trader orders what is
 * recommended; an approver agrees on a phone; the money is counted again; and the report is read. Each step goes on from the last.
 */
describe.skipIf(!chromiumPath)('the whole story in a browser', () => {
  let product: Product;
  let browser: Browser;
  let receiver: Server;
  let analyst: Page;
  let trader: Page;
  let approver: Page;
  let secret = '';
  let runUrl = '';
  let bought: readonly { readonly symbol: string; readonly quantity: bigint }[] = [];
  const received: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
  const pictures: string[] = [];

  const picture = async (page: Page, name: string) => {
    await page.waitForTimeout(500); // fonts and charts
    pictures.push(await keepPicture(page, `story-${name}`));
  };
  /** Asks the API as the person of a page does. */
  const ask = async (page: Page, query: string, variables: object = {}): Promise<Record<string, unknown>> => {
    const answer = await page.request.post(`${product.url}/graphql`, {
      data: { query, variables },
      headers: { origin: product.url },
    });
    const { data, errors } = (await answer.json()) as { data: Record<string, unknown>; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  };

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    // every order gets all that it asks for at once: how the market cuts orders is tested where orders are
    [product, browser] = await Promise.all([startProduct({ extra: ['--liquidity', '0'] }), launch()]);
    const desktop = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR' });
    analyst = await desktop.newPage();
    const seat = async (role: string, view: 'desktop-ko-dark' | 'phone-en-light') =>
      (await seatOf(browser, product.url, product.person(role), view)).newPage();
    trader = await seat('trader', 'desktop-ko-dark');
    approver = await seat('approver', 'phone-en-light');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    receiver?.close();
  });

  it('lets an analyst in, who has serious alerts sent to a server of his own', async () => {
    const { email, password } = product.person('analyst');
    await analyst.goto(product.url);
    await analyst.getByLabel('이메일').fill(email);
    await analyst.getByLabel('비밀번호', { exact: true }).fill(password);
    await analyst.getByRole('button', { name: '로그인' }).click();
    await analyst.getByRole('heading', { name: '대시보드', level: 1 }).waitFor();
    const { port } = receiver.address() as AddressInfo;
    const made = (await ask(
      analyst,
      `mutation($input: NotificationChannelCreateInput!) {
        notificationChannelCreate(input: $input) { secret channel { id } errors { ... on UserError { message } } }
      }`,
      {
        input: {
          kind: 'WEBHOOK',
          name: '보안 관제',
          address: `http://127.0.0.1:${port}/alerts`,
          idempotencyKey: 'story-channel-0001',
        },
      },
    )) as { notificationChannelCreate: { secret: string; channel: { id: string }; errors: unknown[] } };
    expect(made.notificationChannelCreate.errors).toEqual([]);
    secret = made.notificationChannelCreate.secret;
    const rule = (await ask(
      analyst,
      `mutation($input: NotificationRuleCreateInput!) {
        notificationRuleCreate(input: $input) { errors { ... on UserError { message path } } }
      }`,
      {
        input: {
          kind: 'SYSTEM_ALERT',
          name: '경보',
          minimumSeverity: 'WARN',
          channelIds: [made.notificationChannelCreate.channel.id],
          idempotencyKey: 'story-rule-000001',
        },
      },
    )) as { notificationRuleCreate: { errors: unknown[] } };
    expect(rule.notificationRuleCreate.errors).toEqual([]);
  });

  it('raises an alert on the day on which a holding crashes, with what is to be done', async () => {
    const crash = { method: 'POST', body: JSON.stringify({ symbol: '990010', ratio: -0.2 }) };
    expect((await fetch(`${product.emulatorUrl}/emulator/crash`, crash)).status).toBe(200);
    await analyst.getByRole('link', { name: '경보와 사고' }).first().click();
    const row = analyst.getByRole('region', { name: '열린 경보' }).getByRole('row', { name: /R08/ });
    await row.waitFor({ timeout: 150_000 });
    expect(await row.innerText()).toMatch(/수익률 −(19|20)\.\d%/);
    await row.getByRole('button', { name: /대응 절차$/ }).click();
    const playbook = analyst.getByRole('dialog').getByRole('listitem');
    await expect.poll(() => playbook.count(), { timeout: 20_000 }).toBeGreaterThan(1);
    await picture(analyst, '1-alert');
    await analyst.keyboard.press('Escape');
    await analyst.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('tells the other server of it, signed so that it can be checked', async () => {
    const ofCrash = () => received.find(({ body }) => body.includes('"R08"'));
    await expect.poll(ofCrash, { timeout: 30_000 }).toBeDefined();
    const { headers, body } = ofCrash()!;
    const timestamp = String(headers['x-convergence-timestamp']);
    const expected = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    expect(headers['x-convergence-signature']).toBe(`v1=${expected}`);
    expect(Math.abs(Date.now() / 1000 - Number(timestamp))).toBeLessThan(300);
    expect(JSON.parse(body)).toMatchObject({ isSimulated: true, facts: { rule: 'R08', event: 'RAISE' } });
  });

  it('runs a scenario to its end', async () => {
    await analyst.getByRole('link', { name: '시나리오', exact: true }).click();
    await analyst.getByRole('table', { name: '시나리오' }).getByRole('link').first().click();
    await analyst.waitForURL(/\/scenarios\/scn_/);
    await analyst.getByRole('button', { name: '실행', exact: true }).click();
    await analyst.waitForURL(/\/runs\/run_/);
    runUrl = new URL(analyst.url()).pathname;
    await analyst.getByText('손실 초과 곡선').first().waitFor({ timeout: 120_000 });
    expect(
      await analyst
        .getByRole('row', { name: /^CVaR 99%/ })
        .first()
        .innerText(),
    ).toMatch(/억 ~ /);
    await picture(analyst, '2-run');
  });

  it('explains it in sentences with their facts, and by a template when the model is down', async () => {
    // the plan is explained too: not in the middle of it
    await analyst.getByRole('link', { name: '추천 보기' }).waitFor({ timeout: 60_000 });
    const card = analyst.getByRole('region', { name: '설명', exact: true });
    const claim = card.getByRole('button', { name: /CVaR 99%는/ }).first();
    await claim.click({ timeout: 60_000 });
    const told = /[\d,.]+억/.exec(await claim.innerText())?.[0];
    expect(told).toBeDefined();
    expect(await card.getByRole('complementary', { name: '근거' }).innerText()).toContain(told);
    await picture(analyst, '3-explanation');
    await product.failModel({ kind: 'error' });
    await card.getByRole('button', { name: '다시 요청' }).click();
    await analyst.getByRole('dialog').getByRole('button', { name: '다시 요청' }).click();
    // the reason differs: an error of the service, or the breaker that earlier errors opened
    await card.getByText(/^템플릿 · /).waitFor({ timeout: 60_000 });
    await expect
      .poll(() => card.innerText(), { timeout: 20_000 })
      .toMatch(/[\d,.]+억[\s\S]*투자 자문이나 법률 자문이 아닙니다/);
    await product.failModel(null);
  });

  it('makes the recommendation a basket in the hands of the analyst, and only the trader asks for its approval', async () => {
    await analyst.getByRole('link', { name: '추천 보기' }).click({ timeout: 60_000 });
    await analyst.getByText('남는 현금').waitFor({ timeout: 120_000 });
    await analyst.getByRole('button', { name: '바구니로 만들기' }).click();
    await analyst.getByRole('dialog').getByRole('button', { name: '바구니로 만들기' }).click();
    await analyst.waitForURL(/\/baskets\/bsk_/);
    await analyst
      .getByRole('row', { name: /초안/ })
      .first()
      .waitFor();
    expect(await analyst.getByRole('button', { name: '모두 승인 요청' }).count()).toBe(0);

    await trader.goto(analyst.url());
    const rows = trader.getByRole('row', { name: /초안/ });
    await rows.first().waitFor();
    bought = (await rows.allInnerTexts()).map((text) => ({
      symbol: /\b\d{6}\b/.exec(text)![0],
      quantity: BigInt(/\+([\d,]+)/.exec(text)![1]!.replaceAll(',', '')),
    }));
    expect(bought.length).toBeGreaterThan(1);
    await trader.getByRole('button', { name: '모두 승인 요청' }).click();
    await trader.getByRole('dialog').getByRole('button', { name: '모두 승인 요청' }).click();
    await rows.first().waitFor({ state: 'detached' });
  });

  it('is approved by another person on a phone, and fills in the market', async () => {
    await approver.goto(`${product.url}/approvals`);
    await approver.getByRole('button', { name: 'Approve all' }).waitFor();
    await picture(approver, '4-approval-phone');
    await approver.getByRole('button', { name: 'Approve all' }).click();
    await approver.getByRole('dialog').getByRole('button', { name: 'Approve all' }).click();
    await approver.getByText('No order is waiting').waitFor();
    await expect
      .poll(() => trader.getByRole('row', { name: /체결 완료/ }).count(), { timeout: 120_000 })
      .toBe(bought.length);
    await picture(trader, '5-basket-filled');
  });

  it('leaves the cash in the account that a recount from prices and quantities gives, to the won', async () => {
    // independent of orders: the closes of the market, the quantities that the page named, the fee by hand
    const closes = await Promise.all(
      bought.map(async ({ symbol }) => {
        const { instrument } = (await ask(trader, 'query($s: String!) { instrument(symbol: $s) { lastCloseKrw } }', {
          s: symbol,
        })) as { instrument: { lastCloseKrw: string } };
        return BigInt(instrument.lastCloseKrw);
      }),
    );
    const spent = bought.reduce((sum, { quantity }, index) => {
      const amount = quantity * closes[index]!;
      return sum + amount + (amount * FEE_PPB) / 1_000_000_000n;
    }, 0n);
    const expected = OPENING_KRW - spent;

    await trader.getByRole('link', { name: '계좌', exact: true }).click();
    await trader.getByText('장부와 증권사 잔고가 일치합니다').waitFor();
    await expect
      .poll(
        () =>
          trader
            .getByRole('table', { name: /보유 종목/ })
            .getByRole('row')
            .count(),
        { timeout: 60_000 },
      )
      .toBe(bought.length + 1);
    const [download] = await Promise.all([
      trader.waitForEvent('download'),
      trader.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n').map((line) => line.split(','));
    expect(BigInt(lines.find(([, name]) => name === 'cash')![5]!)).toBe(expected);
    for (const { symbol, quantity } of bought)
      expect(lines.find(([own]) => own === symbol)?.[2]).toBe(quantity.toString());
    await picture(trader, '6-account');
  });

  it('hands over a report whose PDF says what the page of the run says', async () => {
    await analyst.goto(product.url + runUrl);
    const score = analyst.getByRole('region', { name: '위험 점수', exact: true });
    await score.waitFor();
    const figure = /\d+\.\d/.exec(await score.innerText())![0];
    await analyst.getByRole('button', { name: '보고서', exact: true }).click();
    await analyst.getByRole('menuitem', { name: '위험 보고서 만들기' }).click();
    await analyst.waitForURL(/\/reports\/rpt_/);
    // a table stands as one: its cells beside each other, not below
    const cells = analyst.locator('article tbody tr').first().locator('td');
    await cells.first().waitFor({ timeout: 60_000 });
    const [first, last] = [await cells.first().boundingBox(), await cells.last().boundingBox()];
    expect(last?.y).toBe(first?.y);
    await analyst.getByRole('button', { name: '내려받기' }).click({ timeout: 60_000 });
    const [download] = await Promise.all([
      analyst.waitForEvent('download'),
      analyst.getByRole('menuitem', { name: /^PDF/ }).click(),
    ]);
    const { joined } = readPdf(await readFile(await download.path()));
    expect(joined).toContain(figure);
    const told = await analyst
      .locator('article tr')
      .filter({ hasText: 'CVaR 99%' })
      .first()
      .locator('td')
      .first()
      .innerText();
    expect(told).toMatch(/\d/);
    expect(joined).toContain(told.replaceAll(/\s/g, ''));
    await picture(analyst, '7-report');
    await analyst.goto(product.url);
    await analyst.getByRole('region', { name: '최근 실행' }).waitFor();
    await picture(analyst, '8-overview');
    await keepContactSheet(browser, 'sheet-story', pictures);
  });
});
