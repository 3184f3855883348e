import type { ServerResponse } from 'node:http';

/** Keeps a connection over which nothing is said from being taken for dead, in milliseconds. */
const beat = 20_000;

/** Tells every open window that something has changed; each then asks for what is true now. */
export type Events = {
  listen(response: ServerResponse): void;
  announce(): void;
  close(): void;
};

export function createEvents(): Events {
  const windows = new Set<ServerResponse>();
  const beating = setInterval(() => {
    for (const window of windows) window.write(': still here\n\n');
  }, beat).unref();
  const tell = (window: ServerResponse) => window.write('event: state\ndata: {}\n\n');
  return {
    listen(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      response.write('retry: 1000\n\n');
      windows.add(response);
      response.on('close', () => windows.delete(response));
      // What happened while a window was away is in the state that it asks for now.
      tell(response);
    },
    announce() {
      for (const window of windows) tell(window);
    },
    close() {
      clearInterval(beating);
      for (const window of windows) window.end();
    },
  };
}
