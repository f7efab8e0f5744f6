import type { CallOutcome, ChannelPort, MassSendReading } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import type { CallDeps } from './deps.ts';
import { walkPages } from './pages.ts';
import { targetOf } from './send-target.ts';

const CANCELLED = 41093;
const CONFIRMED = 2;
const STATUS = ['waiting', 'sent', 'not-friend', 'capped'] as const;

/** Reads back what became of a mass task, target by target. */
export function readMassSend({ client }: CallDeps): ChannelPort['readMassSend'] {
  return async ({ platformId, sender }) => {
    const reading: MassSendReading = { confirmed: false, cancelled: false, targets: [] };
    const paging = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });
    const tasks = await walkPages(
      (cursor) =>
        client.call(wecomCalls.getGroupmsgTask, { msgid: platformId, limit: 1000, ...paging(cursor) }),
      (page) => {
        const task = page.task_list.find((one) => one.userid === sender);
        reading.confirmed = task?.status === CONFIRMED;
        return task ? 'stop' : 'go-on';
      },
    );
    if (tasks.kind !== 'done') return asCancelled(tasks);
    const results = await walkPages(
      (cursor) =>
        client.call(wecomCalls.getGroupmsgSendResult, {
          msgid: platformId,
          userid: sender,
          limit: 1000,
          ...paging(cursor),
        }),
      (page) => {
        for (const line of page.send_list) {
          const target = targetOf(line);
          if (target === null) continue;
          reading.targets.push({
            target,
            status: STATUS[line.status] ?? 'waiting',
            at: line.send_time ? new Date(line.send_time * 1000) : null,
          });
        }
        return 'go-on';
      },
    );
    return results.kind === 'done' ? { kind: 'done', value: reading } : asCancelled(results);
  };
}

function asCancelled(outcome: CallOutcome<null>): CallOutcome<MassSendReading> {
  if (outcome.kind === 'refused' && outcome.code === CANCELLED) {
    return { kind: 'done', value: { confirmed: false, cancelled: true, targets: [] } };
  }
  return outcome as Exclude<CallOutcome<null>, { kind: 'done' }>;
}
