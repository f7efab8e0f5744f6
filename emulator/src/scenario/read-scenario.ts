import { readDuration } from './duration.ts';
import { type ParsedText, parseText } from './parse-text.ts';
import {
  CHECK_NAMES,
  type Check,
  type Deed,
  type Scenario,
  ScenarioError,
  type Step,
  scenarioFile,
  type WrittenStep,
} from './scenario.ts';

const SHARES_OF_PATIENCE = 60;

function refuse(parsed: ParsedText, path: PropertyKey[], what: string): ScenarioError {
  return new ScenarioError(`${parsed.placeOf(path)}: ${path.join('.') || 'the file'}: ${what}`);
}

function seconds(parsed: ParsedText, path: PropertyKey[], text: string): number {
  const read = readDuration(text);
  if (read === undefined) throw refuse(parsed, path, `"${text}" is not a time; write it as 1d 2h 30m`);
  return read;
}

function isCheckObject(value: unknown): value is Omit<Check, 'at'> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => CHECK_NAMES.includes(name));
}

/** `path: value` is short for `{ at: path, equals: value }`. */
function checksOf(written: WrittenStep): Check[] {
  const { expect = [] } = written;
  if (Array.isArray(expect)) return expect;
  return Object.entries(expect).map(([at, value]) =>
    isCheckObject(value) ? { at, ...value } : { at, equals: value },
  );
}

function controlDeed(control: NonNullable<WrittenStep['control']>, body: unknown): Deed {
  if (typeof control === 'string') {
    const [method = '', path = ''] = control.split(' ');
    const isBare = body === undefined && method !== 'GET' && method !== 'DELETE';
    return { kind: 'control', method, path, ...(isBare ? { body: {} } : { body }) };
  }
  return { kind: 'control', ...control };
}

function deedOf(written: WrittenStep): Deed | undefined {
  const { control, call, faults, events, body, query = {} } = written;
  const deeds: Deed[] = [];
  if (control !== undefined) deeds.push(controlDeed(control, body));
  if (typeof call === 'string') deeds.push({ kind: 'call', path: call, body, query });
  else if (call !== undefined)
    deeds.push({ kind: 'call', path: call.path, body: call.body, query: call.query ?? {} });
  if (faults !== undefined)
    deeds.push({ kind: 'control', method: 'PUT', path: '/control/faults', body: faults });
  if (events !== undefined) deeds.push({ kind: 'events', fields: events });
  return deeds.length === 1 ? deeds[0] : undefined;
}

function patienceOf(parsed: ParsedText, index: number, written: WrittenStep): Step['patience'] {
  const base = ['steps', index];
  if (written.within === undefined) {
    if (written.every !== undefined) throw refuse(parsed, [...base, 'every'], 'it needs `within` beside it');
    return undefined;
  }
  if (written.expect === undefined)
    throw refuse(parsed, [...base, 'within'], 'it needs `expect`: what is waited for');
  const within = seconds(parsed, [...base, 'within'], written.within);
  const every =
    written.every === undefined
      ? Math.max(1, Math.ceil(within / SHARES_OF_PATIENCE))
      : seconds(parsed, [...base, 'every'], written.every);
  if (every <= 0) throw refuse(parsed, [...base, 'every'], 'must be longer than 0s');
  return { within, every };
}

/** `body` and `query` belong to a call that is written in one line. */
function checkBeside(parsed: ParsedText, written: WrittenStep, index: number): void {
  const takesBody = typeof written.control === 'string' || typeof written.call === 'string';
  if (written.body !== undefined && !takesBody)
    throw refuse(parsed, ['steps', index, 'body'], 'belongs to `control: METHOD /path` or `call: path`');
  if (written.query !== undefined && typeof written.call !== 'string')
    throw refuse(parsed, ['steps', index, 'query'], 'belongs to `call: path`');
}

function stepOf(parsed: ParsedText, written: WrittenStep, index: number): Step {
  const base = ['steps', index];
  const deed = deedOf(written);
  if (deed === undefined)
    throw refuse(parsed, base, 'give one of control, call, faults and events, and only one');
  checkBeside(parsed, written, index);
  const patience = patienceOf(parsed, index, written);
  return {
    at: written.at,
    seconds: seconds(parsed, [...base, 'at'], written.at),
    line: parsed.lineOf(base),
    deed,
    checks: checksOf(written),
    hasExpectations: written.expect !== undefined,
    ...(written.note === undefined ? {} : { note: written.note }),
    ...(written.save === undefined ? {} : { save: written.save }),
    ...(patience === undefined ? {} : { patience }),
  };
}

/** Reads a scenario in YAML or JSON. Throws ScenarioError: line, column, what is wrong and how to write it. */
export function readScenario(text: string): Scenario {
  const parsed = parseText(text);
  const checked = scenarioFile.safeParse(parsed.value);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const path = [...(issue?.path ?? [])];
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    if (unknown !== undefined) path.push(unknown);
    throw refuse(parsed, path, issue?.message ?? 'wrong');
  }
  const { steps: written, ...head } = checked.data;
  const steps = written.map((one, index) => stepOf(parsed, one, index));
  const late = steps.findIndex((one, index) => one.seconds < (steps[index - 1]?.seconds ?? 0));
  if (late >= 0) throw refuse(parsed, ['steps', late, 'at'], 'earlier than the step before');
  const events = steps.findIndex((one) => one.deed.kind === 'events');
  if (events >= 0 && head.callback !== 'record')
    throw refuse(parsed, ['steps', events, 'events'], 'needs `callback: record` at the top of the file');
  return { ...head, steps };
}
