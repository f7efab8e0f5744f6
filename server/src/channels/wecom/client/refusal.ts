import type { Refusal } from '../../port.ts';
import { describeError } from '../error-codes.ts';

/** The refusal that an errcode stands for; `afterMs` overrules the table's pause. */
export function refusalOf(code: number, afterMs?: number, errmsg?: string): Refusal {
  const known = describeError(code);
  const ip = code === 60020 ? ipOf(errmsg) : null;
  const refusal: Refusal = {
    kind: 'refused',
    code,
    reason: known.reason,
    retry: known.retry,
    say: {
      zh: `${known.zh.what}${ip ? `（${ip}）` : ''}：${known.zh.hint}`,
      en: `${known.en.what}${ip ? ` (${ip})` : ''}. ${known.en.hint}`,
    },
  };
  const pause = afterMs ?? known.afterMs;
  if (pause !== undefined) refusal.afterMs = Math.ceil(pause);
  return refusal;
}

/** The address that the platform saw us come from: nobody else can tell it. */
function ipOf(errmsg = ''): string | null {
  return /from ip: ([0-9a-fA-F.:]{3,45})/.exec(errmsg)?.[1] ?? null;
}
