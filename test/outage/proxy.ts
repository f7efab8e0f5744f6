import { connect, createServer, type Socket } from 'node:net';

/** What the way to a store is like: open; refused and cut; or silent, as when a network is parted. */
export type Weather = 'open' | 'cut' | 'silent';

/** A way to a store that can be closed. */
export interface Way {
  port: number;
  set(weather: Weather): void;
  close(): Promise<void>;
}

/** Opens a way to a port of this machine. */
export async function openProxy(target: number): Promise<Way> {
  const sockets = new Set<Socket>();
  let weather: Weather = 'open';
  const join = (from: Socket): void => {
    const to = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on('data', (bytes) => other.write(bytes));
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  };
  const waiting: Socket[] = [];
  const server = createServer((from) => {
    from.on('error', () => undefined);
    if (weather === 'cut') from.destroy();
    else if (weather === 'open') join(from);
    else waiting.push(from.pause());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    set(next) {
      weather = next;
      for (const socket of sockets) {
        if (next === 'cut') socket.destroy();
        else if (next === 'silent') socket.pause();
        else socket.resume();
      }
      if (next === 'silent') return;
      for (const socket of waiting.splice(0)) {
        if (next === 'cut' || socket.destroyed) socket.destroy();
        else join(socket.resume());
      }
    },
    async close() {
      for (const socket of [...sockets, ...waiting]) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
