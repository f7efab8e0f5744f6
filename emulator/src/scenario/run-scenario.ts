import { createHash } from 'node:crypto';
import { createEmulator, type Emulator } from '../emulator.ts';
import { violation } from './checks.ts';
import { fillIn } from './fill-in.ts';
import type { Scenario, Step } from './scenario.ts';

/** How a scenario went. */
export interface Outcome {
  /** One line for each step and each broken expectation. */
  lines: string[];
  failures: number;
  checks: number;
  /** Equal for equal scenarios: sha1 over the whole world at the end. */
  digest: string;
}

interface Run {
  emulator: Emulator;
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
  const answer = await ask(
    emulator,
    `/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`,
    'GET',
    undefined,
  );
  return String((answer as { access_token?: string }).access_token);
}

async function perform(run: Run, step: Step): Promise<unknown> {
  const { emulator, saved } = run;
  const given = fillIn(step.control ?? step.call, saved) as Record<string, unknown>;
  if (step.control !== undefined) return ask(emulator, String(given.path), String(given.method), given.body);
  const query = new URLSearchParams({
    access_token: await tokenOf(emulator),
    ...(given.query as Record<string, string> | undefined),
  });
  const method = given.body === undefined ? 'GET' : 'POST';
  return ask(emulator, `/cgi-bin/${String(given.path)}?${query}`, method, given.body);
}

/** Errors of a control call end up in its answer; unless the scenario looks at it, that is a failure. */
function unexpected(step: Step, answer: unknown): string[] {
  const { error, errcode } = answer as { error?: { message?: string }; errcode?: number };
  if (step.expect !== undefined) return [];
  if (error !== undefined) return [`it was refused: ${error.message ?? ''}`];
  return errcode === undefined || errcode === 0 ? [] : [`the platform answered ${errcode}`];
}

async function takeStep(run: Run, step: Step, index: number): Promise<number> {
  const answer = await perform(run, step);
  if (step.save !== undefined) run.saved.set(step.save, answer);
  const broken = (step.expect ?? []).flatMap((check) => {
    const filled = fillIn(check, run.saved) as typeof check;
    return violation(filled, answer) ?? [];
  });
  const wrong = [...unexpected(step, answer), ...broken];
  const what = step.note ?? step.control?.path ?? step.call?.path ?? '';
  run.say(`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${step.at.padEnd(8)} ${index + 1}. ${what}`);
  for (const line of wrong) run.say(`       ${line}`);
  return wrong.length;
}

/** Runs a scenario on a manual clock; `listen` opens a port for the system under test first. */
export async function runScenario(
  scenario: Scenario,
  options: { listen?: { port: number; host: string }; say?: (line: string) => void } = {},
): Promise<Outcome> {
  const { seed = 1, running = false, arrivalsPerDay, massPolicy, startAt } = scenario;
  const emulator = createEmulator({
    seed,
    running,
    clock: 'manual',
    startAt: Date.parse(startAt),
    ...(arrivalsPerDay === undefined ? {} : { arrivalsPerDay }),
    ...(massPolicy === undefined ? {} : { massPolicy }),
  });
  const lines: string[] = [];
  const say = (line: string): void => {
    lines.push(line);
    options.say?.(line);
  };
  try {
    const { listen } = options;
    if (listen !== undefined) say(`listening on ${await emulator.listen(listen.port, listen.host)}`);
    const run: Run = { emulator, saved: new Map(), say };
    let failures = 0;
    let checks = 0;
    let now = 0;
    for (const [index, step] of scenario.steps.entries()) {
      if (step.seconds > now) await emulator.advance(step.seconds - now);
      now = step.seconds;
      failures += await takeStep(run, step, index);
      checks += step.expect?.length ?? 0;
      await emulator.idle();
    }
    const digest = createHash('sha1').update(emulator.save()).digest('hex');
    say(
      `${failures === 0 ? 'passed' : `${failures} failed`}: ${scenario.name}; ${checks} expectations; world ${digest}`,
    );
    return { lines, failures, checks, digest };
  } finally {
    await emulator.close();
  }
}
