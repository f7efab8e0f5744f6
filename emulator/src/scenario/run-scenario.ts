import { createHash } from 'node:crypto';
import { createEmulator, type Emulator } from '../emulator.ts';
import { violation } from './checks.ts';
import { fillIn } from './fill-in.ts';
import { type EventRecorder, recordEvents } from './record-events.ts';
import type { Deed, Scenario, Step } from './scenario.ts';
import { settle } from './settle.ts';

/** How one step went. */
export interface StepOutcome {
  title: string;
  line: number;
  /** What was not as expected; empty when all was. */
  wrong: string[];
  /** Machine milliseconds. */
  ms: number;
}

/** How a scenario went. */
export interface Outcome {
  name: string;
  /** One line for each step and each broken expectation. */
  lines: string[];
  steps: StepOutcome[];
  failures: number;
  checks: number;
  /** Equal for equal scenarios: sha1 over the whole world at the end. */
  digest: string;
}

/** What a run may be given. */
export interface RunOptions {
  /** Opens a port for the system under test first. */
  listen?: { port: number; host: string };
  say?: (line: string) => void;
  /** Values that steps may use as `{{name}}`. */
  given?: Record<string, string>;
}

interface Run {
  emulator: Emulator;
  scenario: Scenario;
  recorder?: EventRecorder;
  saved: Map<string, unknown>;
  say(line: string): void;
}

async function ask(emulator: Emulator, url: string, method: string, body: unknown): Promise<unknown> {
  const answer = await emulator.app.inject({
    method: method as 'GET',
    url,
    ...(body === undefined
      ? {}
      : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  try {
    return JSON.parse(answer.payload);
  } catch {
    return { status: answer.statusCode, text: answer.payload };
  }
}

async function tokenOf(emulator: Emulator): Promise<string> {
  const { corpId, secret } = emulator.world.state.tenant;
  const path = `/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`;
  const answer = await ask(emulator, path, 'GET', undefined);
  return String((answer as { access_token?: string }).access_token);
}

/** Events with all the given fields, and how many they are. */
function eventsWith(recorder: EventRecorder | undefined, fields: Record<string, unknown>): unknown {
  const wanted = Object.entries(fields);
  const found = (recorder?.events ?? []).filter((event) =>
    wanted.every(([name, value]) => event[name] === String(value)),
  );
  return { count: found.length, events: found };
}

async function perform(run: Run, written: Deed): Promise<unknown> {
  const { emulator, saved } = run;
  const deed = fillIn(written, saved) as Deed;
  if (deed.kind === 'control') return ask(emulator, deed.path, deed.method, deed.body);
  if (deed.kind === 'events') return eventsWith(run.recorder, deed.fields);
  const query = new URLSearchParams({ access_token: await tokenOf(emulator) });
  for (const [name, value] of Object.entries(deed.query)) query.set(name, String(value));
  const method = deed.body === undefined ? 'GET' : 'POST';
  return ask(emulator, `/cgi-bin/${deed.path}?${query}`, method, deed.body);
}

/** Errors of a control call end up in its answer; unless the scenario looks at it, that is a failure. */
function unexpected(step: Step, answer: unknown): string[] {
  const { error, errcode, errmsg } = answer as {
    error?: { message?: string };
    errcode?: number;
    errmsg?: string;
  };
  if (step.hasExpectations) return [];
  if (error !== undefined) return [`it was refused: ${error.message ?? ''}`];
  if (errcode === undefined || errcode === 0) return [];
  return [`the platform answered ${errcode} ${String(errmsg).split(', hint')[0]}`];
}

/** Does what the step says and compares; everything that is wrong. */
async function tryOnce(run: Run, step: Step): Promise<string[]> {
  const answer = await perform(run, step.deed);
  if (step.save !== undefined) run.saved.set(step.save, answer);
  const broken = step.checks.flatMap((check) => {
    const filled = fillIn(check, run.saved) as typeof check;
    return violation(filled, answer) ?? [];
  });
  return [...unexpected(step, answer), ...broken];
}

/** With patience: again and again while the clock moves on, until all holds or time is up. Returns seconds used. */
async function tryPatiently(run: Run, step: Step): Promise<{ wrong: string[]; used: number }> {
  let wrong = await tryOnce(run, step);
  let used = 0;
  const { within, every } = step.patience ?? { within: 0, every: 1 };
  while (wrong.length > 0 && used < within) {
    const pause = Math.min(every, within - used);
    await run.emulator.advance(pause);
    used += pause;
    await settle(run.emulator, run.scenario.settleMs ?? 0);
    wrong = await tryOnce(run, step);
  }
  return { wrong: wrong.map((line) => (used > 0 ? `${line} (after ${used} s)` : line)), used };
}

function whatOf({ note, deed }: Step): string {
  if (note !== undefined) return note;
  if (deed.kind === 'events') return `events ${JSON.stringify(deed.fields)}`;
  return deed.kind === 'control' ? `${deed.method} ${deed.path}` : deed.path;
}

async function prepare(scenario: Scenario, options: RunOptions, say: Run['say']): Promise<Run> {
  const { seed = 1, running = false, arrivalsPerDay, massPolicy, startAt, staff, callback } = scenario;
  const emulator = createEmulator({
    seed,
    running,
    clock: 'manual',
    startAt: Date.parse(startAt),
    ...(arrivalsPerDay === undefined ? {} : { arrivalsPerDay }),
    ...(massPolicy === undefined ? {} : { massPolicy }),
  });
  const { listen, given = {} } = options;
  if (listen !== undefined) say(`listening on ${await emulator.listen(listen.port, listen.host)}`);
  const run: Run = { emulator, scenario, saved: new Map(Object.entries(given)), say };
  if (staff !== undefined) await ask(emulator, '/control/staff', 'PUT', { staff });
  if (callback === 'record') {
    run.recorder = await recordEvents();
    const { url, token, encodingAesKey } = run.recorder;
    await ask(emulator, '/control/tenant/callback', 'PUT', { url, token, encodingAesKey });
  }
  return run;
}

async function takeSteps(run: Run): Promise<StepOutcome[]> {
  const { emulator, scenario, say } = run;
  const done: StepOutcome[] = [];
  let now = 0;
  for (const [index, step] of scenario.steps.entries()) {
    const began = performance.now();
    if (step.seconds > now) await emulator.advance(step.seconds - now);
    now = Math.max(now, step.seconds);
    const { wrong, used } = await tryPatiently(run, step);
    now += used;
    await emulator.idle();
    await settle(emulator, scenario.settleMs ?? 0);
    const title = `${index + 1}. ${whatOf(step)}`;
    say(`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${step.at.padEnd(8)} ${title}`);
    for (const line of wrong) say(`       line ${step.line}: ${line}`);
    done.push({ title, line: step.line, wrong, ms: performance.now() - began });
  }
  return done;
}

/** The whole world without what differs from run to run: where the recorder listened. */
function digestOf(emulator: Emulator): string {
  delete emulator.world.state.tenant.callback;
  return createHash('sha1').update(emulator.save()).digest('hex');
}

/** Runs a scenario on a manual clock. */
export async function runScenario(scenario: Scenario, options: RunOptions = {}): Promise<Outcome> {
  const lines: string[] = [];
  const say = (line: string): void => {
    lines.push(line);
    options.say?.(line);
  };
  const run = await prepare(scenario, options, say);
  try {
    const steps = await takeSteps(run);
    const failures = steps.reduce((sum, step) => sum + step.wrong.length, 0);
    const checks = scenario.steps.reduce((sum, step) => sum + step.checks.length, 0);
    const digest = digestOf(run.emulator);
    const verdict = failures === 0 ? 'passed' : `${failures} failed`;
    say(`${verdict}: ${scenario.name}; ${checks} expectations; world ${digest}`);
    return { name: scenario.name, lines, steps, failures, checks, digest };
  } finally {
    await run.emulator.close();
    await run.recorder?.close();
  }
}
