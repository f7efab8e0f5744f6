import { idText, nextNumber } from '../kernel/ids.ts';
import { intBetween, next, pickWeighted, randomOf } from '../kernel/random.ts';
import type { Intent, Need, Person } from '../state/person.ts';
import type { World } from './world.ts';

const FAMILY = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚辉玲桂英萍鹏华红宇晨欣怡佳琪雨航睿彤'];

function pick<T>(items: readonly T[], at: number): T {
  const item = items[Math.floor(at * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

function drawName(random: Person['random']): string {
  const family = pick(FAMILY, next(random));
  const given = pick(GIVEN, next(random));
  return next(random) < 0.7 ? family + given + pick(GIVEN, next(random)) : family + given;
}

function drawKey<K extends string>(random: Person['random'], weights: Record<K, number>): K {
  const keys = Object.keys(weights) as K[];
  return pickWeighted(random, keys, (key) => weights[key]) ?? pick(keys, 0);
}

/** A person of WeChat who is nobody's customer yet. All hidden traits come from the seed and the number. */
export function newPerson(world: World, at: number, given: { manual: boolean; name?: string }): Person {
  const { state, behaviour } = world;
  const number = nextNumber(state, 'person');
  const random = randomOf(state.seed, 'person', number);
  const need: Need = drawKey(random, behaviour.needs);
  const intent: Intent = drawKey(random, behaviour.intents);
  const name = drawName(random);
  const person: Person = {
    id: `p${number}`,
    name: given.name ?? name,
    gender: intBetween(random, 0, 2),
    unionid: `o${idText(state, 27, 'unionid', number)}`,
    openid: `o${idText(state, 27, 'openid', number)}`,
    externalUserid: `wm${idText(state, 30, 'external', number)}`,
    manual: given.manual,
    need,
    intent,
    random,
    createdAt: at,
    chats: [],
    groups: [],
    received: [],
    massReceived: [],
    did: {},
    lastOpenedAt: 0,
    awake: false,
  };
  state.people.set(person.id, person);
  state.externals.set(person.externalUserid, person.id);
  return person;
}
