import { chance, randomOf } from '../../kernel/random.ts';
import { withinHours } from '../../kernel/shanghai-time.ts';
import { publishMoment } from '../../platform/moments.ts';
import { draw } from '../delay.ts';
import type { World } from '../world.ts';

/** When, if ever, a member will publish a moment of the company: as with mass tasks. */
export function planPublish(world: World, momentId: string, userid: string, at: number): void {
  const { confirm, from, to, never } = world.behaviour.staff;
  const random = randomOf(world.state.seed, 'publish', momentId, userid);
  if (chance(random, never)) return;
  const due = withinHours(at + draw(random, confirm), from, to);
  world.agenda.add({ at: due, kind: 'staff-publish', ref: userid, arg: momentId });
}

/** The member publishes it, unless it was stopped or they have resigned. */
export function staffPublish(world: World, userid: string, momentId: string, at: number): void {
  const moment = world.state.moments.get(momentId);
  if (moment !== undefined && world.state.staff.has(userid)) publishMoment(world, moment, userid, at);
}
