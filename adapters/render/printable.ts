const lineBreak = /\r\n|[\v\f\u0085\u2028\u2029]/g;
const control = /\p{Cc}/gu;
/** Letters of scripts that run from right to left, and the marks and overrides that turn the direction. */
const turning =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';

/**
 * What anybody wrote, fit for a terminal: the same to read, and unable to steer. Control characters become visible
 * symbols (ESC becomes ␛), a tab becomes spaces, and a line that runs from right to left anywhere is isolated, so
 * that it does not turn what stands beside it. Line breaks stay.
 */
export function printable(text: string): string {
  return text
    .replace(lineBreak, '\n')
    .replace(control, symbolFor)
    .split('\n')
    .map((line) => (turning.test(line) ? isolated(line) : line))
    .join('\n');
}

/** The same on one line, for a name or a label. */
export function printableLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim());
}

function symbolFor(character: string): string {
  if (character === '\n') return '\n';
  if (character === '\t') return '    ';
  const code = character.charCodeAt(0);
  if (code === 0x7f) return '\u2421';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
}

/** The end of an isolate also ends every embedding and override inside it, so isolates are all that must balance. */
function isolated(line: string): string {
  let open = 0;
  let balanced = '';
  for (const character of line) {
    if (character >= '\u2066' && character <= '\u2068') open++;
    if (character !== popIsolate) balanced += character;
    else if (open > 0) {
      open--;
      balanced += character;
    } else balanced += '\ufffd';
  }
  return firstStrongIsolate + balanced + popIsolate.repeat(open + 1);
}
