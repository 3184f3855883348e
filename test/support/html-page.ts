/* A page as a browser without script reads it: what stands in its forms, and what is sent of them. */

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

/** All that is read in a page, without its marks. */
export function textIn(html: string): string {
  return decoded(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ')).replace(
    /\s+/g,
    ' ',
  );
}

/** What is seen of a page, line by line: what is chosen and typed stands there, and what is folded away does not. */
export function readPage(html: string): string {
  const shown = html
    .replace(/<(script|style|title)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<details>\s*<summary\b[^>]*>([\s\S]*?)<\/summary>[\s\S]*?<\/details>/g, '$1\n')
    .replace(/<select\b[^>]*>([\s\S]*?)<\/select>/g, (_, options: string) => {
      const all = [...options.matchAll(/<option\b([^>]*)>([\s\S]*?)<\/option>/g)];
      const chosen = all.find(([, tag = '']) => / selected/.test(tag)) ?? all[0];
      return `${chosen?.[2] ?? ''}\n`;
    })
    .replace(/<input\b([^>]*)>/g, (_, tag: string) => {
      const { type, value = '' } = attributesOf(tag);
      return type === 'hidden' ? '' : `${value}\n`;
    });
  return decoded(
    shown
      .replace(/\s*\n\s*/g, ' ')
      .replace(/<br>|<\/(p|h\d|li|td|th|tr|label|button|a|textarea|dt|dd|blockquote|summary)>/g, '\n')
      .replace(/<[^>]*>/g, ''),
  )
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

type Attributes = Record<string, string>;
function attributesOf(tag: string): Attributes {
  const found: Attributes = {};
  for (const [, name = '', value] of tag.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g))
    found[name] = decoded(value ?? '');
  return found;
}

export type HtmlForm = {
  action: string;
  /** What is sent of it besides the button, in order. */
  values: [name: string, value: string][];
  buttons: { label: string; name?: string; value?: string }[];
  /** Input names by label. */
  labels: Map<string, string>;
  /** What may be chosen: by the input's name the values, by what is read. */
  options: Map<string, Map<string, string>>;
};

/** The forms that are sent by POST, in order. */
export function formsIn(html: string): HtmlForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', body = '']) => {
    const values: [string, string][] = [];
    const choices: HtmlForm['options'] = new Map();
    const controls =
      /<input\b([^>]*)>|<select\b([^>]*)>([\s\S]*?)<\/select>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g;
    for (const [, input, select, options = '', textarea, text = ''] of body.matchAll(controls)) {
      const at = attributesOf(input ?? select ?? textarea ?? '');
      if (!at.name) continue;
      if (input !== undefined) {
        if (at.type !== 'checkbox' || 'checked' in at) values.push([at.name, at.value ?? '']);
      } else if (select !== undefined) {
        const drawn = [...options.matchAll(/<option\b([^>]*)>([\s\S]*?)<\/option>/g)];
        const all = drawn.map(([, one = '']) => attributesOf(one));
        const chosen = all.find((one) => 'selected' in one) ?? all[0];
        choices.set(
          at.name,
          new Map(drawn.map(([, , label = ''], n) => [decoded(label), all[n]?.value ?? ''])),
        );
        values.push([at.name, chosen?.value ?? '']);
      } else values.push([at.name, decoded(text.replace(/^\n/, '')).replace(/\r\n|\r|\n/g, '\r\n')]);
    }
    return {
      action: attributesOf(head).action ?? '',
      values,
      buttons: [...body.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(
        ([, tag = '', label = '']) => {
          const { name, value } = attributesOf(tag);
          return { label: decoded(label), name, value };
        },
      ),
      options: choices,
      labels: new Map(
        [...body.matchAll(/<label for="([^"]*)">([\s\S]*?)<\/label>/g)].map(([, id = '', label = '']) => [
          decoded(label),
          decoded(id),
        ]),
      ),
    };
  });
}

/** What a browser sends when a button is pressed that stands outside the form it belongs to; undefined: there is none. */
export function pressedOutside(
  html: string,
  label: string,
): { action: string; body: URLSearchParams } | undefined {
  for (const [, tag = '', words = ''] of html.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)) {
    const { form: id, name, value = '' } = attributesOf(tag);
    if (id === undefined || name === undefined || decoded(words) !== label) continue;
    const heads = [...html.matchAll(/<form\b([^>]*)>/g)].map(([, head = '']) => attributesOf(head));
    const form = formsIn(html)[heads.findIndex((head) => head.id === id)];
    if (form) return { action: form.action, body: new URLSearchParams([...form.values, [name, value]]) };
  }
  return undefined;
}

/** What a browser sends of a form when this button is pressed, with these inputs filled. */
export function sendingOf(
  form: HtmlForm,
  label: string,
  filled: Record<string, string> = {},
): URLSearchParams {
  const body = new URLSearchParams(
    form.values.map(([name, value]): [string, string] => [name, filled[name] ?? value]),
  );
  const button = form.buttons.find((each) => each.label === label);
  if (!button)
    throw new Error(`There is no button ${label} among ${form.buttons.map((each) => each.label)}.`);
  if (button.name) body.append(button.name, button.value ?? '');
  return body;
}
