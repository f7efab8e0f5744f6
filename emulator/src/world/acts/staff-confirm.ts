import { chance, randomOf } from '../../kernel/random.ts';
import { withinHours } from '../../kernel/shanghai-time.ts';
import { confirmTask } from '../../platform/mass.ts';
import { draw } from '../delay.ts';
import type { World } from '../world.ts';

/** When, if ever, a member will confirm a mass task. `reason` keeps the draws of the task and of reminders apart. */
export function planConfirm(
  world: World,
  task: { msgid: string; userid: string; at: number },
  reason: { name: string; chance: number },
): void {
  const { confirm, from, to } = world.behaviour.staff;
  const random = randomOf(world.state.seed, reason.name, task.msgid, task.userid);
  if (!chance(random, reason.chance)) return;
  const due = withinHours(task.at + draw(random, confirm), from, to);
  world.agenda.add({ at: due, kind: 'staff-confirm', ref: task.userid, arg: task.msgid });
}

/** The member confirms the task, unless it was cancelled or confirmed before. */
export function staffConfirm(world: World, userid: string, msgid: string, at: number): void {
  const message = world.state.massMessages.get(msgid);
  if (message === undefined || message.cancelledAt !== undefined || !world.state.staff.has(userid)) return;
  confirmTask(world, message, userid, at);
}
