import type { Refusal } from '../../port.ts';
import { describeError } from '../error-codes.ts';

/** The refusal that an errcode stands for; `afterMs` overrules the table's pause. */
export function refusalOf(code: number, afterMs?: number): Refusal {
  const known = describeError(code);
  const refusal: Refusal = {
    kind: 'refused',
    code,
    reason: known.reason,
    retry: known.retry,
    say: { zh: known.zh, en: known.en },
  };
  const pause = afterMs ?? known.afterMs;
  if (pause !== undefined) refusal.afterMs = Math.ceil(pause);
  return refusal;
}
