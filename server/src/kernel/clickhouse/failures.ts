import { HetangError, messageOf } from '../errors.ts';

/**
 * ClickHouse's codes that say "not now", however right the statement is: no table yet (60, 81: the sink makes
 * them when ClickHouse comes back), time (159, 209), network (210), overload (202, 252), memory (241), disk (76,
 * 243), rights and modes (164, 242, 497, 516), cancelled or stopping (236, 394).
 */
const NOT_NOW = new Set('60 76 81 159 164 202 209 210 236 241 242 243 252 394 497 516'.split(' '));

/** Whose fault it is: a wrong statement stays what it is (our bug), all else becomes `analytics/unavailable`. */
export function asFailure(error: unknown): unknown {
  const code = clickHouseCode(error);
  return code !== undefined && !NOT_NOW.has(code) ? error : unavailable(error);
}

/** For blocks: rows were checked before they were sent, so a refused block is never the fault of a row. */
export function unavailable(error: unknown): HetangError {
  if (error instanceof HetangError) return error;
  return new HetangError(
    'analytics/unavailable',
    { problem: messageOf(error).slice(0, 300) },
    { cause: error },
  );
}

/** The number that ClickHouse gives its errors; client and chDB each have their own class for them. */
function clickHouseCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('type' in error)) return undefined;
  return /^\d+$/.test(String(error.code)) ? String(error.code) : undefined;
}
