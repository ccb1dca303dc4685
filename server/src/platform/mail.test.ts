import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, expect, it } from 'vitest';

import { FileMail, isMailAddress, MailRefused, SmtpMail } from './mail.ts';

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});
const message = { to: 'ops@example.com', subject: '위험 점수 72점', text: '기준 60점을 넘었습니다.\n', id: 'ndl_1' };

function fileMail(): { readonly mail: FileMail; readonly dir: string } {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-mail-'));
  dirs.push(dir);
  return { mail: new FileMail(dir, 'Convergence <alerts@example.com>'), dir };
}

it('writes a mail that a mail program opens, its Korean subject encoded; a repeat writes the same file', async () => {
  const { mail, dir } = fileMail();
  await mail.send(message);
  await mail.send(message);
  const files = readdirSync(dir);
  expect(files).toEqual(['ndl_1.eml']);
  const text = readFileSync(path.join(dir, files[0]!), 'latin1');
  const encoded = [...text.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/g)];
  const subject = encoded
    .map(([, kind, body]) =>
      kind === 'B'
        ? Buffer.from(body!, 'base64')
        : Buffer.from(
            body!
              .replaceAll('_', ' ')
              .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          ),
    )
    .map((bytes) => bytes.toString('utf8'))
    .join('');
  expect(subject).toBe('위험 점수 72점');
  expect(text).toMatch(/^To: ops@example\.com\r$/m);
  expect(text).toMatch(/^Message-ID: <ndl_1@example\.com>\r$/m);
});

it.each([
  ['a recipient with a second line', { to: 'a@example.com\r\nBcc: b@example.com' }, 'to'],
  ['two recipients', { to: 'a@example.com, b@example.com' }, 'to'],
  ['a recipient with a name', { to: 'A <a@example.com>' }, 'to'],
  ['a recipient without a domain', { to: 'root' }, 'to'],
  ['a subject with a second line', { subject: '제목\r\nBcc: b@example.com' }, 'subject'],
  ['a subject with a line break alone', { subject: '제목\nX: y' }, 'subject'],
  ['a subject with a line separator', { subject: '제목\u2028X: y' }, 'subject'],
])('refuses %s, and writes nothing', async (_what, change, field) => {
  const { mail, dir } = fileMail();
  await expect(mail.send({ ...message, ...change })).rejects.toMatchObject({ code: 'E_FORMAT', path: [field] });
  expect(readdirSync(dir)).toEqual([]);
});

it('knows a mail address', () => {
  expect(['a@b.kr', 'first.last+tag@sub.example.co.kr'].every(isMailAddress)).toBe(true);
  expect(['a@b', 'a b@c.kr', '@c.kr', 'a@b.kr;c@d.kr', 'a@b..kr'].some(isMailAddress)).toBe(false);
});

/** As much of a mail server as it takes: answers the recipient with `code`. */
async function mailServer(code: number): Promise<{ readonly url: string; readonly said: string[]; close(): void }> {
  const said: string[] = [];
  const server = createServer((socket) => {
    let isData = false;
    socket.write('220 test\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').filter(Boolean)) {
        said.push(line);
        if (isData && line === '.') isData = false;
        if (isData) continue;
        if (line.startsWith('RCPT')) socket.write(`${code} recipient\r\n`);
        else if (line === 'DATA') {
          isData = true;
          socket.write('354 go on\r\n');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    said,
    close: () => server.close(),
  };
}

it('hands a mail to a server, and tells a refusal for good from one for now', async () => {
  for (const [code, outcome] of [
    [250, null],
    [550, MailRefused],
    [451, Error],
  ] as const) {
    const server = await mailServer(code);
    const mail = new SmtpMail({ url: server.url, from: 'alerts@example.com' });
    const failure = await mail.send(message).then(
      () => null,
      (error: unknown) => error,
    );
    if (outcome === null) {
      expect(failure).toBeNull();
      expect(server.said).toContain('RCPT TO:<ops@example.com>');
    } else {
      expect(failure).toBeInstanceOf(outcome);
      expect(failure instanceof MailRefused).toBe(outcome === MailRefused);
    }
    await mail.close();
    server.close();
  }
});
