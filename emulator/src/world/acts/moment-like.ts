import { chance, randomOf } from '../../kernel/random.ts';
import { withinHours } from '../../kernel/shanghai-time.ts';
import { draw } from '../delay.ts';
import type { World } from '../world.ts';

/** Some of those who see a moment will like it. */
export function planLikes(
  world: World,
  published: { momentId: string; userid: string; seenBy: string[] },
  at: number,
): void {
  const { momentId, userid, seenBy } = published;
  const { like, message, decision } = world.behaviour;
  for (const externalUserid of seenBy) {
    const person = world.state.people.get(world.state.externals.get(externalUserid) ?? '');
    if (person === undefined || person.manual) continue;
    const random = randomOf(world.state.seed, 'like', momentId, userid, person.id);
    if (!chance(random, like)) continue;
    const due = withinHours(at + draw(random, message.after), decision.from, decision.to);
    world.agenda.add({ at: due, kind: 'moment-like', ref: person.id, arg: `${momentId} ${userid}` });
  }
}
