import { kinds } from '@hetang/contract/plan/registry';
import type { Hit, Path, Rule } from '../rule.ts';

/** Keys that differ by a hyphen, by case or by a plural only are mistaken for each other sooner or later. */
export const similarKeys: Rule = {
  id: 'similar-keys',
  theme: 'structure',
  severity: 'warning',
  title: { zh: '太像的键', en: 'Keys that look alike' },
  why: {
    zh: '只差大小写、连字符或单复数的两个键，引用时迟早会写错，而且写错了也检查不出来。',
    en: 'Of two keys that differ by case, a hyphen or a plural one will be written for the other, and no check can tell.',
  },
  problem: { zh: '“{key}”和“{other}”太像', en: '`{key}` looks like `{other}`' },
  hint: { zh: '给其中一个换个分得清的键', en: 'Give one of them a key that can be told apart' },
  good: `segments: { cold: { name: 冷, when: { event: a.b } }, warm: { name: 热, when: { event: c.d } } }`,
  bad: `segments: { high-value: { name: 高, when: { event: a.b } }, highvalue: { name: 值, when: { event: c.d } } }`,
  check: ({ plan }) => [
    ...kinds.flatMap((kind) => alike(Object.keys(plan[kind]), [kind])),
    ...Object.entries(plan.tags).flatMap(([group, { values }]) =>
      alike(Object.keys(values), ['tags', group, 'values']),
    ),
  ],
};

function alike(keys: readonly string[], path: Path): Hit[] {
  const first = new Map<string, string>();
  return keys.flatMap((key): Hit[] => {
    const shape = shapeOf(key);
    const other = first.get(shape);
    if (other !== undefined) return [{ path: [...path, key], at: 'key', args: { key, other } }];
    first.set(shape, key);
    return [];
  });
}

/** What is left without case, hyphens and a plural. Hyphens between digits stay: 1-12 is not 11-2. */
function shapeOf(key: string): string {
  const plain = key.toLowerCase().replace(/(?<!\d)-|-(?!\d)/g, '');
  return plain.length > 3 ? plain.replace(/(?<=[a-z]{3})s$/, '') : plain;
}
