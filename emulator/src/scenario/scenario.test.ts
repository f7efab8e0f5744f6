import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { valueAt, violation } from './checks.ts';
import { readDuration } from './duration.ts';
import { fillIn } from './fill-in.ts';
import { runScenario } from './run-scenario.ts';
import { readScenario } from './scenario.ts';

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
  expect(outcome.lines.join('\n')).toContain('the platform answered 40096');
  expect(outcome.lines.join('\n')).toContain('mode: expected "real", found "manual"');
  expect(outcome.lines.join('\n')).toContain('it was refused: Not found: person p9');
});

it('explains files that cannot be run', () => {
  const step = { at: '0s', control: { method: 'GET', path: '/control/state' } };
  const cases: Array<[string, string]> = [
    ['{', 'not JSON'],
    [file({ name: 1 }), 'name'],
    [file({ startAt: 'today' }), 'startAt'],
    [file({ steps: [{ ...step, at: 'soon' }] }), 'steps.0.at'],
    [file({ steps: [{ ...step, at: '2h' }, step] }), 'steps.1.at: earlier'],
    [file({ steps: [{ at: '0s' }] }), 'either control or call'],
    [file({ steps: [{ ...step, wait: 1 }] }), 'steps.0'],
  ];
  for (const [text, words] of cases) expect(() => readScenario(text), text.slice(0, 60)).toThrow(words);
});

it('reads durations, paths and saved values', () => {
  expect(readDuration('1d 2h 30m 5s')).toBe(86_400 + 7200 + 1800 + 5);
  expect(readDuration('1.5h')).toBe(5400);
  expect(readDuration('1 day')).toBeUndefined();
  expect(valueAt({ a: [{ b: 1 }] }, 'a.0.b')).toBe(1);
  expect(valueAt({}, '__proto__.x')).toBeUndefined();
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

it('is a command with exit codes', () => {
  const run = (...args: string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, ['--import', 'tsx', MAIN, 'run', ...args], { encoding: 'utf8' });
  const good = run(`${FOLDER}groups.json`, '--port', '0');
  expect(good.status).toBe(0);
  expect(good.stdout).toContain('listening on http://127.0.0.1:');
  expect(good.stdout).toContain('passed: A group');
  const missing = run(`${FOLDER}none.json`);
  expect(missing.status).toBe(2);
  expect(missing.stderr).toContain('cannot be run');
  expect(run().status).toBe(2);
}, 60_000);
