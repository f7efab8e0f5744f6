import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Logger } from '../../../kernel/telemetry/logger.ts';
import type { Metrics } from '../../../kernel/telemetry/metrics.ts';
import type { CallOutcome } from '../../port.ts';
import { UNREACHABLE } from '../error-codes.ts';
import type { Journal } from '../journal/journal.ts';
import { redactCall } from '../rules/redact-call.ts';
import type { Admission } from './admission.ts';
import type { CallSpec } from './call-spec.ts';
import { makeGate } from './gate.ts';
import type { Http, UploadFile, Wire } from './http.ts';
import { refusalOf } from './refusal.ts';
import type { Tokens } from './token.ts';

/** Makes calls with a token, within limits, and says how they ended. Never throws for what the platform does. */
export interface WecomClient {
  call<I extends object, O>(spec: CallSpec<I, O>, input: I, options?: CallOptions): Promise<CallOutcome<O>>;
}

export interface CallOptions {
  /** For one try, overruling the call's own. */
  timeoutMs?: number;
  /** At most this many tries; the default is 3 for calls that may be repeated. */
  tries?: number;
  /** Goes as a form; the input is its query. */
  file?: UploadFile;
}

export interface ClientDeps {
  http: Http;
  tokens: Tokens;
  admission: Admission;
  journal: Journal;
  metrics: Metrics;
  log: Logger;
  /** The product's clock, for the log of calls. */
  clock: Clock;
  ticks: () => number;
}

const LANES = { urgent: 16, lookup: 8, normal: 8, bulk: 2, upload: 2 } as const;
const TOKEN_TROUBLE = new Set([40001, 40014, 42001]);
const RETRY_MS = [150, 600];
const envelopeSchema = z.object({ errcode: z.number().optional(), errmsg: z.string().optional() });

type Ending<O> = CallOutcome<O> & { again?: boolean };

/** @param deps.ticks machine milliseconds that never go back. */
export function makeClient(deps: ClientDeps): WecomClient {
  const lanes = {
    urgent: makeGate(LANES.urgent),
    lookup: makeGate(LANES.lookup),
    normal: makeGate(LANES.normal),
    bulk: makeGate(LANES.bulk),
    upload: makeGate(LANES.upload),
  };
  return {
    call(spec, input, options = {}) {
      return lanes[spec.lane].pass(async () => {
        const startedAt = deps.ticks();
        const outcome = await callWithTries(deps, spec, { input, options });
        deps.metrics.channelSeconds.labels('wecom', spec.path).observe((deps.ticks() - startedAt) / 1000);
        deps.metrics.channelCalls.labels('wecom', spec.path, labelOf(outcome)).inc();
        if (outcome.kind !== 'done') deps.log.warn({ call: spec.path, outcome }, 'wecom call');
        return outcome;
      });
    },
  };
}

const labelOf = (outcome: CallOutcome<unknown>): string =>
  outcome.kind === 'refused' ? String(outcome.code) : outcome.kind;

async function callWithTries<I extends object, O>(
  deps: ClientDeps,
  spec: CallSpec<I, O>,
  { input, options }: { input: I; options: CallOptions },
): Promise<CallOutcome<O>> {
  const tries = options.tries ?? 3;
  for (let nr = 1; ; nr++) {
    const token = await deps.tokens.get();
    if (token.kind !== 'done') return token;
    const refusal = await deps.admission.enter(spec, nr > 1);
    if (refusal) return refusal;
    const { again, ...ending } = await tryOnce(deps, spec, { input, options, nr });
    const outcome = ending as CallOutcome<O>;
    if (again && nr < tries) {
      await sleep(RETRY_MS[nr - 1] ?? 600);
      continue;
    }
    return await learn(deps, spec, outcome);
  }
}

/** Keeps in mind how it ended, and says how long to wait when the platform asks for it. */
async function learn<I extends object, O>(
  { admission }: ClientDeps,
  spec: CallSpec<I, O>,
  outcome: CallOutcome<O>,
): Promise<CallOutcome<O>> {
  await admission.leave(spec, outcome);
  if (outcome.kind !== 'refused' || outcome.code !== 45009) return outcome;
  return refusalOf(outcome.code, await admission.pauseOf(spec));
}

/** One try, or two when the token turns out to be stale. */
async function tryOnce<I extends object, O>(
  deps: ClientDeps,
  spec: CallSpec<I, O>,
  { input, options, nr }: { input: I; options: CallOptions; nr: number },
): Promise<Ending<O>> {
  for (let renewed = false; ; renewed = true) {
    const token = await deps.tokens.get();
    if (token.kind !== 'done') return token;
    const { file } = options;
    const at = deps.clock.now();
    const startedAt = deps.ticks();
    const wire = await deps.http.send({
      method: spec.method,
      path: `/cgi-bin/${spec.path}`,
      query: { access_token: token.value, ...(spec.method === 'get' || file ? asQuery(input) : {}) },
      body: spec.method === 'post' ? input : undefined,
      file,
      timeoutMs: options.timeoutMs ?? spec.timeoutMs,
    });
    const ending = judge(spec, wire);
    note(deps, { spec, input, wire, ending, at, ms: deps.ticks() - startedAt, attempt: nr });
    if (ending.kind === 'refused' && TOKEN_TROUBLE.has(ending.code) && !renewed) {
      deps.tokens.refuse(token.value);
      continue;
    }
    return ending;
  }
}

function asQuery(input: object): Record<string, string> {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, String(value)]));
}

interface Tried {
  spec: { path: string };
  input: object;
  wire: Wire;
  ending: CallOutcome<unknown>;
  at: Date;
  ms: number;
  attempt: number;
}

function note({ journal }: ClientDeps, { spec, input, wire, ending, at, ms, attempt }: Tried): void {
  journal.note({
    at,
    api: spec.path,
    ms: Math.round(ms),
    outcome: ending.kind,
    errcode: wire.kind === 'answer' && ending.kind !== 'unknown' ? codeOf(ending) : null,
    problem: wire.kind === 'answer' ? problemOf(ending) : wire.problem,
    attempt,
    request: redactCall(input),
    answer: wire.kind === 'answer' ? redactCall(wire.body) : '',
  });
}

const codeOf = (ending: CallOutcome<unknown>): number => (ending.kind === 'refused' ? ending.code : 0);
const problemOf = (ending: CallOutcome<unknown>): string | null =>
  ending.kind === 'unknown' ? ending.problem : null;

/** What an answer means for this call, and whether trying again at once may help. */
function judge<I extends object, O>(spec: CallSpec<I, O>, wire: Wire): Ending<O> {
  const safe = spec.repeat === 'safe';
  if (wire.kind === 'unreachable') return refusalOf(UNREACHABLE);
  // A time-out is not tried again: the platform is slow, and the caller has waited enough.
  if (wire.kind === 'unclear') {
    return { kind: 'unknown', problem: wire.problem, again: safe && !wire.timedOut };
  }
  const envelope = envelopeSchema.safeParse(wire.body);
  if (!envelope.success) return { kind: 'unknown', problem: 'the answer is not of WeCom', again: safe };
  const { errcode: code = 0, errmsg } = envelope.data;
  if (code === 0) {
    const answer = spec.answer.safeParse(wire.body);
    if (answer.success) return { kind: 'done', value: answer.data };
    const where = answer.error.issues[0]?.path.join('.') ?? '';
    return { kind: 'unknown', problem: `unexpected answer at ${where}` };
  }
  if (code === -1 && !safe) return { kind: 'unknown', problem: 'busy (-1)' };
  return { ...refusalOf(code, undefined, errmsg), again: code === -1 || code === 45033 };
}
