import type { Plan } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomPlan } from '../../../../test/harness/random-plan.ts';
import { columnName } from '../../kernel/table/column-name.ts';
import { unpackedSize } from '../../kernel/table/unpacked-size.ts';
import { loadPlan } from '../load.ts';
import { readPlanFolder } from '../source/read-folder.ts';
import { readPlanSheet } from './read-plan-sheet.ts';
import { writePlanSheet } from './write-plan-sheet.ts';
import { NotASheet, readSheets, type SheetRead } from './xlsx.ts';

const text = `plan: demo
name: 演示
stages: { new: { name: 新客 } }
tags: { need: { name: 需求, choose: one, values: { course: 课程, tool: { name: 工具, description: 常用 } } } }
staff: { lin: { name: 林, wecom: Lin } }
goals: { more: { metric: revenue, target: 1000, by: 2026-06-30 } }
messages: { hi: { name: 欢迎, text: "你好\\n\\n谢谢" } }
communities: { all: { name: 交流群, capacity: 180, sop: [{ day: 1, at: "09:00", post: hi }] } }
`;

function plan(content = text): Plan {
  const loaded = loadPlan([{ path: 'plan.yaml', text: content }]).plan;
  if (!loaded) throw new Error('does not load');
  return loaded;
}

/** The workbook of the plan with some cells changed: sheet, row and column by what stands there. */
async function edited(
  ...changes: [sheet: string, row: string, column: string, value: unknown][]
): Promise<SheetRead[]> {
  const sheets = (await readSheets(await writePlanSheet(plan(), 'zh'))).map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => [...row]),
  }));
  for (const [name, key, column, value] of changes) {
    const rows = sheets.find((sheet) => sheet.name === name)?.rows ?? [];
    const at = rows[1]?.indexOf(column) ?? -1;
    expect(at, `${name} ${column}`).toBeGreaterThanOrEqual(0);
    const row = rows.find((cells) => cells.slice(0, 2).includes(key)) ?? rows[rows.push([key]) - 1];
    if (row) row[at] = value;
  }
  return sheets;
}

test('what is edited in the sheet is taken over: texts, numbers, choices, days, entries', async () => {
  const sheets = await edited(
    ['消息', 'hi', 'text', '您好\n\n多谢'],
    ['目标', 'more', 'target', '2,500'],
    ['目标', 'more', 'by', new Date('2026-07-31T00:00:00Z')],
    ['标签组', 'need', 'choose', '多选'],
    ['标签组 · 可选值', 'course', 'name', '直播课'],
    ['标签组 · 可选值', 'course', 'description', '每周一次'],
    ['社群', 'all', 'capacity', ''],
  );
  const { plan: after, problems, changed } = readPlanSheet(plan(), sheets);
  expect(problems).toEqual([]);
  expect(changed).toBe(7);
  expect(after.messages.hi?.text).toBe('您好\n\n多谢');
  expect(after.goals.more).toMatchObject({ target: 2500, by: '2026-07-31' });
  expect(after.tags.need).toMatchObject({
    choose: 'many',
    values: {
      course: { name: '直播课', description: '每周一次' },
      tool: { name: '工具', description: '常用' },
    },
  });
  expect(after.communities.all).not.toHaveProperty('capacity');
});

test('a row with a new key is a new definition; one without a number a new entry', async () => {
  const sheets = await edited(['员工', 'he', 'name', '何'], ['员工', 'he', 'wecom', 'He']);
  const posts = sheets.find((sheet) => sheet.rows[1]?.[0] === 'communities.sop#key');
  const ids = posts?.rows[1] as string[];
  const row = ids.map((id) => ({ day: 2, at: '10:00', post: 'hi' })[id] ?? null);
  const added = sheets.map((sheet) =>
    sheet === posts ? { ...sheet, rows: [...sheet.rows, ['all', '', ...row.slice(2)]] } : sheet,
  );
  const { plan: after, problems } = readPlanSheet(plan(), added);
  expect(problems).toEqual([]);
  expect(after.staff.he).toMatchObject({ name: '何', wecom: 'He' });
  expect(after.communities.all?.sop.map((post) => 'day' in post && post.day)).toEqual([1, 2]);
});

test('a cell that does not fit is named, and nothing of its definition is taken over', async () => {
  const sheets = await edited(
    ['目标', 'more', 'target', '很多'],
    ['标签组', 'need', 'choose', '随便'],
    ['员工', 'lin', 'wecom', '林 小荷'],
    ['员工', 'lin', 'name', '小荷'],
  );
  const { plan: after, problems } = readPlanSheet(plan(), sheets);
  expect(JSON.stringify(after)).toBe(JSON.stringify(plan()));
  const said = problems.map(({ sheet, cell, problem }) => `${sheet}!${cell} ${problem.zh}`);
  expect(said.sort()).toEqual(
    [
      expect.stringMatching(/^员工![A-Z]+3 .*林 小荷/),
      expect.stringMatching(/^标签组![A-Z]+3 “随便”不在可选的词里：单选、多选$/),
      expect.stringMatching(/^目标![A-Z]+3 “很多”不是数字$/),
    ].sort(),
  );
  for (const { hint } of problems) expect([hint.zh, hint.en].join('')).not.toBe('');
});

test('what is no workbook, or no workbook of a plan, says so and changes nothing', async () => {
  await expect(readSheets(new TextEncoder().encode('a,b'))).rejects.toThrow(NotASheet);
  const strange = [
    { name: 'Sheet1', rows: [['a'], ['b'], ['c']] },
    { name: 'x', rows: [] },
  ];
  expect(readPlanSheet(plan(), strange)).toMatchObject({ problems: [], changed: 0 });
});

test('a small file that unpacks to very much is refused before it is unpacked', async () => {
  const bytes = await writePlanSheet(plan(), 'zh');
  const size = unpackedSize(bytes);
  expect(size).toBeGreaterThan(bytes.length);
  const bomb = Uint8Array.from(bytes);
  const entry = Buffer.from(bomb.buffer).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  new DataView(bomb.buffer).setUint32(entry + 24, 0xfffffff0, true);
  await expect(readSheets(bomb)).rejects.toThrow(/4295 MB/);
  expect(unpackedSize(bytes.subarray(0, bytes.length - 30))).toBeNull();
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, value) => {
      const broken = Uint8Array.from(bytes);
      broken[at] = value;
      await readSheets(broken).catch((error: unknown) => expect(error).toBeInstanceOf(NotASheet));
    }),
    { numRuns: 40 },
  );
});

test('columns have the names of Excel', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('the sample plan comes back as it was', async () => {
  const folder = new URL('../../../../plans/amazon-ads/', import.meta.url).pathname;
  const sample = loadPlan((await readPlanFolder(folder)).files).plan;
  if (!sample) throw new Error('the sample plan does not load');
  const sheets = await readSheets(await writePlanSheet(sample, 'zh'));
  expect(readPlanSheet(sample, sheets)).toEqual({ plan: sample, problems: [], changed: 0 });
  expect(sheets.map((sheet) => sheet.name)).toEqual(expect.arrayContaining(['消息', '标签组', '员工']));
});

test('whatever the plan: a sheet that nobody edited changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(randomPlan(), fc.constantFrom('zh' as const, 'en' as const), async (given, lang) => {
      const sheets = await readSheets(await writePlanSheet(given, lang));
      const { plan: after, problems } = readPlanSheet(given, sheets);
      expect(problems).toEqual([]);
      expect(JSON.stringify(after)).toBe(JSON.stringify(given));
    }),
    { numRuns: 40 },
  );
});
