import { type Kind, kinds } from '@hetang/contract/plan/registry';
import { type Hit, isWhole, type Rule } from './rule.ts';
import { kindNames } from './shared/kind-names.ts';
import { referencesOf } from './shared/references.ts';

/** What nothing refers to. Staff, codes, stages, accounts, goals and journeys work without being named. */
const checked: readonly Kind[] = ['messages', 'tags', 'fields', 'columns'];

export const unusedDefinition: Rule = {
  id: 'unused-definition',
  theme: 'structure',
  severity: 'warning',
  title: { zh: '没有用到的定义', en: 'Definitions that nothing uses' },
  why: {
    zh: '没有引用的消息、标签、字段和栏目多半是忘了接上，留着会让人误以为在用。',
    en: 'A message, tag, field or column that nothing refers to was mostly forgotten, and readers take it for live.',
  },
  problem: { zh: '{kind}“{key}”没有用到', en: 'The {kind} `{key}` is not used' },
  hint: {
    zh: '在旅程、活码或条件里用上它，或者删掉',
    en: 'Use it in a journey, code or condition, or remove it',
  },
  good: `
messages: { a: { name: 甲, text: 你好 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ message: a }] } }`,
  bad: `
messages: { a: { name: 甲, text: 你好 }, b: { name: 乙, text: 你好呀 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ message: a }] } }`,
  check(view) {
    // A definition that cannot be read may be the one that uses it.
    if (!isWhole(view, kinds)) return [];
    const used = new Set(referencesOf(view.plan).map(({ kind, key }) => `${kind}/${key.split('/')[0]}`));
    return checked.flatMap((kind) =>
      Object.keys(view.plan[kind])
        .filter((key) => !used.has(`${kind}/${key}`))
        .map((key): Hit => ({ path: [kind, key], at: 'key', args: { kind: kindNames[kind], key } })),
    );
  },
};
