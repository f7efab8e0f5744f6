import type { Tx } from '../kernel/database/database.ts';
import { openConfirmTask } from '../modules/tasks/api.ts';
import { after, type DispatcherDeps, machineMs } from './deps.ts';
import { writeIntentions } from './intend.ts';
import { refusedTarget } from './rules/read-result.ts';
import type { FinalState } from './rules/settled.ts';
import { settleIntentions } from './settle.ts';
import { markCreated } from './sql/mark-created.ts';
import type { MassSendRow } from './sql/mass-send-row.ts';
import { moveUncreated } from './sql/move-mass-send.ts';
import { endOpenSend } from './sql/move-open-send.ts';
import { openMembers } from './sql/open-members.ts';

/** The platform has the mass task: its sender gets work to do, people it refused are settled. */
export async function recordCreated(
  tx: Tx,
  deps: DispatcherDeps,
  send: MassSendRow,
  created: { platformId: string; refusedTargets: readonly string[] },
): Promise<void> {
  const now = deps.clock.now();
  const { checkEveryMs, checkFloorMs } = deps.settings;
  const firstLook = after(now, Math.max(checkEveryMs, machineMs(deps.clock, checkFloorMs)));
  if (!(await markCreated(tx, send, created.platformId, firstLook))) return;
  const refused = new Set(created.refusedTargets);
  const members = await openMembers(tx, send.id);
  await settleIntentions(
    tx,
    members
      .filter(({ target }) => refused.has(target))
      .map(({ id }) => ({ id, state: 'failed', reason: refusedTarget(send.audience) })),
    { now, metrics: deps.metrics },
  );
  const left = members.filter(({ target }) => !refused.has(target));
  if (left.length > 0) return giveToStaff(tx, deps, send, left);
  await endOpenSend(tx, send.id, now);
}

async function giveToStaff(
  tx: Tx,
  deps: DispatcherDeps,
  send: MassSendRow,
  people: { contact_id: number | null }[],
): Promise<void> {
  const now = deps.clock.now();
  const due = Math.min(now.getTime() + deps.settings.confirmDueMs, send.not_after.getTime());
  const task = await openConfirmTask(
    tx,
    {
      massSendId: send.id,
      title: `群发待确认:${send.title}`,
      staff: send.staff,
      contactId: people.length === 1 ? (people[0]?.contact_id ?? null) : null,
      dueAt: new Date(due),
    },
    now,
  );
  const version = (await deps.plan(tx))?.version ?? 0;
  await writeIntentions(
    tx,
    [
      {
        dedupe: `mass-send:${send.id}:notice`,
        kind: 'staff-notice',
        contactId: null,
        staff: send.staff,
        message: null,
        planVersion: version,
        params: {
          title: '有群发任务待确认',
          text: `「${send.title}」发${toWhom(send, people.length)},请在企业微信「群发助手」中确认`,
          task,
        },
        journey: null,
        enrolmentId: null,
        notBefore: now,
        notAfter: send.not_after,
      },
    ],
    now,
  );
}

function toWhom({ audience }: MassSendRow, count: number): string {
  return audience === 'groups' ? `到 ${count} 个客户群` : `给 ${count} 位客户`;
}

/** A mass task that was surely not created ends: its people are settled alike, their quota comes back. */
export async function endUncreated(
  tx: Tx,
  deps: DispatcherDeps,
  send: MassSendRow,
  end: { state: FinalState; reason: string; error: string | null },
): Promise<void> {
  const now = deps.clock.now();
  const moved = await moveUncreated(tx, send, {
    state: 'failed',
    error: end.error ?? end.reason,
    nextCheckAt: null,
    settledAt: now,
  });
  if (!moved) return;
  const members = await openMembers(tx, send.id);
  await settleIntentions(
    tx,
    members.map(({ id }) => ({ id, state: end.state, reason: end.reason })),
    { now, metrics: deps.metrics },
  );
}
