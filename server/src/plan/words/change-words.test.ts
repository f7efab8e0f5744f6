import { expect, test } from 'vitest';
import type { Lang } from '../../kernel/errors.ts';
import { differencesOf } from '../diff.ts';
import { loadPlan } from '../load.ts';
import { ChangeWords } from './change-words.ts';

const common = `
messages: { hi: { name: 欢迎语, text: 你好 }, bye: { name: 告别, text: 再见 } }
tags: { need: { name: 需求, values: { course: 课程, tool: 工具 } } }
staff: { lin: { name: 林小荷, wecom: Lin }, he: { name: 何, wecom: He } }
`;

function plan(text: string) {
  const loaded = loadPlan([{ path: 'plan.yaml', text: `plan: demo\nname: 演示\n${common}${text}` }]);
  if (!loaded.plan) throw new Error(JSON.stringify(loaded.issues));
  return loaded.plan;
}

function say(before: string, after: string, lang: Lang = 'zh'): string[] {
  const [old, fresh] = [plan(before), plan(after)];
  const words = new ChangeWords(old, fresh, lang);
  return differencesOf(old, fresh).flatMap((difference) =>
    words
      .lines(difference)
      .map(
        (line) => `${words.title(difference)} ${line.label}: ${line.before ?? '∅'} → ${line.after ?? '∅'}`,
      ),
  );
}

const journey = (...steps: string[]) =>
  `journeys: { j: { name: 首次交流, start: { event: contact.added }, steps: [${steps.join(', ')}] } }`;

test('a step reads as the journey page reads it, in both languages', () => {
  const [before, after] = [
    journey('{ wait: 10m }', '{ message: hi }'),
    journey('{ wait: 30m }', '{ message: hi }'),
  ];
  expect(say(before, after)).toEqual(['旅程「首次交流」 第 1 步: 等待 10 分钟 → 等待 30 分钟']);
  expect(say(before, after, 'en')).toEqual(['journey "首次交流" step 1: Wait 10 minutes → Wait 30 minutes']);
});

test('a step that comes in between is one line; messages have their names', () => {
  const before = journey('{ wait: 10m }', '{ message: hi }');
  const after = journey('{ wait: 10m }', '{ message: bye }', '{ message: hi }');
  expect(say(before, after)).toEqual(['旅程「首次交流」 第 2 步: ∅ → 发送消息「告别」']);
});

test('a step inside a branch is named by its way', () => {
  const branch = (message: string) =>
    journey(`{ branch: [{ if: { tag: need/course }, do: [{ message: ${message} }] }] }`);
  expect(say(branch('hi'), branch('bye'))).toEqual([
    expect.stringMatching(/第 1 步.*第 1 步: 发送消息「欢迎语」 → 发送消息「告别」/),
  ]);
});

test('a condition is one line, whatever changed in it', () => {
  const stage = (tag: string, days: number) =>
    `stages: { a: { name: 甲, enter: { all: [{ tag: need/${tag} }, { event: order.paid, within: ${days}d }] } } }`;
  const [line, ...more] = say(stage('course', 7), stage('tool', 30));
  expect(more).toEqual([]);
  expect(line).toMatch(/^阶段「甲」 .*进入.*: .*需求\/课程.*7 天.* → .*需求\/工具.*30 天/);
});

test('what a sentence does not tell is shown by itself', () => {
  const task = (fills: string) => journey(`{ task: { do: ask, title: 问, due: 4h, fills: [${fills}] } }`);
  expect(say(task('tag-group/need'), task(''))).toEqual([
    expect.stringMatching(/^旅程「首次交流」 第 1 步 .*: 需求 → ∅$/),
  ]);
});

test('references, choices and yes or no have words', () => {
  const code = (staff: string, skip: boolean) =>
    `codes: { c: { name: 官网, staff: [${staff}], skip-verify: ${skip} } }`;
  expect(say(code('lin', true), code('he', false))).toEqual([
    expect.stringMatching(/^渠道活码「官网」 .*员工 · 第 1 项: 林小荷 → 何$/),
    expect.stringMatching(/: 是 → 否$/),
  ]);
});
