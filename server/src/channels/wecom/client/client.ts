import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Logger } from '../../../kernel/telemetry/logger.ts';
import type { Metrics } from '../../../kernel/telemetry/metrics.ts';
import type { CallOutcome } from '../../port.ts';
import { HELD_BACK, UNREACHABLE } from '../error-codes.ts';
import type { CallSpec } from './call-spec.ts';
import { makeGate } from './gate.ts';
import type { Http, Wire } from './http.ts';
import { makePauses, type Pauses } from './pauses.ts';
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
}

export interface ClientDeps {
  http: Http;
  tokens: Tokens;
  metrics: Metrics;
  log: Logger;
  ticks: () => number;
}

const LANES = { urgent: 16, lookup: 8, normal: 8, bulk: 2 } as const;
const TOKEN_TROUBLE = new Set([40001, 40014, 42001]);
const RETRY_MS = [150, 600];
const PAUSE = { rateMs: 60_000, rateMostMs: 900_000, awayMs: 500, awayMostMs: 4_000 };
const envelopeSchema = z.object({ errcode: z.number().optional() });

type Ending<O> = CallOutcome<O> & { again?: boolean };

/** @param deps.ticks machine milliseconds that never go back. */
export function makeClient(deps: ClientDeps): WecomClient {
  const lanes = {
    urgent: makeGate(LANES.urgent),
    lookup: makeGate(LANES.lookup),
    normal: makeGate(LANES.normal),
    bulk: makeGate(LANES.bulk),
  };
  const pauses = makePauses(deps.ticks);
  return {
    call(spec, input, options = {}) {
      return lanes[spec.lane].pass(async () => {
        const startedAt = deps.ticks();
        const outcome = await callWithTries({ ...deps, pauses }, spec, { input, options });
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
  deps: ClientDeps & { pauses: Pauses },
  spec: CallSpec<I, O>,
  { input, options }: { input: I; options: CallOptions },
): Promise<CallOutcome<O>> {
  const tries = options.tries ?? 3;
  for (let nr = 1; ; nr++) {
    const away = deps.pauses.left('away');
    if (away > 0) return refusalOf(UNREACHABLE, away);
    const held = deps.pauses.left(spec.path);
    if (held > 0) return refusalOf(HELD_BACK, held);
    const { again, ...outcome } = await tryOnce(deps, spec, { input, options });
    if (!again || nr >= tries) return outcome as CallOutcome<O>;
    await sleep(RETRY_MS[nr - 1] ?? 600);
  }
}

/** One try, or two when the token turns out to be stale. */
async function tryOnce<I extends object, O>(
  deps: ClientDeps & { pauses: Pauses },
  spec: CallSpec<I, O>,
  { input, options }: { input: I; options: CallOptions },
): Promise<Ending<O>> {
  for (let renewed = false; ; renewed = true) {
    const token = await deps.tokens.get();
    if (token.kind !== 'done') return token;
    const wire = await deps.http.send({
      method: spec.method,
      path: `/cgi-bin/${spec.path}`,
      query: { access_token: token.value, ...(spec.method === 'get' ? asQuery(input) : {}) },
      body: spec.method === 'post' ? input : undefined,
      timeoutMs: options.timeoutMs ?? spec.timeoutMs,
    });
    const ending = judge(spec, wire);
    if (ending.kind === 'refused' && TOKEN_TROUBLE.has(ending.code) && !renewed) {
      deps.tokens.refuse(token.value);
      continue;
    }
    return remember(deps.pauses, spec.path, ending);
  }
}

function asQuery(input: object): Record<string, string> {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, String(value)]));
}

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
  const code = envelope.data.errcode ?? 0;
  if (code === 0) {
    const answer = spec.answer.safeParse(wire.body);
    if (answer.success) return { kind: 'done', value: answer.data };
    const where = answer.error.issues[0]?.path.join('.') ?? '';
    return { kind: 'unknown', problem: `unexpected answer at ${where}` };
  }
  if (code === -1 && !safe) return { kind: 'unknown', problem: 'busy (-1)' };
  return { ...refusalOf(code), again: code === -1 || code === 45033 };
}

function remember<O>(pauses: Pauses, path: string, ending: Ending<O>): Ending<O> {
  const code = ending.kind === 'refused' ? ending.code : 0;
  if (code === UNREACHABLE) pauses.complain('away', PAUSE.awayMs, PAUSE.awayMostMs);
  else pauses.clear('away');
  if (code === 45009) {
    pauses.complain(path, PAUSE.rateMs, PAUSE.rateMostMs);
    return { ...refusalOf(code, pauses.left(path)) };
  }
  if (ending.kind === 'done') pauses.clear(path);
  return ending;
}
