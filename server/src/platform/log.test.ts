import { expect, it } from 'vitest';

import { createLog, scrubbed } from './log.ts';

it('writes no secret, however deep it stands', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  log.info(
    {
      password: 's3cret',
      req: { headers: { cookie: 's3cret', authorization: 's3cret', 'x-api-key': 's3cret', host: 'h' } },
    },
    'hello',
  );
  log.info({ kis: { appkey: 's3cret', access_token: 's3cret' } });
  expect(lines.join('')).not.toContain('s3cret');
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'info', msg: 'hello', req: { headers: { host: 'h' } } });
});
it('leaves no marked secret of any kind in a line, in fields, messages and the text of failures', () => {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const marks = {
    password: 'MARK-pass-1',
    token: 'cvg_MARK0000000000000000000000000000abcdef',
    jwt: 'eyJMARK.eyJpayload.sigMARK',
    cookie: 'session=MARK-cookie-3',
    account: '98765432-01',
    appKey: `PS${'MARK'.repeat(8)}ab`,
    authorization: 'Bearer MARKbearer123456',
    email: 'mark.person@operator.example',
  };
  const cause = new Error(`password: ${marks.password}, mail ${marks.email}, account ${marks.account}`);
  log.info(marks, 'fields');
  log.warn({
    request: { headers: { cookie: marks.cookie, authorization: marks.authorization } },
    user: { email: marks.email },
  });
  log.error({ err: new Error(`refused ${marks.authorization} for ${marks.email} with ${marks.appKey}`, { cause }) });
  log.info(`signed in ${marks.email} token=${marks.token} ${marks.jwt} 계좌 ${marks.account}`);
  log.debug({ body: JSON.stringify({ appkey: marks.appKey, password: marks.password }) }, 'sent');
  const written = lines.join('');
  for (const mark of ['MARK', 'mark.person', '98765432']) expect(written).not.toContain(mark);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ time: expect.any(String) });
  expect(written).toContain('signed in [e-mail]');
});
it('writes no secret that hangs on a failure, or stands under a name in other letters', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const request = { headers: { Authorization: 'MARK', Cookie: ['MARK'] }, body: [{ account: { number: 'MARK' } }] };
  log.error({ err: Object.assign(new Error('refused'), { code: 'E_AWAY', config: { request } }) });
  expect(lines.join('')).not.toContain('MARK');
  expect(JSON.parse(lines[0]!)).toMatchObject({ err: { type: 'Error', message: 'refused', code: 'E_AWAY' } });
});
it('writes a line in far less than a millisecond', () => {
  const log = createLog('info', { write: () => undefined });
  const fields = { run: 'run_01JQ7Z3V5M8K2T9W4X6Y0B1C2D', round: 0, chunks: 98, headers: { host: 'h', cookie: 'c' } };
  const times = Array.from({ length: 200 }, () => {
    const startedAt = performance.now();
    log.info(fields, 'run queued');
    return performance.now() - startedAt;
  });
  expect(times.toSorted((a, b) => a - b)[20]).toBeLessThan(0.2); // measured: 0.01; of the quick ones, as machines are shared
});
it('keeps what is no secret: ids, hashes, dates and amounts', () => {
  const plain = '{"run":"run_01JQ7Z3V5M8K2T9W4X6Y0B1C2D","at":"2026-11-23T01:02:03.004Z","krw":12345678,"sha":"aa11"}';
  expect(scrubbed(plain)).toBe(plain);
});
it('leaves out what is below its level', () => {
  const lines: string[] = [];
  createLog('warn', { write: (line) => lines.push(line) }).info('hello');
  expect(lines).toEqual([]);
});
