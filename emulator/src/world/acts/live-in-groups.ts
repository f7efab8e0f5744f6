import { chance, next, type RandomState, randomOf } from '../../kernel/random.ts';
import { applyGroupRules } from '../../platform/group-rules.ts';
import { quitGroup, writeInGroup } from '../../platform/groups.ts';
import { joinByCode } from '../../platform/join.ts';
import type { Group, JoinWay } from '../../state/group.ts';
import type { Need, Person } from '../../state/person.ts';
import type { World } from '../world.ts';

const SAYINGS: Record<Need, string[]> = {
  trial: ['试用期能导出数据吗？', '我这边跑了三天，数据好看一些了'],
  gift: ['礼包领到了，谢谢', '今天还有礼包吗？'],
  course: ['今晚几点开课？', '昨天的课讲得很实用'],
  material: ['资料可以再发一次吗？', '表格很好用'],
  exchange: ['大家最近广告花费怎么控制的？', '有做家居类目的吗？', '学到了'],
};

/**
 * What a person does in customer groups that day: leaves one, says something, joins one more by a group code. Draws from a
 * stream of its own, so that the rest of their life is the same with groups and without.
 */
export function liveInGroups(world: World, person: Person, at: number): void {
  const { state, behaviour } = world;
  if (state.joinWays.size === 0 && person.groups.length === 0) return;
  const random = randomOf(state.seed, 'groups', person.id, at);
  for (const group of person.groups.flatMap((id) => state.groups.get(id) ?? [])) {
    if (chance(random, behaviour.groups.leave))
      quitGroup(world, group, { ids: [person.externalUserid], scene: 0 }, at);
    else if (chance(random, behaviour.groups.speak)) speak(world, { group, person, random }, at);
  }
  const { join, need, most } = behaviour.groups;
  if (person.groups.length >= most || !chance(random, join * (need[person.need] ?? 1))) return;
  const way = pick(random, [...state.joinWays.values()]);
  if (way !== undefined && !isIn(person, way)) joinByCode(world, person, way, at);
}

function speak(
  world: World,
  { group, person, random }: { group: Group; person: Person; random: RandomState },
  at: number,
): void {
  const { externalUserid } = person;
  const text = pick(random, SAYINGS[person.need]) ?? '收到';
  writeInGroup(world, group, { from: externalUserid, body: { kind: 'text', text }, at });
  applyGroupRules(world, group, { externalUserid, text, at });
}

function isIn(person: Person, way: JoinWay): boolean {
  return way.chatIds.some((id) => person.groups.includes(id));
}

function pick<T>(random: RandomState, items: readonly T[]): T | undefined {
  return items[Math.floor(next(random) * items.length)];
}
