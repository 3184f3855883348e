import type { WebClient } from '@slack/web-api';
import type { Locale } from '../../src/domain/working-group.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { within } from '../within.ts';

/** How long to wait for people's names, in milliseconds; who has none by then is "somebody". */
const namesWithin = 400;
/** So many people are looked up for one text, and so many names remembered. */
const lookedUp = 20;
const remembered = 5_000;

/**
 * A text of Slack's as plain words: emoji as themselves in place of `:tada:`, a link's words and its address, names in
 * place of ids. What Slack did not make itself stays as it was typed, an emoji of the workspace's own too. `of` a form:
 * there Slack names emoji, and marks up and escapes nothing, so that `<` and `&` are what somebody typed.
 */
export type TypedWords = (text: string, how: { of: 'message' | 'form'; locale: Locale }) => Promise<string>;

export function createTypedWords(client: WebClient, bot: string | undefined): TypedWords {
  const names = new Map<string, string>();

  /** Undefined where Slack does not tell in time. */
  async function nameOf(userId: string): Promise<string | undefined> {
    const known = names.get(userId);
    if (known !== undefined) return known;
    const asked = client.users.info({ user: userId }).catch(() => undefined);
    const user = (await within(asked, namesWithin))?.user;
    const name = [user?.profile?.display_name, user?.profile?.real_name, user?.real_name, user?.name].find(
      (one) => one?.trim(),
    );
    if (name === undefined) return undefined;
    if (names.size > remembered) names.clear();
    names.set(userId, name);
    return name;
  }

  return async (text, { of, locale }) => {
    // Most of what is typed has none of it.
    if (!/[<:&]/.test(text)) return text;
    const pieces =
      of === 'form'
        ? readPieces(text, namedEmoji, (same) => same, await emojis(), locale)
        : readPieces(text, markup, unescaped, await emojis(), locale);
    // "@Avstämning hjälp" is said to the bot, and nothing about anybody.
    const [first, second] = pieces;
    if (typeof first === 'object' && first.user === bot) {
      pieces[0] = '';
      if (typeof second === 'string') pieces[1] = second.replace(/^[\s:,]+/, '');
    }
    const asked = [...new Set(pieces.flatMap((piece) => (typeof piece === 'object' ? piece.user : [])))];
    const found = new Map(
      await Promise.all(asked.slice(0, lookedUp).map(async (id) => [id, await nameOf(id)] as const)),
    );
    const { somebody } = textsFor(locale).report;
    return pieces
      .map((piece) =>
        typeof piece === 'string'
          ? piece
          : piece.user === bot
            ? ''
            : (found.get(piece.user) ?? (piece.label || somebody)),
      )
      .join('');
  };
}

/** Plain text, or somebody who is spoken of. */
type Piece = string | { user: string; label: string };

/** What Slack marks up, each from its first sign to its last; bounded, so that no text takes long to read. */
const namedEmoji = /:([^\s:<>&]{1,100}):/g;
const markup = /:([^\s:<>&]{1,100}):|<([^<>\n]{1,3000})>/g;

function readPieces(
  text: string,
  marks: RegExp,
  plain: (text: string) => string,
  known: ReadonlyMap<string, string>,
  locale: Locale,
): Piece[] {
  const pieces: Piece[] = [];
  let words = '';
  let from = 0;
  for (;;) {
    marks.lastIndex = from;
    const found = marks.exec(text);
    if (!found) break;
    const [whole, name, inside] = found;
    words += plain(text.slice(from, found.index));
    from = found.index + whole.length;
    if (inside !== undefined) {
      const read = readMarked(inside, plain, locale);
      if (typeof read === 'string') words += read;
      else {
        if (words) pieces.push(words);
        words = '';
        pieces.push(read);
      }
      continue;
    }
    // `:b:` and `:100:` have names that also stand in words and times: there they are what they look like.
    const inWord = /^(?:.|\d+)$/u.test(name ?? '') && /[\p{L}\p{N}]/u.test(text.charAt(found.index - 1));
    const emoji = inWord ? undefined : known.get(name ?? '');
    if (emoji === undefined) {
      // Its last colon may be another's first.
      from--;
      words += plain(text.slice(found.index, from));
      continue;
    }
    const [tone, number] = skinTone.exec(text.slice(from, from + 20)) ?? [];
    from += tone?.length ?? 0;
    words += number === undefined ? emoji : toned(emoji, Number(number));
  }
  words += plain(text.slice(from));
  if (words) pieces.push(words);
  return pieces;
}

/** What stands between < and >; as it stands, where it is nothing of Slack's. */
function readMarked(inside: string, plain: (text: string) => string, locale: Locale): Piece {
  const bar = inside.indexOf('|');
  const what = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : plain(inside.slice(bar + 1)).trim();
  const { report } = textsFor(locale);
  const user = /^@([UW][A-Z0-9]+)$/.exec(what)?.[1];
  if (user !== undefined) return { user, label };
  if (/^#[CGD][A-Z0-9]+$/.test(what)) return label ? `#${label}` : report.someChannel;
  if (what.startsWith('!subteam^')) return label || report.someGroup;
  if (/^!(?:here|channel|everyone)$/.test(what)) return `@${what.slice(1)}`;
  if (/^![a-z]+\b/.test(what)) return label || what.slice(1);
  if (/^[a-z][a-z0-9+.-]{1,30}:./i.test(what)) return link(plain(what), label);
  return `<${plain(inside)}>`;
}

/** The words that were linked with the address after them, unless the one says the other. */
function link(address: string, label: string): string {
  const shown = address.replace(/^(?:mailto|tel):/i, '');
  if (!label) return shown;
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
      .replace(/\/$/, '');
  return bare(address) === bare(label) ? label : `${label} (${shown})`;
}

const skinTone = /^:skin-tone-([2-6]):/;

/** Slack's tones 2 to 6 are Unicode's five; the tone stands in place of what asks for the emoji in colour. */
function toned(emoji: string, tone: number): string {
  const [first = '', ...rest] = emoji;
  const after = rest[0] === '\ufe0f' ? rest.slice(1) : rest;
  return [first, String.fromCodePoint(0x1f3fb + tone - 2), ...after].join('');
}

/** Words as they were typed: Slack escapes three characters on the way. */
function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'));
}

let loaded: Promise<ReadonlyMap<string, string>> | undefined;

/** By name; read when they are first needed. */
function emojis(): Promise<ReadonlyMap<string, string>> {
  loaded ??= import('./emoji-names.ts').then(({ emojiNames }) => {
    const words = emojiNames.split(/\s+/).filter(Boolean);
    return new Map(words.flatMap((name, i) => (i % 2 === 0 ? [[name, words[i + 1] ?? '']] : [])));
  });
  return loaded;
}
