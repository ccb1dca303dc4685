import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';

import { TestFrame } from '../../ui/test-frame.tsx';

import { SignInForm } from './sign-in-form.tsx';

afterEach(cleanup);

function submit(answer: () => Promise<Response>) {
  const asked = vi.fn<typeof fetch>(answer);
  vi.stubGlobal('fetch', asked);
  const onDone = vi.fn<() => Promise<void>>(() => Promise.resolve());
  render(<SignInForm onDone={onDone} />, { wrapper: TestFrame });
  fireEvent.change(screen.getByLabelText('이메일'), { target: { value: ' demo@convergence.local ' } });
  fireEvent.change(screen.getByLabelText('비밀번호'), { target: { value: 'secret' } });
  fireEvent.click(screen.getByRole('button', { name: '로그인' }));
  return { asked, onDone };
}

it('sends address and password once and reports that the person is in', async () => {
  const { asked, onDone } = submit(() => Promise.resolve(new Response('{}')));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(asked).toHaveBeenCalledOnce();
  expect(asked.mock.calls[0]?.[1]?.body).toBe('{"email":"demo@convergence.local","password":"secret"}');
});
it.each([
  [401, '이메일 또는 비밀번호가 맞지 않습니다.'],
  [429, '시도가 너무 많습니다. 잠시 뒤에 다시 로그인해 주세요.'],
  [500, '서버 오류로 로그인하지 못했습니다. 잠시 뒤에 다시 시도해 주세요.'],
])('says what an answer of %d means', async (status, text) => {
  const { onDone } = submit(() => Promise.resolve(new Response('{}', { status })));
  expect((await screen.findByRole('alert')).textContent).toBe(text);
  expect(onDone).not.toHaveBeenCalled();
});
it('asks for the code where the password alone is not enough, and is in after it', async () => {
  const { asked, onDone } = submit(() => Promise.resolve(new Response('{"isSecondFactorNeeded":true}')));
  const code = await screen.findByLabelText('인증 코드');
  expect(onDone).not.toHaveBeenCalled();
  asked.mockResolvedValueOnce(new Response('{"code":"INVALID_CODE"}', { status: 401 }));
  fireEvent.change(code, { target: { value: '000000' } });
  fireEvent.click(screen.getByRole('button', { name: '확인' }));
  expect((await screen.findByRole('alert')).textContent).toContain('코드가 맞지 않거나');
  asked.mockResolvedValueOnce(new Response('{"isSecondFactorNeeded":false}'));
  fireEvent.change(screen.getByLabelText('인증 코드'), { target: { value: ' 123456 ' } });
  fireEvent.click(screen.getByRole('button', { name: '확인' }));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(asked.mock.lastCall?.[0]).toBe('/api/auth/two-factor/verify-totp');
  expect(asked.mock.lastCall?.[1]?.body).toBe('{"code":"123456"}');
});
it('says that the server cannot be reached', async () => {
  submit(() => Promise.reject(new TypeError('Failed to fetch')));
  expect((await screen.findByRole('alert')).textContent).toBe('서버에 연결할 수 없습니다. 네트워크를 확인해 주세요.');
});
