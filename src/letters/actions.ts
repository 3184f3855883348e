import { z } from 'zod';
import { formRef, id, opener } from '../asking/contract.ts';

/** As it was typed when its code was mailed: the code is good for no other. */
const address = z.string().max(254);

export const lettersPresses = [
  /** One's own address, from the page of whoever answers for a party. */
  opener('change-address', { group: id, party: id }),
  opener('address-code', { group: id, party: id, address }),
] as const;

export const lettersForms = [
  formRef('own-address', { group: id, party: id }),
  formRef('address-code', { group: id, party: id, address }),
] as const;
