import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A letter as its receiver's mail server got it. */
export type ReceivedLetter = {
  from: string;
  to: string;
  /** Whether it came over TLS. */
  secure: boolean;
  raw: string;
  mail: Email;
};

export type SmtpDouble = {
  port: number;
  /** As SMTP_URL, without a login. */
  url: string;
  letters: ReceivedLetter[];
  /** Letters to one address, the oldest first. */
  to(address: string): ReceivedLetter[];
  /** How many connections there have been. */
  connections(): number;
  /** Refuses with this answer: whoever connects, a sender, a receiver, the letter; undefined: takes everything. */
  refuse: Partial<Record<'connect' | 'from' | 'to' | 'data', { code: number; text: string; only?: string }>>;
  /** Takes so many letters to the end, keeps them and cuts the connection before it answers. */
  cutAfterData: number;
  /** Stops listening, as a server that is away; `back` on the same port. */
  leave(): Promise<void>;
  back(): Promise<void>;
  close(): Promise<void>;
};

/** A real SMTP server in the test's own process. */
export async function openSmtp(
  options: {
    /** `starttls`: offered; `tls`: from the first byte; default: none. */
    encryption?: 'starttls' | 'tls';
    certificate?: { key: string; cert: string };
    login?: { user: string; password: string };
  } = {},
): Promise<SmtpDouble> {
  const { encryption, certificate, login } = options;
  let connections = 0;
  let server = listenable();
  const double: SmtpDouble = {
    port: 0,
    url: '',
    letters: [],
    to: (address) => double.letters.filter((letter) => letter.to === address),
    connections: () => connections,
    refuse: {},
    cutAfterData: 0,
    leave: () =>
      new Promise((resolve) => {
        for (const { _socket } of server.connections) _socket.destroy();
        server.close(() => resolve());
      }),
    async back() {
      server = listenable();
      await listen(double.port);
    },
    close: () => double.leave(),
  };

  function refusal(at: keyof SmtpDouble['refuse'], address = ''): Error | undefined {
    const said = double.refuse[at];
    if (!said || (said.only !== undefined && said.only !== address)) return undefined;
    return Object.assign(new Error(said.text), { responseCode: said.code });
  }

  function listenable(): SMTPServer {
    return new SMTPServer({
      ...certificate,
      secure: encryption === 'tls',
      disabledCommands: [...(encryption ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
      authOptional: !login,
      allowInsecureAuth: true,
      // Its own certificate, where none is given, ran out long ago, and it warns of it.
      logger: false,
      closeTimeout: 100,
      onConnect(_session, done) {
        connections++;
        done(refusal('connect'));
      },
      onAuth({ username, password }, _session, done) {
        const right = username === login?.user && password === login?.password;
        if (right) done(null, { user: username });
        else done(Object.assign(new Error('5.7.8 Authentication failed'), { responseCode: 535 }));
      },
      onMailFrom: ({ address }, _session, done) => done(refusal('from', address)),
      onRcptTo: ({ address }, _session, done) => done(refusal('to', address)),
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', async () => {
          const refused = refusal('data');
          if (refused) return done(refused);
          const raw = Buffer.concat(chunks);
          const { mailFrom, rcptTo } = session.envelope;
          double.letters.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo[0]?.address ?? '',
            secure: session.secure === true,
            raw: raw.toString('latin1'),
            mail: await PostalMime.parse(raw),
          });
          if (double.cutAfterData > 0) {
            double.cutAfterData--;
            for (const connection of server.connections)
              if (connection.id === session.id) connection._socket.destroy();
            return;
          }
          done();
        });
      },
    });
  }

  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      // A client that breaks off, as one that does not trust the certificate, is none of the test's faults.
      server.on('error', (error: NodeJS.ErrnoException) => error.code === 'EADDRINUSE' && reject(error));
      server.listen(port, '127.0.0.1', () => resolve());
    });
  await listen(0);
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The SMTP server has no port.');
  double.port = address.port;
  double.url = `${encryption === 'tls' ? 'smtps' : 'smtp'}://127.0.0.1:${address.port}`;
  return double;
}
