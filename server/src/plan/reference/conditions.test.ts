import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { lintPlan } from '../lint.ts';

const folder = new URL('../../../../docs/plan/', import.meta.url);

/** What the examples of the guide speak of. */
const AROUND = `plan: p
name: 方案
stages: { new: { name: 新客 }, registered: { name: 注册, enter: { event: account.registered } } }
tags:
  intent: { name: 意向, choose: one, values: { A: 强, B: 中 } }
  need: { name: 需求, choose: many, values: { course: 课程 } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { site: { name: 官网, staff: [lin] } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities: { course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 自愿退群 } }
ladders: { value: { name: 价值, tiers: { low: { name: 低 }, mid: { name: 中, when: { event: order.paid } } } } }
`;

function examples(text: string): string[] {
  return [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
}

test.each(['conditions.zh.md', 'conditions.en.md'])(
  'every example of %s is a plan without an error',
  async (name) => {
    const found = examples(await readFile(new URL(name, folder), 'utf8'));
    expect(found.length).toBe(5);
    for (const example of found) {
      const { issues } = lintPlan([{ path: 'plan.yaml', text: AROUND + example }]);
      expect(issues.filter((issue) => issue.severity === 'error').map((issue) => issue.text.en)).toEqual([]);
    }
  },
);

test('both languages show the same conditions', async () => {
  const texts = await Promise.all(
    ['conditions.zh.md', 'conditions.en.md'].map((name) => readFile(new URL(name, folder), 'utf8')),
  );
  const [zh, en] = texts.map((text) =>
    examples(text).map((example) => {
      const { segments } = parse(example) as { segments: Record<string, { when: unknown }> };
      return Object.entries(segments).map(([key, { when }]) => [key, when]);
    }),
  );
  expect(zh).toEqual(en);
});
