import { HetangError } from './kernel/errors.ts';
import type { HttpApp } from './kernel/http/app.ts';

/**
 * Listens; answers the address on this machine.
 * @throws HetangError `config/port-busy`.
 */
export async function listenOn(
  app: HttpApp,
  { host, port }: { host: string; port: number },
): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new HetangError('config/port-busy', { port });
    throw error;
  }
  const address = app.server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
}
