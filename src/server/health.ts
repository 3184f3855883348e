import type { Beat } from '../ports/beat.ts';
import type { HttpServer } from './http-server.ts';
import type { PlatformLink } from './platform-links.ts';
import { within } from './within.ts';

/** How long the database may take to say that it is there, in milliseconds. */
const patience = 2000;
/** So long after the last whole look for what is due nobody can count on their reminder, in milliseconds. */
const beatWithin = 10 * 60_000;
/** A connection that people's words come by is now and then renewed; so long it may be away, in milliseconds. */
const linkWithin = 10_000;

type Checks = {
  started(): boolean;
  /** Rejects where the database does not answer, takes nothing new, or lacks migrations. */
  database(): Promise<void>;
  /** Undefined where nothing beats yet. */
  beat(): Beat | undefined;
  links(): PlatformLink[];
};

/**
 * `/healthz`: the process lives. `/readyz`: it has started, the database takes what is to be stored and has every
 * migration, a whole look for what is due has ended in the last ten minutes, and people are heard.
 */
export function addHealth(server: HttpServer, check: Checks): void {
  server.add('/healthz', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('ok\n');
  });
  server.add('/readyz', (_request, response) => {
    const answer = (status: number, text: string) =>
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
    if (!check.started()) return answer(503, 'starting');
    within(check.database(), patience).then(
      () => {
        const fault = faultOf(check);
        return fault ? answer(503, fault) : answer(200, 'ready');
      },
      () => answer(503, 'database unavailable'),
    );
  });
}

function faultOf({ beat, links }: Checks): string | undefined {
  if ((beat()?.sinceWhole ?? 0) > beatWithin) return 'no look for what is due has ended for ten minutes';
  const lost = links().find((link) => link.way === 'in' && link.why !== undefined && link.for > linkWithin);
  return lost && `${lost.platform} is not connected`;
}
