import { fold } from '../domain/fold.ts';
import { readStatus } from '../domain/quick-line.ts';
import type { Party, WorkingGroup } from '../domain/working-group.ts';
import type { CarriedStatus } from '../ports/beginning.ts';
import type { Texts } from '../texts/texts.ts';
import type { LineFault } from './read-parties.ts';
import { type Columns, isGarbled, placeColumns, type Row, readTable } from './read-table.ts';

/*
 * How it went last half-year, out of the spreadsheet that the group had: a line a party with a column an area, as the
 * summary's table has it; or a line an answer: party, area, status.
 */

export type ReadStatuses = {
  statuses: CarriedStatus[];
  /** How many parties and areas they are of. */
  parties: number;
  areas: number;
  faults: LineFault[];
  faulty: Row[];
  heading?: Row;
  others: string[];
};

type Area = WorkingGroup['areas'][number];

const columns: Columns<'party' | 'area' | 'status'> = {
  party: ['part', 'parten', 'bibliotek', 'biblioteket', 'kommun', 'party', 'library', 'municipality'],
  area: ['omrade', 'samverkansomrade', 'area'],
  status: ['lage', 'status', 'hurgardet', 'svar', 'answer'],
};

/** Reads lines of statuses against the group. Decides alone. */
export function readStatuses(
  pasted: string,
  group: Pick<WorkingGroup, 'parties' | 'areas'>,
  t: Texts,
): ReadStatuses {
  const a = t.adding;
  const rows = readTable(pasted);
  const areas = group.areas.filter(({ removed }) => !removed);
  const [first] = rows;
  const headings = (first?.cells ?? []).map((cell) => areaNamed(cell, areas));
  const read: ReadStatuses = { statuses: [], parties: 0, areas: 0, faults: [], faulty: [], others: [] };
  const seen = new Map<string, number>();
  const parties = partiesByName(group.parties);

  function judge(row: Row, partyCell: string, answers: { area?: Area; named: string; cell: string }[]): void {
    const faults: string[] = [];
    const party = parties.get(fold(partyCell));
    if (!partyCell) faults.push(a.partyMissing);
    else if (party === undefined) faults.push(a.unknownParty(partyCell));
    else if (party === 'several') faults.push(a.severalParties(partyCell));
    const said: CarriedStatus[] = [];
    for (const { area, named, cell } of answers) {
      if (!area) {
        faults.push(a.unknownArea(named));
        continue;
      }
      // A party that had nothing to say of an area.
      if (cell === '' || /^[-–—?]$/.test(cell)) continue;
      const status = readStatus(cell);
      if (!status) faults.push(a.unknownStatus(area.name, cell));
      else if (party && party !== 'several') {
        const key = `${party.id} ${area.id}`;
        const before = seen.get(key);
        if (before !== undefined) faults.push(a.answeredTwice(party.shortName, area.name, before));
        else said.push({ partyId: party.id, areaId: area.id, status });
      }
    }
    if (faults.length > 0 || isGarbled(row.raw)) {
      read.faults.push({ line: row.line, text: isGarbled(row.raw) ? a.garbled : faults.join(' ') });
      read.faulty.push(row);
      return;
    }
    for (const one of said) seen.set(`${one.partyId} ${one.areaId}`, row.line);
    read.statuses.push(...said);
  }

  // An answer's own line names an area too, and its status beside.
  const isTable = headings.some(Boolean) && !first?.cells.some((cell) => readStatus(cell));
  if (first && isTable) {
    const at = Math.max(
      0,
      first.cells.findIndex((cell) => columns.party.includes(fold(cell))),
    );
    read.heading = first;
    read.others = first.cells.filter((cell, i) => cell !== '' && i !== at && !headings[i]);
    for (const row of rows.slice(1)) {
      const answers = headings.flatMap((area, i) =>
        area ? [{ area, named: area.name, cell: row.cells[i] ?? '' }] : [],
      );
      judge(row, row.cells[at] ?? '', answers);
    }
  } else {
    const placed = placeColumns(rows, columns);
    read.heading = placed.heading;
    read.others = placed.others;
    const { party = 0, area = 1, status = 2 } = placed.at;
    for (const row of placed.rows) {
      const named = row.cells[area] ?? '';
      const found = areaNamed(named, areas);
      const cell = row.cells[status] ?? '';
      judge(row, row.cells[party] ?? '', [{ ...(found && { area: found }), named, cell }]);
    }
  }
  read.parties = new Set(read.statuses.map(({ partyId }) => partyId)).size;
  read.areas = new Set(read.statuses.map(({ areaId }) => areaId)).size;
  return read;
}

/** By name, short name, municipality or key. Where that means two, none. */
function partiesByName(parties: readonly Party[]): Map<string, Party | 'several'> {
  const found = new Map<string, Party | 'several'>();
  const there = parties.filter(({ removed }) => !removed);
  const add = (name: string | undefined, party: Party) => {
    const key = fold(name ?? '');
    const before = found.get(key);
    if (key) found.set(key, before === undefined || before === party ? party : 'several');
  };
  for (const party of there) for (const name of [party.name, party.shortName, party.key]) add(name, party);
  // A municipality is nobody's name where another party is called so.
  for (const party of there) if (!found.has(fold(party.municipality ?? ''))) add(party.municipality, party);
  return found;
}

/** By its name or key, or the beginning of its name where no other begins so: headings are often cut. */
function areaNamed(text: string, areas: readonly Area[]): Area | undefined {
  const word = fold(text).replace(/^[a-z]?\d?[.:)] /, '');
  if (!word) return undefined;
  const exact = areas.find((area) => fold(area.name) === word || fold(area.key) === word);
  const begun = word.length < 4 ? [] : areas.filter((area) => fold(area.name).startsWith(word));
  return exact ?? (begun.length === 1 ? begun[0] : undefined);
}
