import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule, Text } from '../rule.ts';
import { kindNames } from '../shared/kind-names.ts';

/** Two definitions that say exactly the same: one is changed later and the other forgotten. */
export const sameContent: Rule = {
  id: 'same-content',
  theme: 'structure',
  severity: 'warning',
  title: { zh: '一件事写了两遍', en: 'One thing defined twice' },
  why: {
    zh: '内容完全一样的两条消息或两个分群，迟早只改了其中一个，另一个还在用旧的。',
    en: 'Of two messages or segments with the same content one will be changed and the other stay behind.',
  },
  problem: { zh: '{kind}“{other}”的内容完全一样', en: 'The {kind} `{other}` says exactly the same' },
  hint: { zh: '留一个，其余引用它', en: 'Keep one and refer to it' },
  good: `segments: { cold: { name: 冷, when: { event: a.b } }, warm: { name: 热, when: { event: c.d } } }`,
  bad: `segments: { cold: { name: 冷, when: { event: a.b } }, icy: { name: 冰, when: { event: a.b } } }`,
  check: ({ plan }) => [...repeated(plan, 'messages'), ...repeated(plan, 'segments')],
};

function repeated(plan: Plan, kind: 'messages' | 'segments'): Hit[] {
  const first = new Map<string, string>();
  return Object.entries(plan[kind]).flatMap(([key, spec]): Hit[] => {
    const content = JSON.stringify('when' in spec ? spec.when : [spec.text, spec.link]);
    const other = first.get(content);
    const name: Text = kindNames[kind];
    if (other !== undefined) return [{ path: [kind, key], at: 'key', args: { kind: name, other } }];
    first.set(content, key);
    return [];
  });
}
