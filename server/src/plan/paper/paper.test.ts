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

test('the sample plan reads as a document: cover, chapters, names for keys, steps with numbers', async () => {
  const plan = await samplePlan();
  const paper = planPaper(plan, 'zh');
  expect(paper.title).toBe(plan.meta.name);
  expect(paper.chapters.map((chapter) => chapter.id)).toEqual(
    expect.arrayContaining(['goals', 'stages', 'journeys']),
  );
  const text = toMarkdown(paper);
  expect(text).toContain('- (2) 等待 10 分钟');
  expect(text).toContain('| 周一、周三、周五 | 08:50 |');
  expect(text).not.toMatch(/\[object|undefined|NaN/);
  const english = toMarkdown(planPaper(plan, 'en'));
  expect(english).toContain('- (2) Wait 10 minutes');
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
