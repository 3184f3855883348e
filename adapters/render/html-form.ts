import type { FormItem, Input } from '../../src/messages/form.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { escaped, type Html } from './html.ts';

/** How inputs are drawn: under names that begin with `prefix`, with what was typed and what is wrong. */
export type Drawing = {
  prefix: string;
  /** What stands in the inputs now, where it is another than what is saved; by the input's id. */
  typed?: Readonly<Record<string, string>>;
  /** What is wrong, by the input's id. */
  faults?: Readonly<Record<string, string>>;
  locale: 'sv' | 'en';
};

/** Inputs and headings of a form, so that they work without script. */
export function itemsHtml(items: readonly FormItem[], drawing: Drawing, level = 3): Html {
  return items
    .map((item) =>
      item.kind === 'heading' ? `<h${level}>${escaped(item.text)}</h${level}>\n` : inputHtml(item, drawing),
    )
    .join('');
}

function inputHtml(item: Input, { prefix, typed, faults, locale }: Drawing): Html {
  // Nobody is picked on a page: name and address stand beside.
  if (item.kind === 'picker') return '';
  const name = `${prefix}${item.id}`;
  const value = typed?.[item.id] ?? item.value;
  const fault = faults?.[item.id];
  const id = escaped(name);
  const described = [...(item.hint ? [`${id}-hint`] : []), ...(fault ? [`${id}-fault`] : [])];
  const attributes = [
    `id="${id}"`,
    `name="${id}"`,
    ...(described.length > 0 ? [`aria-describedby="${described.join(' ')}"`] : []),
    ...(fault ? ['aria-invalid="true"'] : []),
  ].join(' ');
  const hint = item.hint ? `<p class="note" id="${id}-hint">${escaped(item.hint)}</p>\n` : '';
  const said = fault ? `<p class="fault" id="${id}-fault">${escaped(fault)}</p>\n` : '';
  const label = `<label for="${id}">${escaped(item.label)}</label>\n`;
  switch (item.kind) {
    case 'text':
      return item.lines === 'many' || value.includes('\n')
        ? `${label}${hint}${said}<textarea ${attributes} rows="4">\n${escaped(value)}</textarea>\n`
        : `${label}${hint}${said}<input ${attributes} type="text" value="${escaped(value)}">\n`;
    case 'choice': {
      const { form } = textsFor(locale);
      const options = [{ value: '', label: form.notChosen }, ...item.options];
      return `${label}${hint}${said}<select ${attributes}>\n${options
        .map(
          (option) =>
            `<option value="${escaped(option.value)}"${option.value === value ? ' selected' : ''}>${escaped(option.label)}</option>\n`,
        )
        .join('')}</select>\n`;
    }
    case 'choices': {
      const chosen = value.split(',');
      // Boxes that are all empty send nothing: the hidden twin tells that they were there.
      return `<fieldset>\n<legend>${escaped(item.label)}</legend>\n${hint}${said}<input type="hidden" name="${id}" value="">\n${item.options
        .map(
          (option, n) =>
            `<p><input class="box" type="checkbox" id="${id}-${n}" name="${id}" value="${escaped(option.value)}"${chosen.includes(option.value) ? ' checked' : ''}> <label class="beside" for="${id}-${n}">${escaped(option.label)}</label></p>\n`,
        )
        .join('')}</fieldset>\n`;
    }
    case 'day':
      return `${label}${hint}${said}<input ${attributes} type="date" value="${escaped(value)}">\n`;
    case 'time':
      return `${label}${hint}${said}<input ${attributes} type="time" value="${escaped(value)}">\n`;
    case 'number':
      return `${label}${hint}${said}<input ${attributes} type="number" inputmode="numeric" min="${item.least}" max="${item.most}" value="${escaped(value)}">\n`;
  }
}

/** What a browser sends, as a text for each name: several of one name with commas between, line breaks as one sign. */
export function sentTexts(body: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const texts = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
      if (texts.length === 0) return [];
      const text = texts.length > 1 ? texts.filter((one) => one !== '').join(',') : (texts[0] ?? '');
      return [[name, text.replaceAll('\r\n', '\n')]];
    }),
  );
}

/** The texts of names that begin with `prefix`, by the rest of the name. */
export function textsUnder(prefix: string, texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), text]] : [],
    ),
  );
}
