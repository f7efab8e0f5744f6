import { z } from 'zod';
import type { App, Desk } from './control.ts';
import { ControlError } from './control-error.ts';

const MOST = 500;
const limit = z.coerce.number().int().min(1).max(MOST).optional();
const callQuery = z.object({
  path: z.string().optional(),
  errcode: z.union([z.literal('any'), z.coerce.number().int()]).optional(),
  limit,
});
const pushQuery = z.object({
  what: z.string().optional(),
  fate: z.enum(['waiting', 'received', 'lost', 'dropped']).optional(),
  limit,
});

function readQuery<S extends z.ZodType>(schema: S, query: unknown): z.infer<S> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new ControlError(400, 'invalid-query', {
    zh: `查询参数 ${field} 不正确`,
    en: `Query parameter ${field} is wrong`,
  });
}

/** What came in and what went out: the last calls and the last pushes, newest first. */
export function logRoutes(app: App, { world, gate, pusher }: Desk): void {
  app.get('/control/requests', (request) => {
    const { limit: most = 100, ...filter } = readQuery(callQuery, request.query);
    return { total: gate.requests.total, requests: gate.requests.newest(filter, most) };
  });
  app.get('/control/callbacks', (request) => {
    const { what = '', fate, limit: most = 100 } = readQuery(pushQuery, request.query);
    const pushes = world.pushes
      .newest()
      .filter((one) => one.what.includes(what) && (fate === undefined || one.fate === fate));
    const { stats } = pusher;
    return {
      total: world.pushes.total,
      waiting: world.state.pushes.size,
      ...stats,
      pushes: pushes.slice(0, most),
    };
  });
}
