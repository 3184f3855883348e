import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Slack's side of Socket Mode: enough of RFC 6455 for text, ping and close. */
export type SlackSocket = {
  connected(): boolean;
  /** Sends an envelope and resolves with the acknowledgement's payload; rejects after 4 seconds without one. */
  send(type: 'slash_commands' | 'events_api' | 'interactive', payload: unknown): Promise<unknown>;
  /** The network swallows what either side sends, of connections there are and of new ones, and tells nobody. */
  fallSilent(): void;
  /** New connections work. What has been swallowed stays so. */
  letNewThrough(): void;
  close(): void;
};

const opcodes = { text: 1, close: 8, ping: 9, pong: 10 };

export function attachSocket(server: Server, path: string): SlackSocket {
  const sockets = new Set<Duplex>();
  const swallowed = new Set<Duplex>();
  let silent = false;
  const waiting = new Map<string, (payload: unknown) => void>();

  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    if (request.url !== path) return socket.destroy();
    if (silent) {
      swallowed.add(socket.on('error', () => swallowed.delete(socket)));
      return;
    }
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => sockets.delete(socket));
    readFrames(socket, (opcode, body) => {
      if (swallowed.has(socket)) return;
      if (opcode === opcodes.ping) socket.write(frame(opcodes.pong, body));
      if (opcode === opcodes.close) socket.end(frame(opcodes.close, body));
      if (opcode === opcodes.text) {
        const { envelope_id, payload } = JSON.parse(body.toString());
        waiting.get(envelope_id)?.(payload);
      }
    });
    socket.write(frame(opcodes.text, Buffer.from(JSON.stringify({ type: 'hello', num_connections: 1 }))));
  });

  return {
    connected: () => sockets.size > 0,
    send(type, payload) {
      const [socket] = sockets;
      if (!socket) return Promise.reject(new Error('nobody is connected'));
      const envelope_id = randomUUID();
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('not acknowledged')), 4_000);
        waiting.set(envelope_id, (answer) => {
          clearTimeout(timer);
          waiting.delete(envelope_id);
          resolve(answer);
        });
        const envelope = { envelope_id, type, payload, accepts_response_payload: type !== 'events_api' };
        socket.write(frame(opcodes.text, Buffer.from(JSON.stringify(envelope))));
      });
    },
    fallSilent() {
      silent = true;
      for (const socket of sockets) swallowed.add(socket);
      sockets.clear();
    },
    letNewThrough() {
      silent = false;
    },
    close() {
      for (const socket of [...sockets, ...swallowed]) socket.destroy();
    },
  };
}

function frame(opcode: number, body: Buffer): Buffer {
  const head =
    body.length < 126
      ? Buffer.from([0x80 | opcode, body.length])
      : Buffer.concat([Buffer.from([0x80 | opcode, 127]), eightBytes(body.length)]);
  return Buffer.concat([head, body]);
}

function eightBytes(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return bytes;
}

/** A client's frames are masked, and none of ours comes in several. */
function readFrames(socket: Duplex, onFrame: (opcode: number, body: Buffer) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      if (buffer.length < 6) return;
      const short = buffer.readUInt8(1) & 0x7f;
      const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
      if (buffer.length < 6 + extra) return;
      const length =
        short === 126 ? buffer.readUInt16BE(2) : short === 127 ? Number(buffer.readBigUInt64BE(2)) : short;
      const start = 6 + extra;
      if (buffer.length < start + length) return;
      const mask = buffer.subarray(2 + extra, start);
      const body = Buffer.from(
        buffer.subarray(start, start + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)),
      );
      onFrame(buffer.readUInt8(0) & 0x0f, body);
      buffer = buffer.subarray(start + length);
    }
  });
}
