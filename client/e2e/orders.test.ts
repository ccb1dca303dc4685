import type { Browser, Page } from 'playwright-core';
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

/** A trader at a desk and an approver on the way: each step goes on from the last. */
describe.skipIf(!chromiumPath)('orders in a browser', () => {
  let product: Product;
  let browser: Browser;
  let trader: Page;
  let approver: Page;
  let admin: Page;
  const complaints: string[] = [];
  const desk: string[] = [];
  const phone: string[] = [];
  const faults: string[] = [];

  const picture = async (page: Page, name: string, sheet: string[]) => {
    await page.waitForTimeout(500); // fonts
    sheet.push(await keepPicture(page, name));
    if ((await overflow(page)) > 0) faults.push(`${name} is wider than the screen`);
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`));
  };
  const sit = async (role: string, view: 'desktop-ko-dark' | 'phone-en-light') => {
    const page = await (await seatOf(browser, product.url, product.person(role), view)).newPage();
    const own = complaintsOf(page);
    page.on('close', () => complaints.push(...own));
    return page;
  };

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct({ data: 'PREPARED' }), launch()]);
    trader = await sit('trader', 'desktop-ko-dark');
    approver = await sit('approver', 'phone-en-light');
    admin = await sit('admin', 'desktop-ko-dark');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('shows the simulated account by itself once the broker has been asked, and that it holds nothing', async () => {
    await trader.goto(`${product.url}/account`);
    await trader.getByText('장부와 증권사 잔고가 일치합니다').waitFor({ timeout: 90_000 });
    await trader.getByText('보유한 종목이 없습니다').waitFor();
    expect(await trader.getByRole('button', { name: '시뮬레이션 모의투자' }).count()).toBe(1);
  });

  it('says what is wrong with a price while it is typed, and offers the prices on the tick', async () => {
    await trader.getByRole('link', { name: '주문하기' }).click();
    const picker = trader.getByRole('combobox', { name: '종목' }).or(trader.getByRole('textbox', { name: '종목' }));
    await picker.first().fill('990010');
    await trader.getByRole('option').filter({ hasText: '990010' }).first().click();
    const price = trader.getByRole('textbox', { name: '지정가' });
    await price.waitFor();
    const last = Number((await price.inputValue()).replaceAll(',', ''));
    await price.fill(String(last + 1));
    await trader.getByText('에 맞지 않습니다').first().waitFor();
    await trader.getByRole('textbox', { name: '수량' }).fill('10');
    await trader.getByText('이대로는 보낼 수 없습니다.').waitFor();
    await picture(trader, 'ticket-refused-ko-dark', desk);
    await trader.getByRole('button', { name: `${last.toLocaleString('ko-KR')}원으로` }).click();
    await trader.getByText('보낼 수 있는 주문입니다.').waitFor();
    const preview = await trader.getByRole('region', { name: '미리보기' }).innerText();
    expect(preview).toContain(`${(last * 10).toLocaleString('ko-KR')}원`);
  });

  it('refuses at once what the cash does not buy', async () => {
    await trader.getByRole('textbox', { name: '수량' }).fill('900,000,000');
    await trader.getByText('이대로는 보낼 수 없습니다.').waitFor();
    expect(await trader.getByRole('button', { name: '승인 요청' }).isDisabled()).toBe(true);
    await trader.getByRole('textbox', { name: '수량' }).fill('10');
    await trader.getByText('보낼 수 있는 주문입니다.').waitFor();
    await picture(trader, 'ticket-ko-dark', desk);
  });

  it('asks another person, and offers no approval to the one who asked', async () => {
    await trader.getByRole('button', { name: '승인 요청' }).click();
    await trader
      .getByRole('row', { name: /990010/ })
      .getByText('승인 대기')
      .filter({ visible: true })
      .waitFor();
    await picture(trader, 'orders-ko-dark', desk);
    await trader
      .getByRole('link', { name: /가온은행/ })
      .first()
      .click();
    await trader.getByText('요청하거나 고친 사람은 승인할 수 없습니다.').waitFor();
    expect(await trader.getByRole('button', { name: '승인', exact: true }).count()).toBe(0);
  });

  it('is approved on a phone, and fills on both screens without a reload', async () => {
    await approver.goto(`${product.url}/approvals`);
    await approver.getByRole('button', { name: /^Approve: / }).waitFor();
    await picture(approver, 'approvals-en-light-360', phone);
    await approver.getByRole('button', { name: /^Approve: / }).click();
    const dialog = approver.getByRole('dialog');
    await dialog.getByText('It goes to the broker at once.').waitFor();
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await approver.getByText('No order is waiting').waitFor();
    await trader.getByText('체결 완료').filter({ visible: true }).first().waitFor({ timeout: 30_000 });
    await trader.getByRole('listitem').filter({ hasText: '승인됨' }).waitFor();
    await trader.getByRole('table', { name: '체결 내역' }).waitFor();
    expect(await trader.getByRole('table', { name: '체결 내역' }).getByRole('row').count()).toBeGreaterThan(1);
    await picture(trader, 'order-ko-dark', desk);
  });

  it('shows what was bought, and that our books agree with the broker to the won', async () => {
    await trader.goto(`${product.url}/account`);
    await trader.getByRole('row', { name: /990010/ }).waitFor({ timeout: 30_000 });
    await trader.getByText('장부와 증권사 잔고가 일치합니다').waitFor();
    await picture(trader, 'account-ko-dark', desk);
    const [download] = await Promise.all([
      trader.waitForEvent('download'),
      trader.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^convergence-account-.*\.csv$/);
  });

  it('keeps a draft, and throws it away when asked twice', async () => {
    await trader.getByRole('link', { name: '매도 주문' }).click();
    await trader.getByRole('textbox', { name: '수량' }).fill('3');
    await trader.getByRole('button', { name: '초안으로 저장' }).click();
    await trader.getByRole('row', { name: /매도.*초안/ }).waitFor();
    await trader.getByRole('button', { name: /매도 3주 작업/ }).click();
    await trader.getByRole('menuitem', { name: '초안 버리기' }).click();
    await trader.getByRole('dialog').getByRole('button', { name: '초안 버리기' }).click();
    await trader.getByRole('row', { name: /매도.*버림/ }).waitFor();
    expect(await trader.getByRole('row', { name: /매도.*초안/ }).count()).toBe(0);
  });

  it('makes a recommendation into a basket of drafts, and asks for the approval of all at once', async () => {
    await trader.goto(product.url);
    await trader.getByRole('link', { name: '추천 보기' }).click({ timeout: 90_000 });
    await trader.getByRole('button', { name: '바구니로 만들기' }).click({ timeout: 60_000 });
    await trader.getByRole('dialog').getByRole('button', { name: '바구니로 만들기' }).click();
    await trader.waitForURL(/\/baskets\/bsk_/);
    await trader
      .getByRole('row', { name: /초안/ })
      .first()
      .waitFor();
    await picture(trader, 'basket-ko-dark', desk);
    await trader.getByRole('button', { name: '모두 승인 요청' }).click();
    await trader.getByRole('dialog').getByRole('button', { name: '모두 승인 요청' }).click();
    await trader
      .getByRole('row', { name: /승인 대기/ })
      .first()
      .waitFor();
    await trader
      .getByRole('row', { name: /초안/ })
      .first()
      .waitFor({ state: 'detached' });
    expect(await trader.getByRole('row', { name: /승인 대기/ }).count()).toBeGreaterThan(1);
    await approver.getByRole('button', { name: 'Approve all' }).waitFor();
    await picture(approver, 'approvals-basket-en-light-360', phone);
  });

  it('stops everything with a reason, tells everybody, and goes on when another admin says so', async () => {
    await approver.getByRole('button', { name: 'Stop trading' }).click();
    await approver.getByRole('dialog').getByRole('textbox').fill('Odd prices');
    await picture(approver, 'halt-en-light-360', phone);
    await approver.getByRole('dialog').getByRole('button', { name: 'Stop trading' }).click();
    await approver.getByRole('region', { name: 'Trading is stopped' }).getByText('Odd prices').waitFor();
    await trader.getByText('거래가 중지되었습니다').waitFor();
    await picture(approver, 'halted-en-light-360', phone);
    await admin.goto(`${product.url}/account`);
    await admin.getByRole('button', { name: '거래 재개' }).click();
    await picture(admin, 'resume-ko-dark', desk);
    await admin.getByRole('dialog').getByRole('textbox').fill('확인했습니다');
    await admin.getByRole('dialog').getByRole('button', { name: '거래 재개' }).click();
    await trader.getByText('거래가 중지되었습니다').waitFor({ state: 'detached' });
    expect(await trader.getByRole('button', { name: '거래 중지' }).count()).toBe(1);
  });

  it('fits a phone on every page of trading', async () => {
    for (const [name, url, text] of [
      ['account', '/account', 'Total value'],
      ['orders', '/orders', 'Awaiting approval'],
      ['overview', '/', 'Account'],
    ] as const) {
      await approver.goto(product.url + url);
      await approver.getByText(text).first().waitFor();
      await picture(approver, `${name}-en-light-360`, phone);
    }
    await approver.getByRole('button', { name: 'Open menu' }).click();
    await picture(approver, 'menu-en-light-360', phone);
    await keepContactSheet(browser, 'sheet-orders-desktop', desk);
    await keepContactSheet(browser, 'sheet-orders-phone', phone);
    await Promise.all([trader, approver, admin].map((page) => page.close()));
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
