import { expect, it } from 'vitest';

import { createLog } from './log.ts';

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
it('leaves out what is below its level', () => {
  const lines: string[] = [];
  createLog('warn', { write: (line) => lines.push(line) }).info('hello');
  expect(lines).toEqual([]);
});
