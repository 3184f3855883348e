import { isDay } from '../../src/domain/day.ts';
import type { Form, FormItem, Input } from '../../src/messages/form.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { escaped, type Html, lines } from './html.ts';

/*
 * A form's fields in HTML that works without script. An input's name is its id, after the form's own prefix where several
 * forms stand in one page. What comes back is read by `rawOf`.
 */

/** What stands in a form, by input id, and what is wrong. */
export type Filled = {
  typed?: Readonly<Record<string, string>>;
  /** By input id; '' and what is no input of the form stand above it. */
  faults?: Readonly<Record<string, string>>;
  /** One more row than is drawn, in this field. */
  more?: string;
};

/** Text between the quotes of an attribute, as it is: what comes back is what stands there. */
export function attribute(text: string): Html {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll("'", '&#39;');
}

export function hidden(name: string, value: string): Html {
  return `<input type="hidden" name="${attribute(name)}" value="${attribute(value)}">\n`;
}

/** All that stands in a form, without the form element and its buttons. */
export function formFields(form: Form, prefix: string, filled: Filled = {}): Html {
  const t = textsFor(form.locale);
  const items = withRows(form.items, filled);
  const drawn = new Set(inputsIn(items).map(({ id }) => id));
  const others = Object.entries(filled.faults ?? {}).filter(([id]) => !drawn.has(id));
  return [
    ...form.notices.map((text) => `<p class="notice" role="status">${lines(text)}</p>\n`),
    ...others.map(([, text]) => `<p class="fault" role="alert">${lines(text)}</p>\n`),
    ...form.reading.map((text) => `<p class="note">${lines(text)}</p>\n`),
    ...items.map((item, index) =>
      itemHtml(item, { last: items[index - 1], next: items[index + 1] }, prefix, filled, t),
    ),
  ].join('');
}

/** What the form's inputs hold as it is drawn, as it would come back. */
export function drawnValues(form: Form): Record<string, string> {
  return Object.fromEntries(
    inputsIn(form.items).flatMap((item) => (isDrawn(item) ? [[item.id, item.value]] : [])),
  );
}

/** What came of the form with this prefix, by input id, of all that came. Line breaks are as people's programs write them. */
export function rawOf(sent: Iterable<readonly [string, string]>, prefix: string): Record<string, string> {
  const values = new Map<string, string[]>();
  for (const [name, value] of sent) {
    if (!name.startsWith(prefix)) continue;
    const id = name.slice(prefix.length);
    const before = values.get(id);
    const text = value.replace(/\r\n?/g, '\n');
    if (before) before.push(text);
    else values.set(id, [text]);
  }
  return Object.fromEntries(
    // Before what is ticked comes an empty twin, so that nothing ticked is told from nothing that came.
    [...values].map(([id, all]) => [
      id,
      all.length > 1 ? all.slice(all[0] === '' ? 1 : 0).join(',') : (all[0] ?? ''),
    ]),
  );
}

const inputsIn = (items: readonly FormItem[]): Input[] =>
  items.flatMap((item) => (item.kind === 'heading' ? [] : [item]));

/** With so many rows that all that was typed stands in one, and one more of the field that has to have it. */
function withRows(given: readonly FormItem[], { typed = {}, more }: Filled): FormItem[] {
  let items = [...given];
  for (const field of new Set(inputsIn(given).flatMap(({ row }) => (row ? [row.of] : [])))) {
    const typedIn = Object.keys(typed).flatMap((id) => {
      const [of, n = ''] = id.split('.', 2);
      return of === field && /^\d{1,3}$/.test(n) ? [Number(n)] : [];
    });
    const drawn = lastRow(items, field);
    const one = more === field && Math.max(drawn, ...typedIn) + 1 < mostOf(items, field) ? 1 : 0;
    const wanted = Math.min(Math.max(drawn, ...typedIn) + one, mostRows);
    for (let n = drawn; n < wanted; n++) items = withOneMore(items, field, n);
  }
  return items;
}

/** What comes back untrusted draws no more rows than these. */
const mostRows = 100;

const mostOf = (items: readonly FormItem[], field: string) =>
  inputsIn(items).find(({ row }) => row?.of === field)?.row?.most ?? 0;

const lastRow = (items: readonly FormItem[], field: string) =>
  Math.max(-1, ...inputsIn(items).flatMap(({ row }) => (row?.of === field ? [row.n] : [])));

/** With a row after the last one, drawn as that is, and empty. */
function withOneMore(items: readonly FormItem[], field: string, last: number): FormItem[] {
  const isLast = (item: FormItem) => item.kind !== 'heading' && item.row?.of === field && item.row.n === last;
  const after = items.findLastIndex(isLast) + 1;
  const added = inputsIn(items.filter(isLast)).map(
    (item): Input => ({
      ...item,
      id: item.id.replace(`.${last}.`, `.${last + 1}.`),
      label: item.label.replace(String(last + 1), String(last + 2)),
      value: '',
      row: item.row && { ...item.row, n: last + 1 },
    }),
  );
  return [...items.slice(0, after), ...added, ...items.slice(after)];
}

/** An input that a page has. A page picks neither people, who are named beside, nor channels. */
type Drawn = Exclude<Input, { kind: 'picker' | 'channel' }>;
const isDrawn = (item: Input): item is Drawn => item.kind !== 'picker' && item.kind !== 'channel';

function itemHtml(
  item: FormItem,
  beside: { last?: FormItem; next?: FormItem },
  prefix: string,
  filled: Filled,
  t: Texts,
): Html {
  if (item.kind === 'heading') return `<h3>${escaped(item.text)}</h3>\n`;
  const { row } = item;
  const drawn =
    item.kind === 'channel'
      ? `<p>${lines(item.otherwise)}</p>\n`
      : !isDrawn(item)
        ? ''
        : inputHtml(item, filled.typed?.[item.id] ?? item.value, filled.faults?.[item.id], prefix, t);
  if (!row) return drawn;
  const rowOf = (other: FormItem | undefined) =>
    other && other.kind !== 'heading' && other.row?.of === row.of ? other.row.n : undefined;
  const begun = rowOf(beside.last) === row.n ? drawn : `<div class="row">\n${drawn}`;
  if (rowOf(beside.next) === row.n) return begun;
  const ended = `${begun}</div>\n`;
  if (rowOf(beside.next) !== undefined || row.n + 1 >= row.most) return ended;
  return `${ended}<p><button class="button quiet" name="more" value="${attribute(prefix + row.of)}" formnovalidate>${escaped(t.page.more)}</button></p>\n`;
}

function inputHtml(item: Drawn, value: string, fault: string | undefined, prefix: string, t: Texts): Html {
  const name = prefix + item.id;
  const id = attribute(name);
  const hint = item.hint ? `<span class="note" id="${id}-hint">${lines(item.hint)}</span>\n` : '';
  const wrong = fault ? `<span class="fault" id="${id}-fault">${lines(fault)}</span>\n` : '';
  const described = [hint && `${name}-hint`, wrong && `${name}-fault`].filter(Boolean).join(' ');
  const about = [
    described && ` aria-describedby="${attribute(described)}"`,
    fault ? ' aria-invalid="true"' : '',
  ].join('');
  const required = item.required ? ' required' : '';
  const head = `id="${id}" name="${id}"${required}${about}`;
  const label = `${escaped(item.label)}${item.required ? ` (${escaped(t.page.required)})` : ''}`;
  const under = (control: Html) =>
    `<div class="field">\n<label for="${id}">${label}</label>\n${hint}${wrong}${control}\n</div>\n`;
  const oneLine = (type: string, more = '') =>
    under(`<input type="${type}" ${head}${more} value="${attribute(value)}">`);
  switch (item.kind) {
    case 'text':
      if (item.lines === 'one' && !value.includes('\n')) return oneLine('text');
      // The first line break after the tag is no part of the text.
      return under(`<textarea ${head} rows="${rowsFor(value)}">\n${attribute(value)}</textarea>`);
    case 'choice':
      return under(
        `<select ${head}>\n${[{ value: '', label: t.page.none }, ...item.options]
          .map((one) => optionHtml(one, value))
          .join('')}</select>`,
      );
    case 'choices': {
      const ticked = new Set(value.split(',').map((one) => one.trim()));
      const boxes = item.options.map(
        (one) =>
          `<label class="tick"><input type="checkbox" name="${id}" value="${attribute(one.value)}"${ticked.has(one.value) ? ' checked' : ''}> ${escaped(one.label)}</label>\n`,
      );
      return `<fieldset class="field"${about}>\n<legend>${label}</legend>\n${hint}${wrong}${hidden(name, '')}${boxes.join('')}</fieldset>\n`;
    }
    case 'day':
      // What is no day would not be shown, and be gone.
      return oneLine(value === '' || isDay(value) ? 'date' : 'text');
    case 'time':
      return oneLine(value === '' || /^\d\d:\d\d$/.test(value) ? 'time' : 'text');
    case 'number':
      return oneLine('text', ' inputmode="numeric"');
  }
}

export function optionHtml(option: { value: string; label: string }, chosen: string): Html {
  const selected = option.value === chosen ? ' selected' : '';
  return `<option value="${attribute(option.value)}"${selected}>${escaped(option.label)}</option>\n`;
}

const rowsFor = (text: string) => Math.min(12, Math.max(3, text.split('\n').length + 1));
