/** Ports on this machine: which are free, and which to take when the wanted one is not. */
import { connect, createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** Whether something could listen on this port now, on all interfaces and on loopback. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, LOOPBACK)) && (await canListen(port));
}

/** A port that the system considers free at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, LOOPBACK, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port was assigned')),
      );
    });
  });
}

export interface PortChoice {
  port: number;
  /** The wanted port was taken by something else, and this is the next free one. */
  moved: boolean;
}

/**
 * The wanted port, or the next free one above it.
 * @param taken ports already promised to something that does not listen yet
 * @throws {Error} when fifty ports in a row are busy
 */
export async function choosePort(wanted: number, taken: readonly number[] = []): Promise<PortChoice> {
  for (let port = wanted; port < Math.min(wanted + 50, 65_536); port += 1) {
    if (!taken.includes(port) && (await isFree(port))) return { port, moved: port !== wanted };
  }
  throw new Error(`ports ${wanted} to ${wanted + 49} are all in use; choose another one`);
}

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, ...(host ? { host } : {}), exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Whether something accepts connections on this port of this machine. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: LOOPBACK });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false));
  });
}
