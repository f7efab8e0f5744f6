import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPlan } from '@hetang/server/plan/load';
import { writePlanSheet } from '@hetang/server/plan/sheet/write-plan-sheet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Io, langOf } from '../io.ts';
import { run } from '../run.ts';

const sample = new URL('../../../plans/amazon-ads/', import.meta.url).pathname;
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hetang-print-'));
});
afterAll(() => rm(root, { recursive: true }));

async function hetang(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const io: Io = {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    env: {},
    fetch,
    color: false,
    lang: langOf({}, args),
  };
  const code = await run(args, io);
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

test('print writes the plan as HTML, Markdown and a workbook, which changes nothing when read back', async () => {
  const to = join(root, 'paper');
  expect(await hetang('print', sample, '--to', to)).toMatchObject({ code: 0 });
  expect((await readdir(to)).sort()).toEqual([
    'amazon-ads.zh.html',
    'amazon-ads.zh.md',
    'amazon-ads.zh.xlsx',
  ]);
  const copy = join(root, 'copy');
  await cp(sample, copy, { recursive: true });
  const read = await hetang('read-sheet', join(to, 'amazon-ads.zh.xlsx'), copy);
  expect(read).toEqual({ code: 0, out: '写回了 0 个单元格', err: '' });
});

test('read-sheet changes the line and keeps the comments; a wrong cell is named and nothing is written', async () => {
  const folder = await mkdtemp(join(root, 'plan-'));
  const text = `plan: demo # key\nname: 演示\nstaff:\n  # first\n  lin: { name: 林, wecom: Lin } # boss\n`;
  await writeFile(join(folder, 'plan.yaml'), text);
  const write = async (name: string, wecom: string): Promise<string> => {
    const { plan } = loadPlan([{ path: 'plan.yaml', text }]);
    if (!plan) throw new Error('does not load');
    const staff = { lin: { ...plan.staff.lin, name, wecom } as (typeof plan.staff)[string] };
    await writeFile(join(root, 'x.xlsx'), await writePlanSheet({ ...plan, staff }, 'zh'));
    return join(root, 'x.xlsx');
  };
  const bad = await hetang('read-sheet', await write('林', '林 荷'), folder);
  expect(bad.code).toBe(1);
  expect(bad.err).toMatch(/^员工![A-Z]+3 /);
  expect(await readFile(join(folder, 'plan.yaml'), 'utf8')).toBe(text);
  expect((await hetang('read-sheet', await write('林晓荷', 'Lin'), folder)).code).toBe(0);
  expect(await readFile(join(folder, 'plan.yaml'), 'utf8')).toBe(text.replace('林', '林晓荷'));
});

test('what is no workbook exits 2', async () => {
  await writeFile(join(root, 'y.xlsx'), 'no');
  expect(await hetang('read-sheet', join(root, 'y.xlsx'), sample)).toMatchObject({ code: 2 });
  expect(await hetang('read-sheet', join(root, 'none.xlsx'), sample)).toMatchObject({ code: 2 });
});
