import type { Kind, Plan } from '@hetang/contract/plan/registry';
import type { Hit, PlanView, Rule, Text } from './rule.ts';
import { kindNames } from './shared/kind-names.ts';
import { nearestForSome } from './shared/nearest.ts';
import type { Reference } from './shared/reference.ts';
import { referencesOf } from './shared/references.ts';

/** Whatever is named must be defined: stages, tags, fields, staff, codes, messages, journeys. */
export const unknownReference: Rule = {
  id: 'unknown-reference',
  theme: 'structure',
  severity: 'error',
  title: { zh: '找不到的引用', en: 'Unknown references' },
  why: {
    zh: '指向不存在的定义，运行到这里就没有东西可用。',
    en: 'A reference to nothing leaves the run with nothing to use at that point.',
  },
  problem: { zh: '没有{kind}“{key}”', en: 'There is no {kind} `{key}`' },
  hint: { zh: '先定义它，或改用已有的键', en: 'Define it, or use a key that exists' },
  good: `
stages: { new: { name: 新客 } }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: sales, staff: lin, stages: [new] } }`,
  bad: `
stages: { new: { name: 新客 } }
accounts: { main: { name: 主号, kind: sales, staff: lin, stages: [neww] } }`,
  check: (view) => {
    const suggest = nearestForSome();
    return referencesOf(view.plan).flatMap((reference) => missing(view, reference, suggest));
  },
};

function missing(
  view: PlanView,
  { kind, key, path, at }: Reference,
  suggest: ReturnType<typeof nearestForSome>,
): Hit[] {
  const place = at ? { path, at } : { path };
  const [name = '', value] = key.split('/');
  if (!view.written[kind].has(name))
    return [{ ...place, ...said(kindNames[kind], name, suggest(name, view.written[kind])) }];
  const part = value === undefined ? undefined : partsOf(view.plan, kind, name);
  if (value === undefined || !part || part.keys.includes(value)) return [];
  return [
    {
      ...place,
      ...said(
        part.noun,
        key,
        suggest(
          key,
          part.keys.map((known) => `${name}/${known}`),
        ),
      ),
    },
  ];
}

interface Parts {
  noun: Text;
  keys: string[];
}

/** What a definition holds that is named through it; undefined when it holds nothing or is not well-formed. */
function partsOf(plan: Plan, kind: Kind, name: string): Parts | undefined {
  if (kind === 'tags') return inside(plan.tags, name, { zh: '标签', en: 'tag' }, (tag) => tag.values);
  if (kind === 'ladders')
    return inside(plan.ladders, name, { zh: '层', en: 'tier' }, (ladder) => ladder.tiers);
  if (kind === 'units') return inside(plan.units, name, { zh: '门店', en: 'store' }, (unit) => unit.stores);
  return undefined;
}

function inside<T>(
  specs: Record<string, T>,
  name: string,
  noun: Text,
  of: (spec: T) => object,
): Parts | undefined {
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  return spec && { noun, keys: Object.keys(of(spec)) };
}

function said(kind: Text, key: string, meant: string | undefined): Pick<Hit, 'args' | 'hint' | 'fix'> {
  const hint = { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` };
  return { args: { kind, key }, ...(meant !== undefined && { hint, fix: { from: key, to: meant } }) };
}
