import { describe, expect, test } from 'vitest';
import { findingsOf, lintPlan } from './lint.ts';
import { rules } from './rule-list.ts';
import type { Rule } from './rules/rule.ts';

// An example with a `period` belongs in plan.yaml; all of them are written there. One picture lies beside it.
const picture = { sha256: '0'.repeat(64), size: 1000, type: 'png' as const };
function lint(example: string) {
  return lintPlan([
    { path: 'plan.yaml', text: `plan: demo\nname: 演示\n${example.trim()}\n` },
    { path: 'files/product.png', text: '', media: picture },
  ]);
}

// What a plan still lacks; an example shows one thing only.
const incomplete = new Set([
  'plan/unused-definition',
  'plan/unused-event',
  'plan/without-owner',
  'plan/class-without-persona',
  'plan/stage-without-account',
  'plan/tag-setter',
  'plan/community-silent',
  'plan/activity-unlimited',
  'plan/code-without-welcome',
  'plan/idle-journey',
]);

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (_, rule: Rule) => {
  test('is silent about the good example, and so is every other rule but for notes', () => {
    const findings = findingsOf(lint(rule.good), 'zh');
    expect(findings.filter((finding) => finding.code === `plan/${rule.id}`)).toEqual([]);
    const loud = findings.filter((finding) => finding.severity !== 'info');
    // A small example need not be a whole plan.
    expect(loud.filter((finding) => !incomplete.has(finding.code))).toEqual([]);
  });

  test('finds the bad example, which is well-formed otherwise', () => {
    const findings = findingsOf(lint(rule.bad), 'zh');
    const own = findings.filter((finding) => finding.code === `plan/${rule.id}`);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((finding) => finding.severity === rule.severity)).toBe(true);
    expect(
      findings.filter((finding) => finding.severity === 'error' && finding.code !== `plan/${rule.id}`),
    ).toEqual([]);
  });

  test('says what is wrong and what to do in both languages, every name filled in', () => {
    for (const lang of ['zh', 'en'] as const) {
      const own = findingsOf(lint(rule.bad), lang).filter((finding) => finding.code === `plan/${rule.id}`);
      for (const { message, hint, line } of own) {
        expect(message).not.toMatch(/\{\w+\}|undefined|null/);
        expect(hint).toBeTruthy();
        expect(hint).not.toMatch(/(?<!\{)\{\w+\}|undefined/);
        expect(/\p{Script=Han}/u.test(rule.problem[lang] + rule.hint[lang])).toBe(lang === 'zh');
        expect(line).toBeGreaterThan(2);
      }
    }
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (_, rule: Rule) => {
  test('has a title and a reason in both languages', () => {
    for (const text of [rule.title, rule.why]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/[a-z]/);
    }
    expect(rule.why.zh).toMatch(/。$/);
    expect(rule.why.en).toMatch(/\.$/);
    expect(rule.title.zh.length).toBeLessThanOrEqual(20);
  });
});

test('rule ids are unique', () => {
  const ids = rules.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
});
