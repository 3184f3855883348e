import { createServer, type RequestListener, type Server } from 'node:http';
import type { ChatPlatform } from '../../src/ports/chat-platform.ts';

/** An HTTP server on a free port of this machine. */
export type LocalServer = {
  server: Server;
  /** As `http://127.0.0.1:4711`. */
  url: string;
  port: number;
  close(): Promise<void>;
};

export async function serveLocally(listener: RequestListener): Promise<LocalServer> {
  // On a busy machine seconds may go by between two calls; a connection closed then is lost on whoever just used it.
  const server = createServer({ keepAliveTimeout: 600_000 }, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    server,
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Serves a platform as the bot's own server does: by exact path, or by one that ends with a slash. */
export const serveRoutes = ({ routes }: Pick<ChatPlatform, 'routes'>): Promise<LocalServer> =>
  serveLocally((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://bot');
    const route = routes.get(pathname) ?? routes.get(pathname.slice(0, pathname.indexOf('/', 1) + 1));
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
