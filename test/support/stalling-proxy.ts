import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on which the traffic can stop, as when a network swallows everything and reports nothing. */
export type StallingProxy = {
  port: number;
  /** Holds back everything from now on, in both directions; new connections too. Nothing is lost. */
  stall(): void;
  /** Lets new connections through. Those that there are stay silent, as where a firewall has forgotten them. */
  letNewThrough(): void;
  /** Lets through what was held back, and what comes. */
  resume(): void;
  close(): Promise<void>;
};

export async function openStallingProxy(host: string, port: number): Promise<StallingProxy> {
  let stalled = false;
  const sockets = new Set<Socket>();
  const forward = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.on('data', (data) => to.write(data));
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
    from.on('error', () => to.destroy());
    if (stalled) from.pause();
  };
  const server = createServer((client) => {
    const upstream = connect(port, host);
    forward(client, upstream);
    forward(upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    port: address.port,
    stall() {
      stalled = true;
      for (const socket of sockets) socket.pause();
    },
    letNewThrough() {
      stalled = false;
    },
    resume() {
      stalled = false;
      for (const socket of sockets) socket.resume();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
