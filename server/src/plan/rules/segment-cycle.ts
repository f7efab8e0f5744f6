import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Path, Rule } from './rule.ts';
import { type Placed, partsOf } from './shared/conditions.ts';
import { knotsOf } from './shared/loops.ts';

/** A segment that rests on itself, directly or through others, cannot be worked out. */
export const segmentCycle: Rule = {
  id: 'segment-cycle',
  theme: 'users',
  severity: 'error',
  title: { zh: '绕圈的分群', en: 'Segments that go in circles' },
  why: {
    zh: '直接或间接依赖自己的分群算不出来。',
    en: 'A segment that rests on itself, directly or through others, cannot be worked out.',
  },
  problem: { zh: '分群绕回了自己：{way}', en: 'The segment comes back to itself: {way}' },
  hint: { zh: '去掉其中一处引用', en: 'Remove one of the references' },
  good: `
segments:
  buyers: { name: 买过, when: { event: order.paid } }
  cold: { name: 买过但不再打开, when: { all: [{ segment: buyers }, { not: { event: app.opened, within: 30d } }] } }`,
  bad: `
segments:
  buyers: { name: 买过, when: { any: [{ event: order.paid }, { segment: cold }] } }
  cold: { name: 冷, when: { all: [{ segment: buyers }, { not: { event: app.opened, within: 30d } }] } }`,
  check: ({ plan }) => {
    const references = new Map(Object.keys(plan.segments).map((key) => [key, referencesOf(plan, key)]));
    const graph = new Map([...references].map(([key, all]) => [key, all.map(({ value }) => value)]));
    return knotsOf(graph).flatMap((knot) => {
      const inside = new Set(knot);
      return knot.flatMap((key): Hit[] => {
        const reference = references.get(key)?.find(({ value }) => inside.has(value));
        return reference ? [hit(reference.path, key, reference.value)] : [];
      });
    });
  },
};

function hit(path: Path, key: string, through: string): Hit {
  return { path, args: { way: through === key ? `${key} → ${key}` : `${key} → ${through} → … → ${key}` } };
}

function referencesOf(plan: Plan, key: string): Placed<string>[] {
  const segment = Object.hasOwn(plan.segments, key) ? plan.segments[key] : undefined;
  if (!segment) return [];
  return partsOf(segment.when, ['segments', key, 'when']).flatMap(({ value, path }) =>
    'segment' in value ? [{ value: value.segment, path: [...path, 'segment'] }] : [],
  );
}
