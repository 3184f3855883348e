import { isAddress } from '../domain/address.ts';
import type { Day } from '../domain/day.ts';
import { fold } from '../domain/fold.ts';
import { emailOf } from '../domain/group-edits.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import { readWrittenDay } from '../domain/written-day.ts';
import type { Texts } from '../texts/texts.ts';
import { type Columns, isGarbled, placeColumns, type Row, readTable } from './read-table.ts';

/** One party as a line says it. */
export type NewParty = {
  name: string;
  shortName: string;
  municipality?: string;
  contact?: { name: string; email: string };
  reference: string;
  validFrom: Day;
  validTo: Day;
};

/** What is wrong in one line. */
export type LineFault = { line: number; text: string };

export type ReadParties = {
  /** Whole, and not in the group yet. */
  parties: (NewParty & { line: number })[];
  faults: LineFault[];
  /** The lines that have faults, as they stand in what was pasted. */
  faulty: Row[];
  /** Lines of parties that are in the group already, just so. */
  there: number;
  /** Headings of columns that are not read. */
  others: string[];
};

type Column = 'party' | 'contact' | 'email' | 'reference' | 'from' | 'to' | 'municipality' | 'short';

/** By what may stand above them, folded and without signs between; in the order in which they come without headings. */
const columns: Columns<Column> = {
  party: ['part', 'parten', 'bibliotek', 'biblioteket', 'organisation', 'party', 'library', 'organization'],
  contact: ['kontaktperson', 'kontakt', 'namn', 'kontaktpersonnamn', 'contact', 'contactperson', 'name'],
  email: [
    'epost',
    'epostadress',
    'mejl',
    'mejladress',
    'mail',
    'mailadress',
    'email',
    'emailaddress',
    'address',
  ],
  reference: ['diarienummer', 'diarienr', 'dnr', 'diariefort', 'reference', 'referencenumber'],
  from: [
    'gallerfran',
    'gallerfranochmed',
    'gallerfrom',
    'fran',
    'from',
    'franochmed',
    'giltigfran',
    'startdatum',
    'validfrom',
  ],
  to: [
    'gallertill',
    'gallertillochmed',
    'gallertom',
    'till',
    'tom',
    'tillochmed',
    'giltigtill',
    'slutdatum',
    'validto',
    'to',
  ],
  municipality: ['kommun', 'kommunen', 'municipality'],
  short: ['kortnamn', 'kortanamnet', 'kort', 'shortname'],
};

const longest = { name: 200, short: 40 };
/** So many parties a group has at most. */
const mostParties = 300;

/**
 * Reads lines of parties against the group that they are to be added to. Decides alone; every fault that a line has is
 * told, so that one mends it once.
 */
export function readParties(pasted: string, group: WorkingGroupFile, t: Texts): ReadParties {
  const a = t.adding;
  const { at, others, rows, heading } = placeColumns(readTable(pasted), columns);
  const read: ReadParties = { parties: [], faults: [], faulty: [], there: 0, others };
  if (heading && at.party === undefined)
    return { ...read, faults: [{ line: heading.line, text: a.noPartyColumn }], faulty: [heading] };
  const taken = takenIn(group);
  for (const row of rows) {
    const cell = (name: Column) => {
      const index = at[name];
      return index === undefined ? '' : (row.cells[index] ?? '');
    };
    const faults: string[] = [];
    const { party, was } = readLine(cell, { row, group, taken, t, fault: (text) => faults.push(text) });
    if (!heading && row.cells.length > Object.keys(columns).length) faults.push(a.tooManyCells);
    // A line whose letters are wrong has one thing wrong with it.
    const said = isGarbled(row.raw) ? [a.garbled] : faults;
    if (said.length > 0 || (!party && !was)) {
      read.faults.push({ line: row.line, text: said.join(' ') });
      read.faulty.push(row);
    } else if (was) read.there++;
    else if (party) {
      read.parties.push({ ...party, line: row.line });
      taken.add(party, row.line);
    }
  }
  const room = mostParties - group.parties.length;
  for (const { line } of read.parties.splice(Math.max(0, room)))
    read.faults.push({ line, text: a.noRoom(mostParties) });
  return { ...read, faults: read.faults.sort((one, other) => one.line - other.line) };
}

type Taken = ReturnType<typeof takenIn>;

/** What no two parties may have alike, and where it stands: a line, or the group. */
function takenIn(group: WorkingGroupFile) {
  const names = new Map<string, number | 'group'>();
  const shortNames = new Map<string, { municipality: string; line: number | 'group' }[]>();
  const references = new Map<string, number | 'group'>();
  const people = new Map<string, string>();
  const short = (name: string, municipality: string | undefined, line: number | 'group') => {
    const before = shortNames.get(fold(name)) ?? [];
    shortNames.set(fold(name), [...before, { municipality: fold(municipality ?? ''), line }]);
  };
  for (const party of group.parties) {
    names.set(fold(party.name), 'group');
    short(party.shortName, party.municipality, 'group');
    for (const one of party.contacts) people.set(one.email, one.name);
  }
  for (const one of group.workingGroup.coordinators)
    if (typeof one !== 'string' && one.name) people.set(emailOf(one), one.name);
  for (const one of group.agreements) references.set(one.reference, 'group');
  return {
    names,
    references,
    people,
    sameShort: (name: string, municipality: string | undefined) =>
      shortNames
        .get(fold(name))
        ?.find((one) => !one.municipality || !municipality || one.municipality === fold(municipality)),
    add(party: NewParty, line: number) {
      names.set(fold(party.name), line);
      short(party.shortName, party.municipality, line);
      references.set(party.reference, line);
      if (party.contact) people.set(party.contact.email, party.contact.name);
    },
  };
}

type Reading = {
  row: Row;
  group: WorkingGroupFile;
  taken: Taken;
  t: Texts;
  fault(text: string): void;
};

function readLine(
  cell: (name: Column) => string,
  { group, taken, t, fault }: Reading,
): { party?: NewParty; was?: true } {
  const a = t.adding;
  const name = cell('party');
  const shortName = cell('short') || shortOf(name);
  const municipality = cell('municipality') || undefined;
  const reference = cell('reference');
  const where = (line: number | 'group') => (line === 'group' ? a.inGroup : a.onLine(line));
  if (!name) fault(a.partyMissing);
  else if (name.length > longest.name) fault(a.tooLong(longest.name));
  if (shortName.length > longest.short) fault(a.shortTooLong(longest.short));
  const contact = readContact(cell('contact'), cell('email'), taken, t, fault);
  if (!reference) fault(a.referenceMissing);
  else if (reference.length > longest.name) fault(a.tooLong(longest.name));
  const validFrom = readDay(cell('from'), a.from, t, fault);
  const validTo = readDay(cell('to'), a.to, t, fault);
  if (validFrom && validTo && validFrom > validTo) fault(a.endsFirst(validTo, validFrom));
  const party = { name, shortName, municipality, contact, reference, validFrom, validTo };
  const named = taken.names.get(fold(name));
  if (named === 'group' && isThere(group, party)) return { was: true };
  if (name && named !== undefined) fault(a.partyTaken(name, where(named)));
  else if (name) {
    const same = taken.sameShort(shortName, municipality);
    if (same) fault(a.shortTaken(shortName, where(same.line)));
  }
  const signed = reference ? taken.references.get(reference) : undefined;
  if (signed !== undefined && named === undefined) fault(a.referenceTaken(reference, where(signed)));
  return validFrom && validTo ? { party: { ...party, validFrom, validTo } } : {};
}

/** The name as it is, or as much of it as there is room for, cut between words. */
function shortOf(name: string): string {
  if (name.length <= longest.short) return name;
  const cut = name.slice(0, longest.short + 1);
  const at = cut.lastIndexOf(' ');
  return (at > 0 ? cut.slice(0, at) : name.slice(0, longest.short)).replace(/[,.;:–-]+$/u, '').trim();
}

function readContact(
  name: string,
  typed: string,
  taken: Taken,
  t: Texts,
  fault: (text: string) => void,
): NewParty['contact'] {
  const a = t.adding;
  // As mail programs write it, and chats make of it: Anna Ek <anna@example.org>, or a link.
  const email = typed
    .replace(/^.*<([^<>]+)>$/u, '$1')
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
  if (!name && !email) return undefined;
  if (!email) fault(a.emailMissing(name));
  else if (!isAddress(email)) fault(a.badEmail(typed));
  if (!name) fault(a.nameMissing(email));
  else if (name.length > longest.name) fault(a.tooLong(longest.name));
  const known = taken.people.get(email);
  if (name && known !== undefined && known !== name) fault(a.otherName(email, known));
  return { name, email };
}

function readDay(text: string, which: string, t: Texts, fault: (text: string) => void): Day | undefined {
  if (!text) {
    fault(t.adding.dayMissing(which));
    return undefined;
  }
  const day = readWrittenDay(text);
  if (!day) fault(t.adding.badDay(which, text));
  return day;
}

/** Whether the group has the party, with this agreement and this contact: the same lines pasted again change nothing. */
function isThere(
  group: WorkingGroupFile,
  {
    name,
    contact,
    reference,
    validFrom,
    validTo,
  }: Omit<NewParty, 'validFrom' | 'validTo'> & { validFrom?: Day; validTo?: Day },
): boolean {
  const party = group.parties.find((one) => fold(one.name) === fold(name));
  const agreement = group.agreements.find((one) => one.reference === reference);
  if (!party || !agreement?.parties.includes(party.key)) return false;
  const person = party.contacts.find(({ role }) => role === 'contact');
  const same = contact ? person?.email === contact.email : true;
  return same && agreement.validFrom === validFrom && agreement.validTo === validTo;
}

/** The group with these parties, each with its agreement with the convener. */
export function withParties(
  group: WorkingGroupFile,
  parties: readonly NewParty[],
  t: Texts,
): WorkingGroupFile {
  const keys = new Set(group.parties.map(({ key }) => key));
  const keyed = parties.map((party) => ({ party, key: keyFor(party.shortName, keys) }));
  const convener = group.parties.find(({ key }) => key === group.workingGroup.convener);
  const areas = group.areas.map(({ key }) => key);
  return {
    ...group,
    parties: [
      ...group.parties,
      ...keyed.map(({ party: { name, shortName, municipality, contact }, key }) => ({
        key,
        name,
        shortName,
        ...(municipality && { municipality }),
        contacts: contact ? [{ ...contact, role: 'contact' as const }] : [],
      })),
    ],
    agreements: [
      ...group.agreements,
      ...keyed.map(({ party: { name, reference, validFrom, validTo }, key }) => ({
        reference,
        title: t.adding.agreementTitle(convener?.name ?? '', name),
        parties: [group.workingGroup.convener, key],
        validFrom,
        validTo,
        areas,
      })),
    ],
  };
}

/** A key that nobody has yet, from a name: `Åstorps bibliotek` is `astorps-bibliotek`. It is added to those there are. */
export function keyFor(name: string, keys: Set<string>): string {
  const bare = fold(name)
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 55);
  const base = bare || 'part';
  let key = base;
  for (let n = 2; keys.has(key); n++) key = `${base}-${n}`;
  keys.add(key);
  return key;
}
