import { messageOf } from '../errors.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Endpoint } from './app.ts';

/** Something that must work before requests should come; rejects when it does not. */
export interface ReadyCheck {
  name: string;
  run(): Promise<unknown>;
}

export interface HealthDeps {
  checks: readonly ReadyCheck[];
  log: Logger;
  /** How long a check may take before it counts as failed. */
  patienceMs?: number;
}

interface CheckResult {
  name: string;
  ok: boolean;
  ms: number;
}

/** `GET /healthz`: the process answers. `GET /readyz`: so does everything it needs, else 503. */
export function health(deps: HealthDeps): Endpoint {
  return (app) => {
    app.get('/healthz', { config: { access: 'public' }, schema: { hide: true } }, (_, reply) =>
      reply.header('cache-control', 'no-store').send({ ok: true }),
    );
    app.get('/readyz', { config: { access: 'public' }, schema: { hide: true } }, async (_, reply) => {
      const checks = await Promise.all(deps.checks.map((check) => runCheck(check, deps)));
      const ok = checks.every((check) => check.ok);
      return reply
        .status(ok ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ ok, checks });
    });
  };
}

/** Why a check failed goes to the log: the answer is for everyone, and addresses are not. */
async function runCheck(check: ReadyCheck, deps: HealthDeps): Promise<CheckResult> {
  const from = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    const ms = deps.patienceMs ?? 2_000;
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([check.run(), tooLong]);
    return { name: check.name, ok: true, ms: Math.round(performance.now() - from) };
  } catch (error) {
    deps.log.warn({ check: check.name, problem: messageOf(error) }, 'not ready');
    return { name: check.name, ok: false, ms: Math.round(performance.now() - from) };
  } finally {
    clearTimeout(timer);
  }
}
