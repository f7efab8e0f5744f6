import type { Plan } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomPlan } from '../../../../test/harness/random-plan.ts';
import { loadPlan } from '../load.ts';
import { readPlanFolder } from '../source/read-folder.ts';
import { planPaper } from './plan-paper.ts';
import { toHtml } from './to-html.ts';
import { toMarkdown } from './to-markdown.ts';

async function samplePlan(): Promise<Plan> {
  const folder = new URL('../../../../plans/amazon-ads/', import.meta.url).pathname;
  const { plan } = loadPlan((await readPlanFolder(folder)).files);
  if (!plan) throw new Error('the sample plan does not load');
  return plan;
}

test('the sample plan reads as a document: cover and chapters', async () => {
  const plan = await samplePlan();
  const paper = planPaper(plan, 'zh');
  expect(paper.title).toBe(plan.meta.name);
  expect(paper.chapters.map((chapter) => chapter.id)).toEqual(
    expect.arrayContaining(['goals', 'stages', 'journeys']),
  );
  expect(toMarkdown(paper)).not.toMatch(/\[object|undefined|NaN/);
});

const small = `plan: p
name: 读书会
stages: { new: { name: 新朋友 } }
messages: { hi: { name: 早安, text: 早 } }
staff: { lin: { name: 林, wecom: Lin } }
communities:
  all: { name: 书友群, owner: lin, sop: [{ on: [mon, wed, fri], at: "08:50", post: hi }] }
journeys:
  first: { name: 首次, start: { event: contact.added }, again: never, steps: [{ wait: 10m }, { message: hi }] }
`;

test('keys have their names, choices their words, steps their numbers', () => {
  const { plan } = loadPlan([{ path: 'plan.yaml', text: small }]);
  if (!plan) throw new Error('does not load');
  const text = toMarkdown(planPaper(plan, 'zh'));
  expect(text).toContain('### 首次 `first`');
  expect(text).toContain('- (1) 等待 10 分钟\n- (2) 发送消息「早安」');
  expect(text).toContain('| 周一、周三、周五 | 08:50 | 早安 |');
  expect(text).toMatch(/群主\*\* 林\n/);
  expect(toMarkdown(planPaper(plan, 'en'))).toContain('- (1) Wait 10 minutes');
});

test('HTML needs nothing else, and text stays text', () => {
  const plan = loadPlan([
    {
      path: 'plan.yaml',
      text: 'plan: p\nname: "<script>x</script>"\nmessages: { m: { name: a|b, text: "1\\n<b>2" } }',
    },
  ]).plan;
  if (!plan) throw new Error('does not load');
  const paper = planPaper(plan, 'en');
  const html = toHtml(paper, 'en');
  expect(html).not.toContain('<script');
  expect(html).not.toMatch(/(src|href)="(?!#)/);
  expect(html).toContain('1<br>&lt;b&gt;2');
  expect(toMarkdown(paper)).toContain('> 1\n> \\<b\\>2');
});

test('whatever the plan, it can be read, in both languages', () => {
  fc.assert(
    fc.property(randomPlan(), fc.constantFrom('zh' as const, 'en' as const), (plan, lang) => {
      const paper = planPaper(plan, lang);
      expect(toMarkdown(paper)).not.toContain('[object');
      expect(toHtml(paper, lang)).toMatch(/<\/html>\n$/);
    }),
    { numRuns: 60 },
  );
});
