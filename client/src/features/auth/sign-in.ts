export type SignInAnswer = 'ok' | 'code' | 'refused' | 'limited' | 'unreachable' | 'failed';

/** Asks for a session cookie. Never throws: every outcome is something to tell the person. `code`: a second step is missing. */
export function signIn(email: string, password: string): Promise<SignInAnswer> {
  return ask('/api/auth/sign-in/email', { email, password });
}

/** The second step, with a code of the app or a recovery code. */
export function confirmSignIn(code: string, kind: 'app' | 'recovery'): Promise<SignInAnswer> {
  return ask(kind === 'app' ? '/api/auth/two-factor/verify-totp' : '/api/auth/two-factor/verify-backup-code', { code });
}

async function ask(path: string, body: Readonly<Record<string, string>>): Promise<SignInAnswer> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) {
      const answer = (await response.json()) as { readonly isSecondFactorNeeded?: boolean };
      return answer.isSecondFactorNeeded === true ? 'code' : 'ok';
    }
    if (response.status === 429) return 'limited';
    return response.status >= 500 ? 'failed' : 'refused';
  } catch (error) {
    if (error instanceof TypeError) return 'unreachable';
    throw error;
  }
}
