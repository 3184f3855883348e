import { commit } from '../asking/ask.ts';
import type { Feature, Words } from '../asking/feature.ts';
import { chooseWay } from './choose-way.ts';
import { composeCode, composeLinks, composeReceipt } from './compose-letter.ts';
import { addressCodeForm, ownAddressForm } from './own-address.ts';

const way = (says: readonly string[], where: 'by-mail' | 'here'): Words => ({
  who: 'member',
  says,
  suggests: [],
  help: () => [],
  answer: ({ ask, product, asker }) =>
    commit(ask, async (store) => ({ reply: await chooseWay(product, store, asker, where) })),
});

/** Where one is written to: by letters, or here. */
export const lettersFeature: Feature<'letters'> = {
  words: {
    'by-mail': way(
      ['skicka till min e-post', 'skicka till min epost', 'send to my e-mail', 'send to my email'],
      'by-mail',
    ),
    here: way(['skicka hit', 'skriv har', 'send here', 'write here'], 'here'),
  },
  presses: {
    'change-address': {
      who: 'reader',
      answer: (asking, { group, party }) =>
        ownAddressForm.open(asking, asking.product.store, { kind: 'own-address', group, party }),
    },
    'address-code': {
      who: 'reader',
      answer: (asking, { group, party, address }) =>
        addressCodeForm.open(asking, asking.product.store, { kind: 'address-code', group, party, address }),
    },
  },
  forms: { 'own-address': ownAddressForm, 'address-code': addressCodeForm },
  deliveries: {
    receipt: { compose: composeReceipt },
    link: { compose: composeLinks },
    code: { compose: composeCode },
  },
  events: { 'address-changed': ({ t }) => t.mail.own.event },
};
