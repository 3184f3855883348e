import { randomUUID } from 'node:crypto';
import { commit } from '../asking/ask.ts';
import { declareForm, type FormHandler } from '../asking/declare-form.ts';
import type { AskingOf } from '../asking/feature.ts';
import { toAddress } from '../domain/address.ts';
import { isOfParty } from '../domain/group-contact.ts';
import { mayCoordinate } from '../domain/permission.ts';
import { codeLife, hashOfCode, newCode } from '../domain/token.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { addressChangedMessage, codeMessage } from '../messages/letters.ts';
import type { Message } from '../messages/message.ts';
import { say } from '../messages/say.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';

/*
 * Somebody's own address becomes another. The new one has to be shown to arrive, by a code that is mailed there: until
 * then the old one stays, so that a typo locks nobody out. Both letters go to addresses that are nobody's at that moment,
 * so they stand in no ledger.
 */

type AddressRef = Extract<FormRef, { kind: 'own-address' }>;
type CodeRef = Extract<FormRef, { kind: 'address-code' }>;

/** So many codes an hour one person has mailed to new addresses: those are other people's mailboxes until they are shown not to be. */
const mostCodes = 5;
const hour = 60 * 60 * 1000;

/** One at a time for a person: a code asked for in another window ends the one before. */
const keptAs = (personId: number) => ({ personId, purpose: 'address' });
/** The address is in the hash only, so that what is kept does not tell it. */
const hashFor = (personId: number, address: string, code: string) =>
  hashOfCode(code.replace(/\s/g, ''), { personId, purpose: `address:${address}` });

const addressShape = {
  address: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.mail.own.field,
    hint: (t) => t.mail.own.hint,
    required: (t) => t.mail.own.bad,
  },
} as const satisfies Shape;

/** Why the asker's address cannot be another by their own word; undefined: it can. */
async function hindrance(product: Product, store: Store, { person, group, t }: Asker) {
  const whom = whomToAsk(group, t);
  if (!product.platforms.get('mail')) return t.mail.own.noLetters(whom);
  return (await store.people.isInFile(person.id)) ? t.mail.own.inFile(whom) : undefined;
}

const readAddress: FormHandler<AddressRef, typeof addressShape>['read'] = async (
  { product, asker },
  store,
) => {
  const { t, person } = asker;
  const refused = await hindrance(product, store, asker);
  if (refused) return { refused };
  return {
    saved: { address: '' },
    partyName: '',
    reading: [t.mail.own.now(person.email)],
    note: t.mail.own.note,
  };
};

/** What is wrong with the new address, beside that somebody has it. */
function faultOf({ t, person, group, membership }: Asker, typed: string): string | undefined {
  const address = toAddress(typed);
  if (!address) return t.mail.own.bad;
  if (address === person.email.toLowerCase()) return t.mail.own.same;
  if (mayCoordinate(membership)) return undefined;
  const own = new Set(membership.parties.map(({ partyId }) => partyId));
  const emails = group.contacts.flatMap((one) => (own.has(one.partyId) ? [one.person.email] : []));
  return isOfParty(address, emails) ? undefined : t.mail.own.outside(whomToAsk(group, t));
}

/** The form behind *Ändra min e-postadress*: which it is to be. A code is mailed there. */
export const ownAddressForm = declareForm<AddressRef, typeof addressShape>({
  who: 'reader',
  shape: addressShape,
  title: (t) => t.mail.own.title,
  submit: (t) => t.mail.own.sendCode,
  again: ({ group, party }) => ({ kind: 'change-address', group, party }),
  back: ({ group, party }) => ({ kind: 'who-answers', group, party }),
  check: ({ asker }, _, { address }): Record<string, string> => {
    const fault = faultOf(asker, address);
    return fault === undefined ? {} : { address: fault };
  },
  read: readAddress,
  async save(asking, of, judge) {
    const { ask, product, asker } = asking;
    const { t, person, group } = asker;
    const refuse = (why: string) => ({ kind: 'refused' as const, fields: { address: why } });
    let mailed: { address: string; code: string } | undefined;
    const reply = await commit(ask, async (store) => {
      const judged = judge(await readAddress(asking, store, of, true));
      if (judged.kind === 'answer') return judged.change;
      const address = toAddress(judged.values.address) ?? '';
      if (await store.people.isTaken(address))
        return { reply: refuse(t.mail.own.taken(whomToAsk(group, t))) };
      if (!(await mayMail(product, store, person.id))) return { reply: refuse(t.mail.own.tooOften) };
      const code = newCode();
      const until = new Date(product.clock.now().getTime() + codeLife);
      await store.links.keepCode(keptAs(person.id), hashFor(person.id, address, code), until);
      mailed = { address, code };
      return { reply: { kind: 'messages', items: [askedMessage(asking, of, address)], replace: true } };
    });
    if (!mailed) return reply;
    const came = await mail(product, asker, mailed.address, codeMessage(mailed.code, t));
    return came ? reply : refuse(t.mail.own.notSent);
  },
});

async function mayMail({ clock }: Product, store: Store, personId: number): Promise<boolean> {
  const now = clock.now();
  const within = Math.floor(now.getTime() / hour);
  for (let n = 0; n < mostCodes; n++)
    if (await store.firstTime(`address-code:${personId}:${within}:${n}`, now)) return true;
  return false;
}

const askedMessage = ({ asker: { t } }: AskingOf<AddressRef>, of: AddressRef, address: string): Message => {
  const { group, party } = of;
  return {
    parts: [
      ...say(t.mail.own.asked(address)).parts,
      {
        kind: 'buttons',
        buttons: [
          {
            label: t.mail.own.typeCode,
            action: { kind: 'address-code', group, party, address },
            primary: true,
          },
          { label: t.mail.own.other, action: { kind: 'change-address', group, party } },
        ],
      },
    ],
  };
};

const codeShape = {
  code: { kind: 'text', lines: 'one', label: (t) => t.page.code, required: (t) => t.page.codeWrong },
} as const satisfies Shape;

const readCode: FormHandler<CodeRef, typeof codeShape>['read'] = async (
  { product, asker },
  store,
  { address },
) => {
  const { t, person } = asker;
  if (person.email.toLowerCase() === address) return { refused: t.mail.own.isSo(address) };
  const refused = (await hindrance(product, store, asker)) ?? faultOf(asker, address);
  if (refused) return { refused };
  return { saved: { code: '' }, partyName: '', reading: [t.mail.own.codeIn(address)], note: t.mail.own.note };
};

/** The form in which the code from the new address is typed; then that is the asker's address. */
export const addressCodeForm = declareForm<CodeRef, typeof codeShape>({
  who: 'reader',
  shape: codeShape,
  title: (t) => t.page.codeTitle,
  submit: (t) => t.mail.own.change,
  again: ({ group, party, address }) => ({ kind: 'address-code', group, party, address }),
  back: ({ group, party }) => ({ kind: 'change-address', group, party }),
  read: readCode,
  async save(asking, of, judge) {
    const { ask, product, asker } = asking;
    const { t, person, group, identity } = asker;
    const judged = judge(await readCode(asking, product.store, of, true));
    if (judged.kind === 'answer') return judged.change.reply;
    const now = product.clock.now();
    const hash = hashFor(person.id, of.address, judged.values.code);
    // Outside the transaction below, which a refusal undoes: a try counts all the same.
    if (!(await product.store.links.tryCode(keptAs(person.id), hash, now)))
      return { kind: 'refused', fields: { code: t.mail.own.codeWrong } };
    let changed = false;
    const reply = await commit(ask, async (store) => {
      const came = await store.people.changeAddress(person.id, of.address);
      const whom = whomToAsk(group, t);
      if (came !== 'changed')
        return {
          reply: {
            kind: 'refused',
            fields: {},
            why: t.mail.own[came === 'taken' ? 'taken' : 'inFile'](whom),
          },
        };
      // Neither of the addresses stands in the log.
      const { platform } = identity;
      await store.log({ at: now, kind: 'address-changed', groupId: group.id, actor: person.id, platform });
      changed = true;
      return { reply: { kind: 'messages', items: [say(t.mail.own.done(of.address))], replace: true } };
    });
    if (changed) {
      const others = group.coordinators.filter(({ id }) => id !== person.id);
      const whom = others.length > 0 ? whomToAsk({ coordinators: others }, t) : undefined;
      await mail(product, asker, person.email, addressChangedMessage(whom, t));
    }
    return reply;
  },
});

/** A letter to an address that leads to nobody now. False: it did not go. */
async function mail(
  { platforms, log }: Product,
  { locale }: Pick<Asker, 'locale'>,
  address: string,
  message: Message,
): Promise<boolean> {
  const letters = platforms.get('mail');
  if (!letters) return false;
  const identity = { platform: 'mail' as const, tenant: 'mail', userId: address.toLowerCase() };
  const delivery = { id: randomUUID(), to: { kind: 'person' as const, identity }, locale, message };
  const ready = await letters.ready(delivery.to);
  const came = ready.kind === 'go' ? await letters.deliver(delivery) : ready;
  // One that may have arrived is waited for.
  if (came.kind === 'sent' || came.kind === 'unknown') return true;
  log.warn({ why: came.why }, 'a letter about another address was not sent');
  return false;
}
