/** A pair of keys; the vendor's are 36 and 180 characters long. */
export interface EmulatedCredentials {
  readonly appKey: string;
  readonly appSecret: string;
}

/** The emulator's two personas. Public on purpose: they open nothing but the emulator, and their names say so. */
export const emulatorCredentials: Readonly<Record<'real' | 'paper', EmulatedCredentials>> = {
  real: { appKey: 'PSEMULATORAPPKEY', appSecret: 'EMULATORAPPSECRET' },
  paper: { appKey: 'VTEMULATORAPPKEY', appSecret: 'EMULATORPAPERAPPSECRET' },
};

/** The account of the paper persona. */
export const emulatorAccount = '50000000-01';
