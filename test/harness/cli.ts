import { type Io, langOf } from '../../cli/src/io.ts';
import { run } from '../../cli/src/run.ts';
import { manualClock } from '../../server/src/kernel/clock.ts';
import { buildHttp, type Endpoint } from '../../server/src/kernel/http/app.ts';
import { makeLogger } from '../../server/src/kernel/telemetry/logger.ts';
import { planEndpoints } from '../../server/src/plan/http/endpoints.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export interface CliAnswer {
  code: number;
  out: string;
  err: string;
}

/** Runs a command as somebody would type it, with this environment and no other. */
export async function typeCommand(args: string[], env: Record<string, string> = {}): Promise<CliAnswer> {
  const lines = { out: [] as string[], err: [] as string[] };
  const io: Io = {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    env,
    fetch,
    color: false,
    lang: langOf({}, args),
  };
  const code = await run(args, io);
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

export interface CliServer {
  db: TestDatabase;
  url: string;
  close(): Promise<void>;
}

/** A server with a database of its own that lets everybody in; that of plans unless other endpoints are named. */
export async function openCliServer(
  endpointsOf: (db: TestDatabase) => Endpoint[] = (db) =>
    planEndpoints({ db, clock: manualClock('2026-03-01T00:00:00Z'), onApplied: [] }),
): Promise<CliServer> {
  const db = await createTestDatabase();
  const app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'key', id: 1, name: 'ci' }),
    endpoints: endpointsOf(db),
    version: '0.0.0',
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    db,
    url,
    async close() {
      await app.close();
      await db.drop();
    },
  };
}
