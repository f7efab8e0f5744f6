import type { CallOutcome } from '../../../channels/port.ts';
import { HetangError } from '../../../kernel/errors.ts';

/** The value of a call that only reads. @throws HetangError `service/refused` */
export function askPort<T>(outcome: CallOutcome<T>): T {
  if (outcome.kind === 'done') return outcome.value;
  if (outcome.kind === 'unknown')
    throw new HetangError('service/refused', { code: '-', reason: outcome.problem });
  const { code, reason, say } = outcome;
  throw new HetangError('service/refused', {
    code: String(code),
    reason: say ? `${say.zh} / ${say.en}` : reason,
  });
}
