export type SignInAnswer = 'ok' | 'refused' | 'limited' | 'unreachable' | 'failed';

/** Asks for a session cookie. Never throws: every outcome is something to tell the person. */
export async function signIn(email: string, password: string): Promise<SignInAnswer> {
  try {
    const response = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (response.ok) return 'ok';
    if (response.status === 429) return 'limited';
    return response.status >= 500 ? 'failed' : 'refused';
  } catch (error) {
    if (error instanceof TypeError) return 'unreachable';
    throw error;
  }
}
