import { chance, randomOf } from '../../kernel/random.ts';
import { withinHours } from '../../kernel/shanghai-time.ts';
import { acceptRequest, acceptScan } from '../../platform/scan.ts';
import type { Person } from '../../state/person.ts';
import { draw } from '../delay.ts';
import type { World } from '../world.ts';

/** After the add: a reply perhaps, a first decision, and the member's tags and second thoughts. */
export function planAfterAdd(world: World, person: Person, userid: string, at: number): void {
  const { behaviour, agenda } = world;
  const staff = randomOf(world.state.seed, 'staff', userid, person.id);
  if (chance(staff, behaviour.staff.tagChance)) {
    const due = withinHours(at + draw(staff, behaviour.staff.tag), behaviour.staff.from, behaviour.staff.to);
    agenda.add({ at: due, kind: 'staff-tag', ref: userid, arg: person.id });
  }
  if (person.manual) return;
  if (chance(person.random, behaviour.reply.chance[person.intent])) {
    agenda.add({
      at: at + draw(person.random, behaviour.reply.after),
      kind: 'reply',
      ref: person.id,
      arg: userid,
    });
  }
  if (chance(staff, behaviour.staff.deleteChance)) {
    const due = withinHours(at + 20 * 86_400_000, behaviour.staff.from, behaviour.staff.to);
    agenda.add({ at: due, kind: 'staff-delete', ref: userid, arg: person.id });
  }
  if (person.awake) return;
  person.awake = true;
  const { first, from, to } = behaviour.decision;
  agenda.add({ at: withinHours(at + draw(person.random, first), from, to), kind: 'wake', ref: person.id });
}

/** The person goes through with the add. */
export function accept(world: World, personId: string, at: number): void {
  const person = world.state.people.get(personId);
  if (person === undefined) return;
  const result = acceptScan(world, person, at);
  if (result.kind === 'friends') planAfterAdd(world, person, result.follow.userid, at);
  if (result.kind === 'requested') planStaffAccept(world, result.userid, person.id, at);
}

/** The member will look at the request. */
export function planStaffAccept(world: World, userid: string, personId: string, at: number): void {
  const { accept: delay, from, to } = world.behaviour.staff;
  const random = randomOf(world.state.seed, 'accept', userid, personId);
  const due = withinHours(at + draw(random, delay), from, to);
  world.agenda.add({ at: due, kind: 'staff-accept', ref: userid, arg: personId });
}

/** The member accepts the request. */
export function staffAccept(world: World, userid: string, personId: string, at: number): void {
  const follow = acceptRequest(world, userid, personId, at);
  const person = world.state.people.get(personId);
  if (follow !== undefined && person !== undefined) planAfterAdd(world, person, userid, at);
}
