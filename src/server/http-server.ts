import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export type Route = (request: IncomingMessage, response: ServerResponse) => void;

export type HttpServer = {
  /** Adds what a path answers; a path has one answer. One that ends with a slash answers for all below it, but `/` alone. */
  add(path: string, route: Route): void;
  /** Starts to listen and resolves to the port; rejects with a sentence that says what to mend, as `variable`. */
  listen(at: Listening): Promise<number>;
  /** Takes no more requests and resolves when those under way are answered. */
  close(): Promise<void>;
};

/** `variable`: the setting that decides the port. */
type Listening = { host: string; port: number; variable: 'PORT' | 'OPS_PORT' | 'PAGE_PORT' };

/** A server with a table of paths and nothing else. */
export function createHttpServer(): HttpServer {
  const routes = new Map<string, Route>();
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const route = routes.get(path) ?? routes.get(path.slice(0, path.indexOf('/', 1) + 1));
    if (route) return route(request, response);
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
  });
  // Slow senders must not hold connections for ever; the platforms send at once.
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;

  return {
    add(path, route) {
      routes.set(path, route);
    },
    listen: (at) =>
      new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) =>
          reject(new Error(listenFault(error, at), { cause: error })),
        );
        server.listen(at.port, at.host, () => {
          const address = server.address();
          resolve(typeof address === 'object' && address ? address.port : at.port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        // A connection that is kept alive becomes idle first when its request is answered.
        const sweep = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearInterval(sweep);
          resolve();
        });
      }),
  };
}

function listenFault(error: NodeJS.ErrnoException, { host, port, variable }: Listening): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} används redan på ${host}. Stäng det andra programmet eller sätt ${variable} till en annan port.`;
    case 'EACCES':
      return `Port ${port} får inte användas av den här användaren. Sätt ${variable} till ett tal över 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `Adressen ${host} finns inte på den här datorn. Rätta HOST.`;
    default:
      return `Det gick inte att lyssna på ${host}:${port} (${error.code ?? error.message}).`;
  }
}
