import { createRequire } from 'node:module';
import path from 'node:path';

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
import { root, startProduct } from './product.ts';
import type { Product } from './product.ts';

/** The authenticator app of the test; it belongs to the server's workspace. */
const { TOTP, Secret } = createRequire(path.join(root, 'server/package.json'))('otpauth') as typeof import('otpauth');
const PASSWORD = '봄비 내리는 창가의 고양이 3';
const EMAIL = 'new.person@operator.example';

/** From an invitation to a person who signs in with two steps, and what an admin sees and does of it. */
describe.skipIf(!chromiumPath)('people in a browser', () => {
  let product: Product;
  let browser: Browser;
  let office: BrowserContext;
  let admin: Page;
  let home: BrowserContext;
  let person: Page;
  let complaints: readonly string[][];
  let link = '';
  let secret = '';
  const pictures: string[] = [];
  const faults: string[] = [];

  const picture = async (page: Page, name: string) => {
    await page.waitForTimeout(500); // fonts
    pictures.push(await keepPicture(page, name));
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`));
    if ((await overflow(page)) > 0) faults.push(`${name} is wider than the screen`);
  };
  const signIn = async (page: Page, email: string, password: string) => {
    await page.getByLabel('이메일').fill(email);
    await page.getByLabel('비밀번호', { exact: true }).fill(password);
    await page.getByRole('button', { name: '로그인' }).click();
  };
  const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct({ data: 'PREPARED' }), launch()]);
    office = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR' });
    home = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR' });
    [admin, person] = [await office.newPage(), await home.newPage()];
    complaints = [complaintsOf(admin), complaintsOf(person)];
    await admin.goto(`${product.url}/people`);
    await signIn(admin, product.demo.email, product.demo.password);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('lets an admin invite somebody, and shows the link once', async () => {
    await admin.getByRole('heading', { name: '구성원', level: 1 }).waitFor();
    await admin.getByRole('button', { name: '초대', exact: true }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('이메일').fill(EMAIL);
    await dialog.getByRole('button', { name: '초대 링크 만들기' }).click();
    await dialog.getByText('지금만 보입니다').waitFor();
    link = await dialog.locator('code').innerText();
    expect(link).toMatch(/\/invitation\/[\w-]{43}$/);
    await picture(admin, 'people-invited-ko-dark');
    await dialog.getByRole('button', { name: '닫기' }).last().click();
    await admin.getByRole('row', { name: /new\.person@operator\.example.*대기/ }).waitFor();
    await picture(admin, 'people-ko-dark');
  });

  it('lets the invited person choose name and password, judged while it is typed, and is in', async () => {
    await person.goto(link);
    await person.getByText('분석가 역할로 초대했습니다').waitFor();
    await person.getByLabel('이름').fill('이새봄');
    await person.getByLabel('비밀번호', { exact: true }).fill('password1234');
    await person.getByText('흔히 쓰는 말이 들어 있어').waitFor();
    expect(await person.getByRole('button', { name: '계정 만들기' }).isDisabled()).toBe(true);
    await picture(person, 'invitation-ko-dark');
    await person.getByLabel('비밀번호', { exact: true }).fill(PASSWORD);
    await person.getByLabel('비밀번호 확인').fill(PASSWORD);
    await person.getByRole('button', { name: '계정 만들기' }).click();
    await person.getByRole('heading', { name: '대시보드', level: 1 }).waitFor();
    const again = await office.newPage();
    await again.goto(link);
    await again.getByText('쓸 수 없는 초대입니다').waitFor();
    await picture(again, 'invitation-used-ko-dark');
    await again.close();
  });

  it('sets two-step sign-in up with an authenticator app, and shows the recovery codes once', async () => {
    await person.getByRole('button', { name: '내 계정' }).click();
    await person.getByRole('menuitem', { name: '내 보안' }).click();
    await person.getByRole('button', { name: '등록 시작' }).click();
    const dialog = person.getByRole('dialog');
    await dialog.getByLabel('지금 비밀번호').fill(PASSWORD);
    await dialog.getByRole('button', { name: '계속' }).click();
    const key = person.getByTestId('totp-key');
    await key.waitFor();
    secret = (await key.innerText()).replaceAll(' ', '');
    expect(await person.getByRole('link', { name: '인증 앱으로 열기' }).getAttribute('href')).toContain(
      `otpauth://totp/`,
    );
    await dialog.waitFor({ state: 'detached' });
    await picture(person, 'security-enrol-ko-dark');
    await person.getByLabel('앱에 나온 6자리 코드').fill('000000');
    await person.getByRole('button', { name: '확인하고 켜기' }).click();
    await person.getByText('인증 코드가 맞지 않습니다').waitFor();
    await person.getByLabel('앱에 나온 6자리 코드').fill(code());
    await person.getByRole('button', { name: '확인하고 켜기' }).click();
    await person.getByText('남은 복구 코드 10개').waitFor();
    expect((await person.locator('code').first().innerText()).split('\n')).toHaveLength(10);
    await picture(person, 'security-recovery-ko-dark');
  });

  it('asks for the code at the next sign-in, and lists the devices, of which each can be signed out', async () => {
    const other = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR' });
    const page = await other.newPage();
    await page.goto(`${product.url}/security`);
    await signIn(page, EMAIL, PASSWORD);
    await page.getByLabel('인증 코드').waitFor();
    await picture(page, 'sign-in-code-ko-dark');
    await page.getByLabel('인증 코드').fill(code());
    await page.getByRole('button', { name: '확인' }).click();
    await page.getByRole('heading', { name: '내 보안', level: 1 }).waitFor();
    await page.getByText('지금 기기').waitFor();
    expect(await page.getByRole('table', { name: '로그인한 기기' }).getByRole('row').count()).toBe(3);
    await page
      .getByRole('button', { name: /로그아웃$/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: '다른 기기 모두 로그아웃' }).click();
    await page.getByText('1개 기기에서 로그아웃했습니다').waitFor();
    await person.reload();
    await person.waitForURL(/\/sign-in/);
    complaints[1]!.length = 0; // the browser itself logs the 401 of the session that was ended
    await person.close();
    person = page;
    home = other;
  });

  it('makes an API token that is shown once', async () => {
    await person.getByRole('button', { name: '새 토큰' }).click();
    const dialog = person.getByRole('dialog');
    await dialog.getByLabel('용도').fill('야간 수집');
    await dialog
      .getByRole('textbox', { name: '권한' })
      .or(dialog.getByRole('combobox', { name: '권한' }))
      .first()
      .click();
    await person.getByRole('option', { name: 'MARKET_READ' }).click();
    await dialog.getByLabel('용도').click();
    await dialog.getByRole('button', { name: '토큰 만들기' }).click();
    expect(await person.getByText(/^cvg_\w{38}$/).innerText()).toHaveLength(42);
    await picture(person, 'security-token-ko-dark');
  });

  it('lets the admin change the role, which signs the person out, and shows all of it in the logs', async () => {
    await admin.reload();
    await admin.getByRole('button', { name: '이새봄에게 할 수 있는 일' }).click();
    await admin.getByRole('menuitem', { name: '역할 바꾸기' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog
      .getByRole('textbox', { name: '역할' })
      .or(dialog.getByRole('combobox', { name: '역할' }))
      .first()
      .click();
    await admin.getByRole('option', { name: '승인자' }).click();
    await dialog.getByRole('button', { name: '역할 바꾸기' }).click();
    await admin.getByText('이새봄의 역할을 승인자').waitFor();
    await person.reload();
    await person.waitForURL(/\/sign-in/);

    await admin.getByRole('link', { name: '감사 기록' }).click();
    await admin.getByRole('cell', { name: /person\.role-update/ }).waitFor();
    await picture(admin, 'audit-ko-dark');
    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('button', { name: 'CSV 내보내기' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^audit-lgx_.*\.csv$/);
    await admin.getByRole('tab', { name: '로그인과 접속' }).click();
    await admin.getByText('코드 요청').first().waitFor();
    await picture(admin, 'audit-access-ko-dark');
  });

  it('asks before somebody is removed, and fits a phone in English and light', async () => {
    await admin.goto(`${product.url}/people`);
    await admin.getByRole('button', { name: '이새봄에게 할 수 있는 일' }).click();
    await admin.getByRole('menuitem', { name: '내보내기' }).click();
    await admin.getByText('이 사람이 만든 것은 이름과 함께 남습니다').waitFor();
    await picture(admin, 'people-remove-ko-dark');
    await admin.getByRole('dialog').getByRole('button', { name: '내보내기' }).click();
    await admin.getByText('이새봄을(를) 내보냈습니다').waitFor();

    await admin.getByRole('button', { name: 'English' }).click();
    await admin.getByRole('button', { name: 'Switch to light' }).click();
    const phone = await browser.newContext({
      viewport: { width: 360, height: 740 },
      storageState: await office.storageState(),
    });
    const small = await phone.newPage();
    for (const [name, heading] of [
      ['people', 'People'],
      ['security', 'My security'],
      ['audit', 'Audit'],
    ] as const) {
      await small.goto(`${product.url}/${name}`);
      await small.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await small.getByRole('table').first().waitFor();
      await picture(small, `${name}-en-light-360`);
    }
    await small.route('**/graphql', (route) => {
      const isAudit = route.request().postData()?.includes('AuditEntries') === true;
      return isAudit ? route.abort() : route.continue();
    });
    await small.reload();
    await small.getByRole('alert').waitFor();
    pictures.push(await keepPicture(small, 'audit-error-en-light-360'));
    await phone.close();
    await keepContactSheet(browser, 'sheet-people', pictures);
    expect(faults).toEqual([]);
  });

  it('never complained in the console', () => {
    expect(complaints.flat()).toEqual([]);
  });
});
