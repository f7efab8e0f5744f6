import { chance } from '../kernel/random.ts';
import { withinHours } from '../kernel/shanghai-time.ts';
import type { Person } from '../state/person.ts';
import { draw } from './delay.ts';
import type { World } from './world.ts';

/** A message arrived: perhaps the person reads it and decides something soon. */
export function planReaction(world: World, person: Person, at: number): void {
  const { message, decision } = world.behaviour;
  if (person.manual || !chance(person.random, message.read)) return;
  const due = withinHours(at + draw(person.random, message.after), decision.from, decision.to);
  world.agenda.add({ at: due, kind: 'react', ref: person.id });
}
