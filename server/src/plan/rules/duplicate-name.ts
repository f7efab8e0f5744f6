import { tagValueName } from '@hetang/contract/plan/kinds/tags';
import { kinds } from '@hetang/contract/plan/registry';
import type { Hit, Path, Rule, Text } from './rule.ts';
import { kindNames } from './shared/kind-names.ts';

/** Two things of one kind with one name cannot be told apart on any page. */
export const duplicateName: Rule = {
  id: 'duplicate-name',
  theme: 'structure',
  severity: 'warning',
  title: { zh: '重名', en: 'Two things with one name' },
  why: {
    zh: '同一类里同名的两项，在任何页面上都分不清；只差大小写、全半角或空格的也一样。',
    en: 'Two things of one kind with one name cannot be told apart on any page, nor can names that differ by case, width or spaces.',
  },
  problem: { zh: '{kind}“{other}”也叫“{name}”', en: 'The {kind} `{other}` is called "{name}" too' },
  hint: { zh: '换一个分得清的名称', en: 'Give it a name that can be told apart' },
  good: `stages: { new: { name: 新客 }, member: { name: 会员, enter: { event: a.b } } }`,
  bad: `stages: { new: { name: 新客 }, member: { name: 新客, enter: { event: a.b } } }`,
  check({ plan }) {
    const definitions = kinds.flatMap((kind) => {
      const specs: [string, { name?: string | undefined }][] = Object.entries(plan[kind]);
      return repeated(
        specs.map(([key, spec]) => [key, spec.name]),
        [kind],
        kindNames[kind],
      );
    });
    const values = Object.entries(plan.tags).flatMap(([group, spec]) => {
      const names = Object.keys(spec.values).map((value) => [value, tagValueName(spec, value)] as const);
      return repeated(names, ['tags', group, 'values'], { zh: '标签', en: 'tag' });
    });
    return [...definitions, ...values];
  },
};

function repeated(
  names: readonly (readonly [key: string, name: string | undefined])[],
  path: Path,
  kind: Text,
): Hit[] {
  const first = new Map<string, string>();
  return names.flatMap(([key, name]): Hit[] => {
    if (name === undefined) return [];
    const shape = shapeOf(name);
    const other = first.get(shape);
    if (other !== undefined) return [{ path: [...path, key], at: 'key', args: { kind, other, name } }];
    first.set(shape, key);
    return [];
  });
}

/** A name without what the eye passes over: case, width, spaces. */
function shapeOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}
