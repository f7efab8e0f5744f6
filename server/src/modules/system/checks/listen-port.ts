import { createServer } from 'node:net';
import { type Check, found, good } from './check.ts';

export interface PortFacts {
  port: number;
  free: boolean;
}

/** The port is free for a server that is not running yet. */
export const listenPort: Check<{ listen: { host: string; port: number } | null }, PortFacts> = {
  id: 'port',
  title: { zh: '端口', en: 'Port' },
  measure: async ({ listen }) => listen && { port: listen.port, free: await isFree(listen) },
  judge({ port, free }) {
    if (free) return good(`${port} 空闲`, `${port} is free`);
    return found(
      'bad',
      { zh: `${port} 被占用，但那里没有荷塘应答`, en: `${port} is taken, and not by a Hetang that answers` },
      {
        zh: '停掉占用它的程序，或用 HETANG_PORT 换一个端口',
        en: 'Stop the program that uses it, or choose another port with HETANG_PORT',
      },
    );
  },
};

function isFree({ host, port }: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
