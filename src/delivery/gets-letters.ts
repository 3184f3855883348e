import type { Product } from '../ports/product.ts';

/** Whether somebody is written to by letter, which brings files along. */
export async function getsLetters(product: Product, personId: number): Promise<boolean> {
  const names = [...product.platforms.keys()];
  const address = (await product.store.people.addresses([personId], names)).get(personId);
  return address !== undefined && product.platforms.get(address.identity.platform)?.letters === true;
}
