/** Helsingborg → Helsingborgs, Höganäs → Höganäs. */
export function svGenitive(name: string): string {
  return /[sxz]$/i.test(name) ? name : `${name}s`;
}

/** a, b och c; where an item has an "och" of its own: a, b och c samt d */
export function svList(items: readonly string[]): string {
  return joined(items, items.some((item) => item.includes(' och ')) ? ' samt ' : ' och ');
}

/** a, b and c; where an item has an "and" of its own: a, b and c, and d */
export function enList(items: readonly string[]): string {
  return joined(items, items.some((item) => item.includes(' and ')) ? ', and ' : ' and ');
}

/** Helsingborg's, Höganäs' */
export function enGenitive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

function joined(items: readonly string[], last: string): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')}${last}${items.at(-1)}`;
}

const svNumbers = [
  'noll',
  'ett',
  'två',
  'tre',
  'fyra',
  'fem',
  'sex',
  'sju',
  'åtta',
  'nio',
  'tio',
  'elva',
  'tolv',
];
const enNumbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** 4 000 */
export const svThousands = (n: number) => String(n).replace(/\B(?=(?:\d{3})+$)/g, ' ');
/** 4,000 */
export const enThousands = (n: number) => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Small numbers in words, as running text has them. */
export const svNumber = (n: number) => svNumbers[n] ?? String(n);
export const enNumber = (n: number) => enNumbers[n] ?? String(n);

export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
