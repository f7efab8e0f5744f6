import { next } from '../../kernel/random.ts';
import { customerWrites } from '../../platform/friends.ts';
import type { Need } from '../../state/person.ts';
import type { World } from '../world.ts';

const SAYINGS: Record<Need, string[]> = {
  trial: ['你好，我想先试用一下工具', '工具怎么体验？'],
  gift: ['新人礼包在哪里领？', '你好，礼包还有吗'],
  course: ['课程什么时候开始？', '你好，想报名听课'],
  material: ['可以发一份资料吗', '你好，资料怎么领取'],
  exchange: ['有交流群吗', '你好，想认识一些同行'],
};

/** The person answers the welcome. */
export function reply(world: World, personId: string, userid: string, at: number): void {
  const person = world.state.people.get(personId);
  if (person === undefined) return;
  const sayings = SAYINGS[person.need];
  const text = sayings[Math.floor(next(person.random) * sayings.length)] ?? '你好';
  customerWrites(world, person, userid, { text, at });
}
