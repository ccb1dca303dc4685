/** A pair of keys as the vendor hands them out: 36 and 180 characters. */
export interface EmulatedCredentials {
  readonly appKey: string;
  readonly appSecret: string;
}

/** The emulator's two personas. Public on purpose: they open nothing but the emulator, and their names say so. */
export const emulatorCredentials: Readonly<Record<'real' | 'paper', EmulatedCredentials>> = {
  real: { appKey: 'SIMULATED-REAL-APP-KEY'.padEnd(36, '0'), appSecret: 'SIMULATED-REAL-APP-SECRET'.padEnd(180, '0') },
  paper: {
    appKey: 'SIMULATED-PAPER-APP-KEY'.padEnd(36, '0'),
    appSecret: 'SIMULATED-PAPER-APP-SECRET'.padEnd(180, '0'),
  },
};
