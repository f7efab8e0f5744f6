import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { valueAt, violation } from './checks.ts';
import { readDuration } from './duration.ts';
import { fillIn } from './fill-in.ts';
import { readScenario } from './read-scenario.ts';
import { runScenario } from './run-scenario.ts';

const FOLDER = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

const file = (more: Record<string, unknown>): string =>
  JSON.stringify({
    name: 'x',
    startAt: '2026-03-02T09:00:00+08:00',
    steps: [{ at: '0s', control: { method: 'GET', path: '/control/state' } }],
    ...more,
  });

describe('the scenarios that come with it', () => {
  it.each(readdirSync(FOLDER))('%s is met, twice in the same way', async (name) => {
    const scenario = readScenario(readFileSync(FOLDER + name, 'utf8'));
    const first = await runScenario(scenario);
    expect(first.lines.filter((line) => line.startsWith('FAIL'))).toEqual([]);
    expect(first.checks).toBeGreaterThan(0);
    expect((await runScenario(scenario)).digest).toBe(first.digest);
    expect((await runScenario({ ...scenario, seed: 99 })).digest).not.toBe(first.digest);
  });
});

it.each(['README.md', 'README.zh-CN.md'])('the example in %s is met', async (name) => {
  const text = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
  const example = /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const outcome = await runScenario(readScenario(example));
  expect(outcome.lines.filter((line) => line.startsWith('FAIL'))).toEqual([]);
  expect(outcome.checks).toBeGreaterThan(1);
});

it('says which expectations were not met, and which calls were refused', async () => {
  const steps = [
    { at: '0s', call: { path: 'externalcontact/get', query: { external_userid: 'x' } } },
    {
      at: '1d',
      control: { method: 'GET', path: '/control/clock' },
      expect: [{ at: 'mode', equals: 'real' }],
    },
    { at: '1d', control: { method: 'GET', path: '/control/people/p9' } },
  ];
  const outcome = await runScenario(readScenario(file({ steps })));
  expect(outcome.failures).toBe(3);
  expect(outcome.steps.map((one) => one.wrong.length)).toEqual([1, 1, 1]);
  expect(outcome.lines.join('\n')).toContain('the platform answered 40096');
  expect(outcome.lines.join('\n')).toContain('mode: expected "real", found "manual"');
  expect(outcome.lines.join('\n')).toContain('it was refused: Not found: person p9');
});

it('explains files that cannot be run, with line and column', () => {
  const head = 'name: x\nstartAt: 2026-03-02T09:00:00+08:00\n';
  const step = '  - at: 0s\n    control: GET /control/state\n';
  const cases: Array<[text: string, words: string]> = [
    ['{', '1:2: '],
    ['name: a\nname: b\n', '2:1: Map keys must be unique'],
    ['- 1\n', '1:1: the file'],
    [`${head.replace('x', '1')}steps:\n${step}`, '1:7: name'],
    ['name: x\nstartAt: today\nsteps: []\n', '2:10: startAt: write it as'],
    [`${head}steps:\n${step}    wait: 1\n`, '6:11: steps.0.wait'],
    [`${head}steps:\n${step.replace('0s', 'soon')}`, '4:9: steps.0.at: "soon" is not a time'],
    [`${head}steps:\n${step.replace('0s', '2h')}${step}`, '6:9: steps.1.at: earlier'],
    [`${head}steps:\n  - at: 0s\n`, '4:5: steps.0: give one of control'],
    [`${head}steps:\n${step}    call: user/get\n`, '4:5: steps.0: give one of control'],
    [`${head}steps:\n${step.replace('GET ', 'FETCH ')}`, '5:14: steps.0.control: write it as POST'],
    [`${head}steps:\n${step}    within: 1h\n`, '6:13: steps.0.within: it needs `expect`'],
    [`${head}steps:\n${step}    every: 1h\n`, '6:12: steps.0.every: it needs `within`'],
    [`${head}steps:\n${step}    query: { a: b }\n`, '6:12: steps.0.query: belongs to'],
    [
      `${head}steps:\n  - at: 0s\n    events: { Event: x }\n`,
      '5:13: steps.0.events: needs `callback: record`',
    ],
    [file({ steps: [{ at: '0s', control: { method: 'GET', path: '/x' } }] }), 'steps.0.control'],
  ];
  for (const [text, words] of cases) expect(() => readScenario(text), text).toThrow(words);
});

it('waits for an expectation as long as it is told to, and no longer', async () => {
  const step = (within: string): string => `
name: waits
startAt: 2026-03-02T09:00:00+08:00
steps:
  - at: 0s
    control: GET /control/clock
    save: start
  - at: 1h
    control: GET /control/clock
    within: ${within}
    every: 10m
    expect: { now: { min: ${Date.UTC(2026, 2, 2, 3)} } }
  - at: 1h 30m
    control: GET /control/clock
    expect: { now: ${Date.UTC(2026, 2, 2, 3)} }
`;
  const met = await runScenario(readScenario(step('2h')));
  // The wait ran past the next step, which then began at once.
  expect(met.lines.filter((line) => line.startsWith('FAIL'))).toEqual([]);
  const late = await runScenario(readScenario(step('20m')));
  expect(late.failures).toBe(2);
  expect(late.lines.join('\n')).toContain('(after 1200 s)');
});

it('uses values given on the command line, and says which are not known', async () => {
  const text = `
name: given
startAt: 2026-03-02T09:00:00+08:00
steps:
  - at: 0s
    control: POST /control/people
    body: { name: "{{who}}" }
    expect: { name: 小荷 }
`;
  expect((await runScenario(readScenario(text), { given: { who: '小荷' } })).failures).toBe(0);
  await expect(runScenario(readScenario(text))).rejects.toThrow('{{who}} is not known');
});

it('reads durations, paths and saved values', () => {
  expect(readDuration('1d 2h 30m 5s')).toBe(86_400 + 7200 + 1800 + 5);
  expect(readDuration('1.5h')).toBe(5400);
  expect(readDuration('1 day')).toBeUndefined();
  expect(valueAt({ a: [{ b: 1 }] }, 'a.0.b')).toBe(1);
  expect(valueAt({}, '__proto__.x')).toBeUndefined();
  expect(valueAt({ steps: { 'order.paid': { n: 2 } } }, 'steps.order.paid.n')).toBe(2);
  const saved = new Map<string, unknown>([['n', { id: 7, list: ['x'] }]]);
  expect(fillIn({ a: '{{n.id}}', b: 'id-{{n.id}}', c: ['{{n.list.0}}'] }, saved)).toEqual({
    a: 7,
    b: 'id-7',
    c: ['x'],
  });
  expect(() => fillIn('{{m.id}}', saved)).toThrow('{{m.id}} is not known');
});

it('checks values', () => {
  const answer = { n: 3, text: 'abc', list: [1, 2] };
  expect(violation({ at: 'n', min: 3, max: 3 }, answer)).toBeUndefined();
  expect(violation({ at: 'n', min: 4 }, answer)).toContain('at least 4');
  expect(violation({ at: 'n', max: 2 }, answer)).toContain('at most 2');
  expect(violation({ at: 'text', contains: 'bc' }, answer)).toBeUndefined();
  expect(violation({ at: 'text', contains: 'x' }, answer)).toContain('"x" in it');
  expect(violation({ at: 'list', count: 2, equals: [1, 2] }, answer)).toBeUndefined();
  expect(violation({ at: 'list', count: 1 }, answer)).toContain('1 elements');
  expect(violation({ at: 'gone', equals: 1 }, answer)).toContain('found nothing');
});

it('is a command with exit codes and a report for CI', () => {
  const run = (...args: string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, ['--import', 'tsx', MAIN, 'run', ...args], { encoding: 'utf8' });
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  const report = join(folder, 'junit.xml');
  const broken = join(folder, 'broken.yaml');
  writeFileSync(
    broken,
    'name: "a < b"\nstartAt: 2026-03-02T09:00:00+08:00\nsteps:\n  - at: 0s\n    control: GET /control/clock\n    expect: { mode: real }\n',
  );
  const both = run(`${FOLDER}groups.yaml`, broken, '--port', '0', '--junit', report);
  expect(both.status).toBe(1);
  expect(both.stdout).toContain('listening on http://127.0.0.1:');
  expect(both.stdout).toContain('passed: A group');
  expect(both.stdout).toContain('line 4: mode: expected "real", found "manual"');
  const xml = readFileSync(report, 'utf8');
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(xml).toContain('name="a &#60; b" tests="1" failures="1"');
  expect(xml).toContain('<failure message="mode: expected');
  writeFileSync(broken, 'name: x\nsteps: 1\n');
  const unread = run(broken);
  expect(unread.status).toBe(2);
  expect(unread.stderr).toContain('broken.yaml:');
  expect(unread.stderr).toMatch(/:\d+:\d+: /);
  expect(run().status).toBe(2);
}, 60_000);
