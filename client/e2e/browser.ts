import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

import { root } from './product.ts';
import type { Person } from './product.ts';

/** Where Chromium is; undefined: there is none, and the tests that need one are skipped by name. */
export const chromiumPath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find(
  (file) => file !== undefined && existsSync(file),
);

const artifacts = path.join(root, 'artifacts');
/** With SCREENSHOTS=1 the pictures of the README are written anew. */
const published = process.env['SCREENSHOTS'] === '1' ? path.join(root, 'mdfiles/screenshots') : null;

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? 'chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

export type View = 'desktop-ko-dark' | 'phone-en-light';

/** A browser of its own for one person, already signed in: Korean on a dark desk, or English on a light phone. */
export async function seatOf(browser: Browser, url: string, person: Person, view: View): Promise<BrowserContext> {
  const isPhone = view === 'phone-en-light';
  const options: BrowserContextOptions = isPhone
    ? { viewport: { width: 360, height: 740 }, locale: 'en-US' }
    : { viewport: { width: 1280, height: 800 }, locale: 'ko-KR' };
  const context = await browser.newContext(options);
  await context.addInitScript((isEnglish) => {
    localStorage.setItem('convergence-language', isEnglish ? 'en' : 'ko');
    localStorage.setItem('convergence-color-scheme', isEnglish ? 'light' : 'dark');
  }, isPhone);
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
    data: person,
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`${person.email} could not sign in: ${answer.status()} ${await answer.text()}`);
  return context;
}

/** Everything that the page complains of: errors and warnings of the console, exceptions, failed GraphQL answers. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  return complaints;
}

/** Rules of WCAG A and AA, up to 2.2, that the page breaks, with the first place of each. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'], // what passed is not described, which takes longer than finding it
    })
    .setLegacyMode() // in the page itself instead of a blank one beside it: all frames are of our own origin
    .analyze();
  return violations.map((each) => `${each.id} at ${each.nodes[0]?.target.join(' ') ?? ''}`);
}

/** Pixels by which the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Keeps a picture of the whole page, and the first screen of it for the README where that is asked for. */
export async function keepPicture(page: Page, name: string): Promise<string> {
  mkdirSync(artifacts, { recursive: true });
  const file = path.join(artifacts, `${name}.png`);
  await page.screenshot({ path: file, fullPage: true });
  if (published) {
    mkdirSync(published, { recursive: true });
    await page.screenshot({ path: path.join(published, `${name}.png`) });
  }
  return file;
}

/** All pictures of a walk side by side, to be looked at in one go. */
export async function keepContactSheet(browser: Browser, name: string, files: readonly string[]): Promise<void> {
  const page = await browser.newPage();
  const images = files.map((file) => {
    const data = readFileSync(file).toString('base64');
    return `<figure><figcaption>${path.basename(file, '.png')}</figcaption><div><img src="data:image/png;base64,${data}"></div></figure>`;
  });
  const style =
    'body{margin:0;background:#777;display:flex;flex-wrap:wrap;width:2640px;font:14px sans-serif}figure{margin:8px}figcaption{color:#fff}div{max-height:1000px;overflow:hidden}img{max-width:640px}';
  await page.setContent(`<style>${style}</style><body>${images.join('')}</body>`);
  await page.locator('body').screenshot({ path: path.join(artifacts, `${name}.png`) });
  await page.close();
}
