/** Tells whoever holds open connections that sessions, roles or tokens have changed, so that they are looked at now. */
export class RightsNews {
  readonly #listeners = new Set<() => Promise<void>>();

  onChange(listener: () => Promise<void>): void {
    this.#listeners.add(listener);
  }

  /** Call it after the commit. */
  async changed(): Promise<void> {
    await Promise.all([...this.#listeners].map((listener) => listener()));
  }
}
