/*
 * What YAML takes without a word, and means something else than whoever wrote it: word processors' quotation marks, a
 * number after #, a file in another encoding. Messages are in Swedish, for whoever keeps the file.
 */

/** `offset` in the file's text, in UTF-16 units. */
type Slip = { offset: number; message: string };

/** In bytes. A group of three hundred parties is a tenth of it. */
const largest = 1_000_000;

/** Why the bytes are no text that can be read; undefined: they are. */
export function unreadable(bytes: Buffer, text: string): Slip | undefined {
  const begins = (...signs: number[]) => signs.every((sign, i) => bytes[i] === sign);
  const at = (offset: number, message: string): Slip => ({ offset: Math.max(offset, 0), message });
  if (bytes.length > largest)
    return at(0, 'Filen är större än 1 MB, och det är ingen arbetsgrupps fil. Kontrollera sökvägen.');
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff) || sparse(bytes))
    return at(0, 'Filen är sparad som UTF-16. Spara den igen med teckenkodningen UTF-8.');
  if (
    begins(0x50, 0x4b, 3, 4) ||
    begins(0xd0, 0xcf, 0x11, 0xe0) ||
    text.startsWith('%PDF') ||
    text.startsWith('{\\rtf')
  )
    return at(
      0,
      'Filen är inte en textfil utan ett dokument, som från Word. Spara innehållet som ren text, i UTF-8.',
    );
  if (!isUtf8(bytes))
    return at(
      text.indexOf('\ufffd'),
      'Filen är inte sparad som UTF-8. Spara den igen med teckenkodningen UTF-8.',
    );
  const twice = /Ã[\u0080-\u00bf\u2013-\u2122\u0152-\u0192\u02c6\u02dc]|â€/.exec(text);
  if (twice)
    return at(
      twice.index,
      `Här står ${twice[0]} där det ska stå å, ä, ö eller ett annat tecken: filen har öppnats med fel teckenkodning. Hämta den som den var innan, eller rätta tecknen, och spara som UTF-8.`,
    );
  const alone = /\r(?!\n)/.exec(text);
  if (alone)
    return at(
      alone.index,
      'Raden slutar med ett tecken (CR) som inte bryter raden i dag. Spara filen med radbrytningarna LF eller CRLF.',
    );
  const directive = /^%.*/m.exec(text.slice(0, 10_000));
  if (directive && isBeforeContent(text.slice(0, directive.index)))
    return at(
      directive.index,
      `Ta bort raden ${directive[0].trim().slice(0, 40)}. Filen läses som YAML utan den.`,
    );
  return undefined;
}

const isBeforeContent = (text: string) =>
  text.split('\n').every((line) => line.trim() === '' || line.startsWith('#') || line.startsWith('%'));

/** Every other byte is 0, as in UTF-16 without a mark of its order. */
function sparse(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 200);
  const zeros = head.filter((byte) => byte === 0).length;
  return head.length >= 4 && zeros >= head.length / 3;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Quotation marks that word processors make, and accents and primes that are taken for them. */
const quotes = '“”„‟«»‹›″〝〞＂';
const typographic = `${quotes}’‘‚‛′´＇`;

/** The typographic quotation mark that ends a text; undefined: none does. */
export const typographicAround = (line: string): string | undefined =>
  [...line.trim()].findLast((sign, i, all) => i > 0 && i >= all.length - 2 && typographic.includes(sign));

/** A value as it was parsed: `range` is where it stands in the text, from its first sign to after its last. */
type Value = { type?: string | null; value: unknown; range?: readonly number[] | null };

/** What the file says otherwise than it was meant, in values that are not in straight quotation marks. */
export const misleading = (values: readonly Value[], text: string): Slip[] =>
  values.flatMap((value) => slipsIn(value, text));

function slipsIn({ type, value, range }: Value, text: string): Slip[] {
  // Nothing after the colon is a plain scalar too, and what stands after # may have been meant for it.
  if ((type !== 'PLAIN' && value !== null) || !range) return [];
  const [from = 0, to = 0] = range;
  const said = typeof value === 'string' ? value : '';
  const first = said.charAt(0);
  const last = said.charAt(said.length - 1);
  const inside = said.slice(1, -1);
  // With others inside they are around words of the text, not around the text.
  const around = said.length > 1 && ![...inside].some((sign) => quotes.includes(sign));
  if (around && typographic.includes(first) && `${typographic}"'`.includes(last))
    return [
      {
        offset: from,
        message: `Citattecknen ${first} och ${last} blir en del av texten. Skriv raka citattecken: "${inside.slice(0, 60)}".`,
      },
    ];
  const [line = ''] = text.slice(to).split('\n', 1);
  const spaces = line.length - line.trimStart().length;
  const rest = line.slice(spaces);
  const before = text.charAt(to - 1 + spaces);
  if (!/^#+[^#\s!]/.test(rest) || !/\s/.test(before)) return [];
  return [
    {
      offset: to + spaces,
      message: `Det som står efter # blir en kommentar: «${rest.trimEnd().slice(0, 40)}» läses inte. Hör det till texten, sätt raka citattecken runt hela värdet. Är det en kommentar, skriv ett mellanslag efter #.`,
    },
  ];
}
