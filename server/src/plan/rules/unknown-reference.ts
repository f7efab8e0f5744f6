import type { Hit, PlanView, Rule, Text } from './rule.ts';
import { kindNames } from './shared/kind-names.ts';
import { nearest } from './shared/nearest.ts';
import { type Reference, referencesOf } from './shared/references.ts';

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
  check: (view) => referencesOf(view.plan).flatMap((reference) => missing(view, reference)),
};

function missing(view: PlanView, { kind, key, path, at }: Reference): Hit[] {
  const place = at ? { path, at } : { path };
  const [name = '', value] = kind === 'tags' ? key.split('/') : [key];
  if (!view.written[kind].has(name))
    return [{ ...place, ...said(kindNames[kind], name, view.written[kind]) }];
  const group = kind === 'tags' && Object.hasOwn(view.plan.tags, name) ? view.plan.tags[name] : undefined;
  if (value === undefined || !group || Object.hasOwn(group.values, value)) return [];
  const values = Object.keys(group.values).map((known) => `${name}/${known}`);
  return [{ ...place, ...said({ zh: '标签', en: 'tag' }, key, values) }];
}

function said(kind: Text, key: string, known: Iterable<string>): Pick<Hit, 'args' | 'hint'> {
  const meant = nearest(key, known);
  const hint = { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` };
  return { args: { kind, key }, ...(meant !== undefined && { hint }) };
}
