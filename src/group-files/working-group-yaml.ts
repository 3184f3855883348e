import { closest, distance } from 'fastest-levenshtein';
import type { ErrorCode, Scalar } from 'yaml';
import { Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { FileFault, WorkingGroupFile } from '../domain/working-group-file.ts';
import { checkWorkingGroupFile } from '../domain/working-group-file.ts';
import { inOrder } from './file-fault.ts';
import type { ReadFile, UnreadFile } from './working-group-files.ts';
import { misleading, typographicAround, unreadable } from './yaml-slips.ts';

type Place = { line: number; column: number };
type Failure = { offset: number; message: string };

/** What a group's YAML file says. `place` is where the group's key stands, else the start of the file. */
export function readGroup({
  source,
  bytes,
  text,
}: UnreadFile): ReadFile & { place: Place; placeOf(path: FileFault['path']): Place } {
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const { key, keyOffset = 0, file, failures, document } = check(bytes, text, lines);
  const faults = failures.map(({ offset, message }) => ({ ...placeOf(offset), message }));
  return {
    source,
    text,
    file,
    key,
    faults: inOrder(faults),
    place: placeOf(keyOffset),
    placeOf: (path) => placeOf(document ? offsetOf(document, path) : 0),
  };
}

type Checked = {
  key?: string;
  keyOffset?: number;
  file?: WorkingGroupFile;
  failures: Failure[];
  /** Given with `file`. */
  document?: Document;
};

function check(bytes: Buffer, text: string, lines: LineCounter): Checked {
  const unread = unreadable(bytes, text);
  if (unread) {
    lines.addNewLine(0);
    for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
    return { failures: [unread] };
  }
  let document: Document;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  } catch {
    // The parser is recursive: brackets in thousands exhaust the stack.
    return { failures: [{ offset: 0, message: 'Filen går inte att läsa som YAML: för många nivåer.' }] };
  }
  const key = document.getIn(['workingGroup', 'key']);
  const group =
    typeof key === 'string' ? { key, keyOffset: offsetOf(document, ['workingGroup', 'key']) } : {};
  const syntax = [...syntaxFailures(document, lines, text), ...misleading(valuesOf(document), text)];
  // After other errors than a doubled key the parser has guessed, and what it guessed has faults nobody wrote.
  if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return { ...group, failures: syntax };

  let data: unknown;
  try {
    // References can make a short file endless, and nobody who edits one by hand needs them.
    data = document.toJS({ maxAliasCount: 0 });
  } catch {
    const message =
      'Hänvisningar (& och *) går inte att använda. Skriv ut texten, eller sätt citattecken runt den.';
    return { ...group, failures: [...syntax, { offset: firstAlias(document), message }] };
  }
  if (data === null || data === undefined) {
    return {
      failures: [...syntax, { offset: 0, message: 'Filen är tom. Utgå från den fil som följer med.' }],
    };
  }
  const result = checkWorkingGroupFile(data);
  switch (result.kind) {
    case 'good':
      return { ...group, failures: syntax, file: syntax.length === 0 ? result.file : undefined, document };
    case 'bad': {
      const otherPlace = ({ also }: FileFault) =>
        also ? ` Se även rad ${lines.linePos(offsetOf(document, also)).line}.` : '';
      const failures = result.faults.map((fault) => ({
        offset: offsetOf(document, fault.path, fault.known !== undefined),
        message: fault.message + suggestion(fault) + otherPlace(fault),
      }));
      return { ...group, failures: [...syntax, ...failures] };
    }
  }
}

function suggestion({ path, known }: FileFault): string {
  const key = path.at(-1);
  if (known === undefined || typeof key !== 'string') return '';
  const near = closest(key.toLowerCase(), known);
  const meant = distance(key.toLowerCase(), near) <= Math.max(2, key.length / 2) ? ` Menade du ${near}?` : '';
  return `${meant} Här kan stå ${known.join(', ')}.`;
}

/**
 * Where in the text a path leads: to the value, or to the key where that is asked for or nothing stands after it.
 * A step that does not exist ends at the map or list that lacks it.
 */
function offsetOf(document: Document, path: FileFault['path'], toKey = false): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const [i, step] of path.entries()) {
    const inList = isSeq(node) && typeof step === 'number';
    const pair = isMap(node) ? node.items.findLast(({ key }) => keyOf(key) === step) : undefined;
    if (!inList && !pair) return offset;
    const value = inList && isSeq(node) ? node.items[step] : pair?.value;
    const isLast = i === path.length - 1;
    const isEmpty = isScalar(value) && value.value === null;
    offset = (pair && isLast && (toKey || isEmpty) ? start(pair.key) : start(value)) ?? offset;
    node = value;
  }
  return offset;
}

function start(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}

function keyOf(key: unknown): string | undefined {
  return isScalar(key) ? String(key.value ?? '') : undefined;
}

function firstAlias(document: Document): number {
  let offset: number | undefined;
  visit(document, {
    Alias(_, alias) {
      offset = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return offset ?? 0;
}

/** At most one a line: the parser often says the same thing in several ways. */
function syntaxFailures(document: Document, lines: LineCounter, text: string): Failure[] {
  const tabs = document.errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  const failures = new Map<number, Failure>();
  for (const { code, pos, message } of tabs.length > 0 ? tabs : document.errors) {
    const failure = message.startsWith('Missing closing')
      ? unclosed(text, openQuote(document, pos[0]))
      : { offset: pos[0], message: syntaxFault(code) };
    const { line } = lines.linePos(failure.offset);
    if (!failures.has(line)) failures.set(line, failure);
  }
  return [...failures.values()];
}

/** Everything that stands after a key or in a list. */
function valuesOf(document: Document): Scalar[] {
  const values: Scalar[] = [];
  visit(document, (_, node) => {
    const all: unknown[] = isMap(node) ? node.items.map(({ value }) => value) : isSeq(node) ? node.items : [];
    values.push(...all.filter((one) => isScalar(one)));
  });
  return values;
}

/** A straight quotation mark that has nothing to close it, as where the text ends with a typographic one. */
function unclosed(text: string, offset: number): Failure {
  const message = 'Citattecknet här har inget som avslutar det.';
  const [line = ''] = text.slice(offset).split('\n', 1);
  return {
    offset,
    message: typographicAround(line) ? `${message} Ett typografiskt citattecken räknas inte.` : message,
  };
}

/** Where the quoted text starts that is still open at `end`. */
function openQuote(document: Document, end: number): number {
  let offset = end;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE') && range && range[1] >= end) offset = range[0];
    },
  });
  return offset;
}

function syntaxFault(code: ErrorCode): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'Nyckeln står två gånger på samma nivå. Ta bort den ena.';
    case 'TAB_AS_INDENT':
      return 'Raden börjar med en tabb. Gör indraget med mellanslag.';
    case 'BAD_INDENT':
      return 'Indraget stämmer inte. Nycklar som hör ihop ska börja i samma kolumn.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'Två kolon på en rad, eller fel indrag på nästa. Sätt citattecken runt en text med kolon i.';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'Nyckeln saknar kolon och mellanslag efter sig, som i name: Anna.';
    case 'MULTIPLE_DOCS':
      return 'Filen har flera delar, skilda av ---. Skriv en grupp per fil.';
    case 'BAD_ALIAS':
      return 'Tecknet * eller & betyder en hänvisning i YAML. Sätt citattecken runt texten.';
    case 'BAD_DQ_ESCAPE':
      return 'Ett omvänt snedstreck inom "…" ska skrivas dubbelt: \\\\.';
    case 'BAD_SCALAR_START':
      return 'Texten börjar med ett tecken som betyder något i YAML. Sätt citattecken runt den.';
    default:
      return 'Raden går inte att tyda. Kontrollera kolon följt av mellanslag, citattecken, parenteser och indrag.';
  }
}

/** Plain lists that read best on one line. */
const onOneLine = new Set([
  'channels',
  'dueWeeks',
  'contacts',
  'coordinators',
  'quiet',
  'due',
  'parties',
  'signed',
  'areas',
]);

/**
 * A group in its file's format, in UTF-8 with `\n`, such that reading it gives the same group. `comment`: what stands
 * above it, a line each.
 */
export function writeGroup(file: WorkingGroupFile, comment: readonly string[] = []): string {
  const areas = new Set(file.areas.map(({ key }) => key));
  const agreements = file.agreements.map(({ areas: own, ...agreement }) => ({
    ...agreement,
    // Left out it means all of them, also those that come later.
    ...(own.length !== areas.size && { areas: own }),
  }));
  const document = new Document({ ...file, agreements });
  visit(document, {
    Pair(_, { key, value }) {
      const plain = isSeq(value) ? value.items.every(isScalar) : isMap(value) && isScalar(key);
      if (isScalar(key) && onOneLine.has(String(key.value)) && plain && (isSeq(value) || isMap(value)))
        value.flow = true;
    },
  });
  const text = document.toString({
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
  return [...comment.map((line) => `# ${line}`), text].join('\n');
}
