import type { CallOutcome } from '../../channels/port.ts';
import type { FriendNotes, RemarkChannel } from '../../channels/remarks.ts';
import { HetangError } from '../../kernel/errors.ts';

/** No tenant is connected, or it knows nobody by this id: no member has him as a friend. */
const NOTHING_THERE = new Set([-1005, 84061, 40096]);

/** What each member notes about a customer, by userid. @throws HetangError `remark/refused`. */
export async function askRemarks(
  port: RemarkChannel | null,
  externalUserid: string,
): Promise<ReadonlyMap<string, FriendNotes>> {
  if (port === null) return new Map();
  const outcome = await port.readNotes(externalUserid);
  if (outcome.kind === 'refused' && NOTHING_THERE.has(outcome.code)) return new Map();
  return answered(outcome).notes;
}

/** The value of an answer. @throws HetangError `remark/refused`. */
export function answered<T>(outcome: CallOutcome<T>): T {
  if (outcome.kind === 'done') return outcome.value;
  if (outcome.kind === 'unknown')
    throw new HetangError('remark/refused', { code: '-', reason: outcome.problem });
  const { code, reason, say } = outcome;
  throw new HetangError('remark/refused', {
    code: String(code),
    reason: say ? `${say.zh} / ${say.en}` : reason,
  });
}
