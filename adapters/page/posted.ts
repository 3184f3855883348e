import { createHash } from 'node:crypto';
import { type Status, statuses } from '../../src/domain/status-update.ts';
import { type FormRef, formRef } from '../../src/messages/action.ts';
import { rawOf } from '../render/html-form.ts';

/*
 * What is sent from the page with one party's lägesrapport. Names of inputs
 *   status.<area>    the chosen status; was.<area>: the one that it was drawn with
 *   ref.<form>       which form stands there, as JSON; same.<form>: a mark of what it was drawn with
 *   <form>.<input>   what stands in its inputs
 *   once             another in each drawing, so that the same sent twice is known
 *   do, more         which button
 */

/** One of the forms that stand in the page. */
export type PostedForm = { name: string; ref: FormRef; raw: Record<string, string>; changed: boolean };

export type Posted = {
  /** The same for the same page sent again. */
  mark: string;
  button: 'save' | 'submit' | 'more' | 'change';
  more?: string;
  statuses: { area: number; status: Status; changed: boolean }[];
  forms: PostedForm[];
  /** All texts that somebody typed, to be given back. */
  texts: string[];
};

/** More than this of either is in no page: a group has at most twenty areas. */
const mostOf = 64;

/** Goes through what came once for each form at most, whoever sent it: it is read before it is known whose it is. */
export function readPosted(body: string): Posted {
  const sent = [...new URLSearchParams(body)];
  const last = new Map(sent);
  const one = (name: string) => last.get(name);
  const named = (begins: string) => [...last].filter(([name]) => name.startsWith(begins)).slice(0, mostOf);
  const more = one('more');
  const pressed = (['submit', 'change'] as const).find((each) => each === one('do'));
  return {
    mark: createHash('sha256').update(body).digest('base64url'),
    button: more !== undefined ? 'more' : (pressed ?? 'save'),
    more,
    statuses: named('status.').flatMap(([name, value]) => {
      const area = Number(name.slice('status.'.length));
      const status = statuses.find((each) => each === value);
      if (!status || !Number.isInteger(area)) return [];
      return [{ area, status, changed: one(`was.${area}`) !== status }];
    }),
    forms: named('ref.').flatMap(([key, value]) => {
      const name = key.slice('ref.'.length);
      const ref = name ? formRef.safeParse(jsonOf(value)).data : undefined;
      if (!ref) return [];
      const raw = rawOf(sent, `${name}.`);
      return [{ name, ref, raw, changed: one(`same.${name}`) !== markOf(raw) }];
    }),
    texts: sent.flatMap(([name, value]) =>
      /^(area\.\d{1,10}|overall)\./.test(name) && value.trim() !== '' ? [value.replace(/\r\n?/g, '\n')] : [],
    ),
  };
}

/** A mark of what stands in a form, as it comes back. */
export function markOf(raw: Readonly<Record<string, string>>): string {
  const all = Object.entries(raw)
    .map(([id, value]): [string, string] => [id, value.replace(/\r\n?/g, '\n')])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url').slice(0, 16);
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
