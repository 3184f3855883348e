import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type Fault, faultOf, type SmtpError, type Stage } from './fault.ts';

/** Where letters are handed in. Holds a password: never log it. */
export type SmtpServer = {
  host: string;
  port: number;
  /** TLS from the first byte. */
  secure: boolean;
  auth?: { user: string; password: string };
  /**
   * `always`: nothing is said before STARTTLS has succeeded with a certificate that holds. `offered`: as soon as the
   * server offers it. `unchecked`: so too, but with any certificate; for a relay that may be spoken to in the clear.
   */
  startTls: 'always' | 'offered' | 'unchecked';
};

/** A letter as it goes over the wire, with who it is from and for. */
export type Envelope = { from: string; to: string; raw: Buffer };

/** Milliseconds. What a server says to the letter itself may take a while: it is looked through for viruses first. */
const connectWithin = 10_000;
const silentAtMost = 30_000;

export type Handed = { kind: 'sent' } | Fault;

/** Hands one letter in, on a connection of its own; or, without a letter, only looks whether it would be taken. */
export function handIn(server: SmtpServer, letter?: Envelope): Promise<Handed> {
  const { host, port, secure, auth, startTls } = server;
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    requireTLS: !secure && startTls === 'always',
    tls: !secure && startTls === 'unchecked' ? { rejectUnauthorized: false } : undefined,
    connectionTimeout: connectWithin,
    greetingTimeout: connectWithin,
    dnsTimeout: connectWithin,
    socketTimeout: silentAtMost,
    logger: false,
  });
  let stage: Stage = 'connect';
  let begun = false;

  return new Promise((resolve) => {
    const end = (outcome: Handed) => {
      if (outcome.kind === 'sent') connection.quit();
      else connection.close();
      resolve(outcome);
    };
    const fail = (error: SmtpError) => end(faultOf(error, stage, begun));
    connection.once('error', fail);
    // What comes after it is settled is nobody's any more.
    connection.on('error', () => undefined);

    const send = () => {
      if (!letter) return end({ kind: 'sent' });
      stage = 'send';
      // Read first when the server has said that it takes the letter.
      const body = new Readable({
        read() {
          begun = true;
          this.push(letter.raw);
          this.push(null);
        },
      });
      connection.send({ from: letter.from, to: [letter.to], size: letter.raw.length }, body, (error) =>
        error ? fail(error) : end({ kind: 'sent' }),
      );
    };
    connection.connect((failed) => {
      if (failed) return fail(failed);
      if (!auth) return send();
      stage = 'login';
      connection.login({ user: auth.user, pass: auth.password }, (error) => (error ? fail(error) : send()));
    });
  });
}
