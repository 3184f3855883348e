import type { HttpServer } from './http-server.ts';
import { within } from './within.ts';

/** How long the database may take to say that it is there, in milliseconds. */
const patience = 2000;

/** `/healthz`: the process lives. `/readyz`: it has started, and the database answers with every migration applied. */
export function addHealth(
  server: HttpServer,
  check: { started(): boolean; database(): Promise<void> },
): void {
  server.add('/healthz', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('ok\n');
  });
  server.add('/readyz', (_request, response) => {
    const answer = (status: number, text: string) =>
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
    if (!check.started()) return answer(503, 'starting');
    within(check.database(), patience).then(
      () => answer(200, 'ready'),
      () => answer(503, 'database unavailable'),
    );
  });
}
