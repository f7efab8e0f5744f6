import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Io, langOf } from '../io.ts';
import { run } from '../run.ts';

const sample = new URL('../../../plans/amazon-ads/', import.meta.url).pathname;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hetang-lint-'));
  return () => rm(folder, { recursive: true });
});

const silent: Io = { out: () => undefined, err: () => undefined, env: {}, fetch, color: false, lang: 'zh' };

async function lint(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const io: Io = {
    ...silent,
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    lang: langOf({}, args),
  };
  const code = await run(['lint', ...args], io);
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

async function plan(text: string): Promise<string> {
  await writeFile(join(folder, 'plan.yaml'), `plan: demo\nname: 演示\n${text}`);
  return folder;
}

const broken = 'stages:\n  new: { nam: 新客 }\n';
/** One warning, and one more that is ignored with a reason. */
const warned = `messages:
  a: { name: 甲, text: 一 }
  b: { name: 乙, text: 二 }
journeys:
  j:
    name: 旅程
    start: { event: lesson.done }
    goal: { when: { event: order.paid } }
    steps:
      - message: a
      - message: b
      - message: a # hetang-ignore crowded-messages: 同一次通知的两部分
`;

test('the sample plan is clean', async () => {
  const { code, out } = await lint(sample);
  expect(out.split('\n')).toHaveLength(1);
  expect(out).toMatch(/^没有发现问题/);
  expect(code).toBe(0);
});

test('a finding has file, line, column, severity, code and what to do; errors exit 1', async () => {
  const { code, out } = await lint(await plan(broken), '--lang', 'en');
  expect(code).toBe(1);
  expect(out.split('\n')).toContain(
    `${folder}/plan.yaml:4:10 error plan/unknown-key stages.new.nam: There is no key \`nam\` here`,
  );
  expect(out).toContain('Did you mean `name`?');
  expect(out).toContain('2 errors, 0 warnings');
});

test('what the plan ignores is counted, and shown with its reason when asked for', async () => {
  const { out } = await lint(await plan(warned));
  expect(out).toContain('plan.yaml:13:18 warning plan/crowded-messages');
  expect(out).not.toContain(':14:');
  expect(out.split('\n').at(-1)).toMatch(/^0 个错误，1 个警告.*忽略 1 处/);
  const shown = await lint(folder, '--show-suppressed');
  expect(shown.out).toContain('plan.yaml:14:18 warning plan/crowded-messages');
  expect(shown.out).toContain('已忽略：同一次通知的两部分');
});

test('--fail-on and --max-warnings decide what passes', async () => {
  await plan(warned);
  expect((await lint(folder)).code).toBe(0);
  expect((await lint(folder, '--fail-on', 'warning')).code).toBe(1);
  expect((await lint(folder, '--max-warnings', '1')).code).toBe(0);
  expect((await lint(folder, '--max-warnings', '0')).code).toBe(1);
  expect((await lint(folder, '--fail-on', 'warning', '--rule', 'goal-date')).code).toBe(0);
});

test('--rule shows only those asked for, but a plan that cannot be read stays refused', async () => {
  await plan(warned);
  expect((await lint(folder, '--rule', 'goal-date')).out).toBe('没有发现问题');
  expect((await lint(folder, '--rule', 'plan/goal-date，crowded-messages')).out).toContain('13:18');
  await plan(broken);
  expect(await lint(folder, '--rule', 'goal-date')).toMatchObject({
    code: 1,
    out: expect.stringContaining('plan/unknown-key'),
  });
});

test('wrong usage exits 2 and says what to do', async () => {
  await plan(warned);
  expect(await lint(folder, '--rule', 'crowded-message')).toMatchObject({
    code: 2,
    err: expect.stringContaining('crowded-messages'),
  });
  expect((await lint(folder, '--max-warnings', 'few')).code).toBe(2);
  expect((await lint(folder, '--fail-on', 'never')).code).toBe(2);
  expect((await lint('--explain', 'no-such-rule-at-all')).code).toBe(2);
  expect(await lint()).toMatchObject({ code: 2, err: expect.stringContaining('缺少参数 folder') });
});

test('--explain prints the page of a check, in the language asked for', async () => {
  const { code, out } = await lint('--explain', 'plan/crowded-messages');
  expect(code).toBe(0);
  expect(out).toMatch(/^# plan\/crowded-messages\n/);
  expect(out).toContain('```');
  expect((await lint('--explain', 'ignore-unused', '--lang', 'en')).out).toContain('Ignored for nothing');
});

test('as JSON an editor can read it', async () => {
  const { code, out } = await lint(await plan(warned), '--format', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    findings: expect.arrayContaining([expect.objectContaining({ code: 'plan/crowded-messages', line: 13 })]),
    suppressed: [{ code: 'plan/crowded-messages', line: 14, reason: '同一次通知的两部分' }],
  });
});

/** The part of the SARIF 2.1.0 schema (OASIS) that lint writes; anything else would be refused by strict readers. */
const text = z.strictObject({ text: z.string().min(1), markdown: z.string().optional() });
const level = z.enum(['none', 'note', 'warning', 'error']);
const sarifSchema = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string().min(1),
          rules: z.array(
            z.strictObject({
              id: z.string().min(1),
              shortDescription: text.optional(),
              fullDescription: text.optional(),
              help: text.optional(),
              defaultConfiguration: z.strictObject({ level }).optional(),
              properties: z.strictObject({ tags: z.array(z.string()) }).optional(),
            }),
          ),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level,
          message: z.strictObject({ text: z.string().min(1) }),
          locations: z
            .array(
              z.strictObject({
                physicalLocation: z.strictObject({
                  artifactLocation: z.strictObject({ uri: z.string().regex(/^[\w%.~/-]+$/) }),
                  region: z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1) }),
                }),
              }),
            )
            .length(1),
          suppressions: z
            .array(
              z.strictObject({
                kind: z.enum(['inSource', 'external']),
                status: z.enum(['accepted', 'underReview', 'rejected']),
                justification: z.string().min(1),
              }),
            )
            .optional(),
        }),
      ),
    }),
  ),
});

test('as SARIF it fits the schema, with places, pages of the rules and what is ignored', async () => {
  await plan(warned);
  await writeFile(
    join(folder, '别的 文件.yaml'),
    'staff:\n  lin: { name: 林, wecom: Lin }\n  he: { name: 何, wecom: Lin }\n',
  );
  const { code, out } = await lint(folder, '--format', 'sarif');
  expect(code).toBe(1);
  const log = sarifSchema.parse(JSON.parse(out));
  const [first] = log.runs;
  const { results, tool } = first ?? { results: [], tool: { driver: { rules: [] } } };
  for (const result of results) expect(tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
  const same = results.find((result) => result.ruleId === 'plan/same-wecom-user');
  expect(same).toMatchObject({ level: 'error', message: { text: expect.stringContaining('Lin') } });
  const { artifactLocation, region } = same?.locations[0]?.physicalLocation ?? {};
  expect(decodeURIComponent(artifactLocation?.uri ?? '')).toBe(join(folder, '别的 文件.yaml'));
  expect(region).toMatchObject({ startLine: 3 });
  const crowded = results.filter((result) => result.ruleId === 'plan/crowded-messages');
  expect(crowded.map((result) => result.suppressions?.map(({ justification }) => justification))).toEqual([
    undefined,
    ['同一次通知的两部分'],
  ]);
});

test('colours only where they are wanted', async () => {
  await plan(warned);
  const lines: string[] = [];
  await run(['lint', folder], { ...silent, color: true, out: (line) => lines.push(line) });
  expect(lines.join('')).toContain('\u001b[33mwarning');
  expect((await lint(folder)).out).not.toContain('\u001b');
});

test('--watch checks again after a change, until it is stopped', async () => {
  await plan(broken);
  const lines: string[] = [];
  const stop = new AbortController();
  const io = { ...silent, out: (line: string) => lines.push(line), stop: stop.signal };
  const watching = run(['lint', folder, '--watch'], io);
  await vi.waitFor(() => expect(lines.at(-1)).toBe('2 个错误，0 个警告'), 10_000);
  await plan('');
  await vi.waitFor(() => expect(lines.at(-1)).toBe('没有发现问题'), 10_000);
  stop.abort();
  expect(await watching).toBe(0);
});
