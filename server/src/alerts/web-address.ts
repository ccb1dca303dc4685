import { DomainError } from '@convergence/shared/errors';

const LONGEST_ADDRESS = 500;

/** An address that people may follow from a page; null where none is given. @throws DomainError E_FORMAT or E_LENGTH at the field. */
export function webAddress(text: string | null | undefined, field: string): string | null {
  const address = text?.trim() ?? '';
  if (address === '') return null;
  if (address.length > LONGEST_ADDRESS) throw new DomainError('E_LENGTH', [field]);
  // a script address would run in the page of whoever follows it
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) throw new DomainError('E_FORMAT', [field]);
  return address;
}
