import type { NotSent } from '../../src/ports/chat-platform.ts';

/** How far a letter had come when something failed. */
export type Stage = 'connect' | 'login' | 'send';

/** What nodemailer tells of a failure, as far as we read it. */
export type SmtpError = {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
};

/** What went wrong: `for`: whether it is about all letters or about this one's receiver. */
export type Fault =
  | { kind: 'not-sent'; for: 'all' | 'receiver'; notSent: NotSent }
  /** It was being handed over, or had been, and no answer came. */
  | { kind: 'in-doubt'; said: string };

/** Milliseconds. A server that is away or busy; one that wants a stranger to come back; one that an administrator mends. */
const away = 30_000;
const greylisted = 60_000;
const mended = 60_000;

/**
 * Refusals of us rather than of the receiver: no login, no right to send as this sender or on to others.
 * https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online
 */
const ours = /\b5\.7\.(?:0|3|8|9|14|54|57|60|64|139|708)\b/;

/**
 * Reads a failure. `begun`: the server had begun to be given the letter itself. 4xx is later, 5xx to an address is that
 * address, 5xx to us stops all.
 */
export function faultOf(error: SmtpError, stage: Stage, begun: boolean): Fault {
  const { responseCode: code } = error;
  const said = wordOf(error);
  const all = (notSent: NotSent): Fault => ({ kind: 'not-sent', for: 'all', notSent });
  const receiver = (notSent: NotSent): Fault => ({ kind: 'not-sent', for: 'receiver', notSent });
  const later = { kind: 'later', wait: away, why: 'no-answer', said } as const;
  const stopped = { kind: 'stopped', wait: mended, why: 'no-access', said } as const;
  const refused = { kind: 'unreachable', why: 'refused', said } as const;

  if (code === undefined) {
    if (begun) return { kind: 'in-doubt', said };
    if (stage === 'login' && error.code === 'EAUTH') return all(stopped);
    if (isCertificate(error) || error.code === 'ETLS') return all(stopped);
    if (stage === 'send' && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE'))
      return receiver(refused);
    return all(later);
  }
  // 421: the server closes, whatever it was asked. 503: the session was in disorder, not the letter.
  const permanent = code >= 500 && code !== 503;
  if (stage !== 'send') return all(permanent ? stopped : later);
  if (!permanent) return code === 421 ? all(later) : receiver({ ...later, wait: greylisted });
  const text = error.response ?? '';
  const aboutUs =
    error.command === 'MAIL FROM' || code === 530 || code === 535 || ours.test(text) || /\brelay/i.test(text);
  return aboutUs ? all(stopped) : receiver(refused);
}

function isCertificate({ originalCode = '', code = '' }: SmtpError): boolean {
  return [originalCode, code].some(
    (each) =>
      /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA)/.test(
        each,
      ) || each === 'EPROTO',
  );
}

/**
 * The server's word, without the addresses and links that it may repeat, cut to a line; or the system's where the server
 * said nothing.
 */
function wordOf({ response, responseCode, code, originalCode }: SmtpError): string {
  if (responseCode === undefined) return originalCode ?? code ?? 'unknown';
  const words = (response ?? '')
    .slice(0, 1_000)
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => word !== '' && !word.includes('@') && !word.includes('://'));
  const line = words.join(' ') || String(responseCode);
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
