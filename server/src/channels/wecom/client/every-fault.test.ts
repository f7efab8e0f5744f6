import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../../../emulator/src/emulator.ts';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { makeMetrics } from '../../../kernel/telemetry/metrics.ts';
import { errorCodes } from '../error-codes.ts';
import { makeJournal } from '../journal/journal.ts';
import { makeAdmission } from './admission.ts';
import { makeBreakers } from './breakers.ts';
import type { CallSpec } from './call-spec.ts';
import { type CallOptions, makeClient, type WecomClient } from './client.ts';
import { everyCall } from './every-call.ts';
import { type Http, openHttp } from './http.ts';
import { makeQuota } from './quota.ts';
import { makeTokens, type Tokens } from './token.ts';

type Spec = CallSpec<object, unknown>;
/** Each call of Hetang once, also when it is made in two lanes. */
const CALLS = [...new Map(everyCall.map((call) => [call.path, call as Spec])).values()];
const NOT_HERE = new Set([-1, 45009, 45033, 40001, 40014, 42001]);

const clock = manualClock('2026-03-02T02:00:00Z');
let db: TestDatabase;
let emulator: Emulator;
let url: string;
let http: Http;
let tokens: Tokens;
/** How often each path went over the wire. */
let sent: Map<string, number>;
let round = 0;
let ticks = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  emulator = createEmulator({ clock: 'manual', startAt: clock.now().getTime() });
  url = await emulator.listen();
  const wire = openHttp(url);
  http = {
    ...wire,
    send(request) {
      const path = request.path.replace('/cgi-bin/', '');
      sent.set(path, (sent.get(path) ?? 0) + 1);
      return wire.send(request);
    },
  };
  const { corpId, secret, agentId } = emulator.world.state.tenant;
  const journal = makeJournal({ db, log: makeLogger('silent') });
  tokens = makeTokens({ config: { corpId, secret, agentId }, http, db, clock, ticks: () => ticks, journal });
});
afterAll(async () => {
  await http.close();
  await emulator.close();
  await db.drop();
});
beforeEach(async () => {
  sent = new Map();
  await faults([]);
  await tokens.get();
  sent.clear();
});

async function faults(failNext: object[], expireTokens = false): Promise<void> {
  const answer = await fetch(`${url}/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ failNext, expireTokens }),
  });
  expect(answer.status).toBe(200);
}

/** A client whose limits and rests are nobody else's, so that calls cannot hold each other back. */
function clientOf(): WecomClient {
  const app = `every-fault:${round++}`;
  const log = makeLogger('silent');
  const metrics = makeMetrics();
  const shared = { db, app: () => app, now: () => clock.now().getTime() };
  const admission = makeAdmission({
    quota: makeQuota(shared),
    breakers: makeBreakers(shared),
    ticks: () => ticks,
    onHeld: () => undefined,
  });
  const journal = makeJournal({ db, log });
  return makeClient({ http, tokens, admission, journal, metrics, log, clock, ticks: () => ticks });
}

/** Makes the call as far as a fault looks at it: which, not what it says. */
const make = (client: WecomClient, spec: Spec, options: CallOptions = {}) => {
  const file = { name: 'a.png', bytes: new Uint8Array(8) };
  return client.call(spec, {}, spec.lane === 'upload' ? { file, ...options } : options);
};

/** Every call in turn meets the same fault; what came of each, and how often it went out. */
async function everyCallMeets(fault: object, options?: CallOptions) {
  await faults([{ path: '*', ...fault }]);
  return Promise.all(
    CALLS.map(async (spec) => {
      const client = clientOf();
      const outcome = await make(client, spec, options);
      return { spec, client, outcome, times: sent.get(spec.path) ?? 0 };
    }),
  );
}

async function meets(client: WecomClient, spec: Spec, code: number): Promise<void> {
  const { reason, retry, zh, en } = errorCodes.get(code) ?? {};
  const outcome = await make(client, spec);
  const say = { zh: expect.stringContaining(zh?.hint ?? '?'), en: expect.stringContaining(en?.hint ?? '?') };
  expect(outcome, `${spec.path} ${code}`).toMatchObject({ kind: 'refused', code, reason, retry, say });
  expect(sent.get(spec.path), `${spec.path} ${code}`).toBe(1);
}

describe('every call', () => {
  it('that meets -1: questions are asked three times, what must not happen twice once and read back', async () => {
    for (const { spec, outcome, times } of await everyCallMeets({ errcode: -1 })) {
      const safe = spec.repeat === 'safe';
      expect({ path: spec.path, times }).toEqual({ path: spec.path, times: safe ? 3 : 1 });
      if (safe) expect(outcome, spec.path).toMatchObject({ code: -1, retry: 'later' });
      else expect(outcome, spec.path).toEqual({ kind: 'unknown', problem: 'busy (-1)' });
    }
  });

  it('that meets 45033 has not happened: it is tried three times, then later', async () => {
    for (const { spec, outcome, times } of await everyCallMeets({ errcode: 45033 })) {
      expect({ path: spec.path, times }).toEqual({ path: spec.path, times: 3 });
      expect(outcome, spec.path).toMatchObject({ code: 45033, retry: 'later' });
    }
  });

  it('that meets 45009 goes out once, and no more until the window is over', async () => {
    const met = await everyCallMeets({ errcode: 45009 });
    await Promise.all(
      met.map(async ({ spec, client, outcome, times }) => {
        expect(outcome, spec.path).toMatchObject({ code: 45009, retry: 'later', afterMs: 60_000 });
        expect({ path: spec.path, times }).toEqual({ path: spec.path, times: 1 });
        expect(await make(client, spec), spec.path).toMatchObject({ reason: 'held-back' });
      }),
    );
    expect([...sent.values()].every((times) => times === 1)).toBe(true);
  });

  it('that is answered by half is asked again only where that changes nothing', async () => {
    // Broken before it reached anything, or in the middle of the answer: nobody can tell from here.
    for (const { spec, outcome, times } of await everyCallMeets({ timeoutMs: 1 })) {
      expect({ path: spec.path, times }).toEqual({ path: spec.path, times: spec.repeat === 'safe' ? 3 : 1 });
      expect(outcome.kind, spec.path).toBe('unknown');
    }
    sent.clear();
    for (const { spec, outcome, times } of await everyCallMeets({ dropAfterEffect: true })) {
      expect({ path: spec.path, times }).toEqual({ path: spec.path, times: spec.repeat === 'safe' ? 3 : 1 });
      expect(outcome.kind, spec.path).toBe('unknown');
    }
  });

  it('that is not answered in time is not asked again', async () => {
    for (const { spec, outcome, times } of await everyCallMeets({ timeoutMs: 4_000 }, { timeoutMs: 1_000 })) {
      expect({ path: spec.path, times }).toEqual({ path: spec.path, times: 1 });
      expect(outcome, spec.path).toMatchObject({ kind: 'unknown', problem: 'no answer within 1000 ms' });
    }
  });

  it('whose token has expired gets another one, fetched once for all of them', async () => {
    ticks += 60_000; // a token refused just after it was fetched would be waited for
    await faults([], true);
    const outcomes = await Promise.all(CALLS.map((spec) => make(clientOf(), spec)));
    expect(sent.get('gettoken')).toBe(1);
    for (const [nr, { path }] of CALLS.entries()) {
      expect([1, 2], path).toContain(sent.get(path));
      expect(outcomes[nr], path).not.toMatchObject({ code: 42001 });
    }
  });

  it('takes each documented error for what it is, and goes out once', async () => {
    const codes = [...errorCodes.keys()].filter((code) => code > 0 && !NOT_HERE.has(code));
    for (const repeat of ['safe', 'once'] as const) {
      const specs = CALLS.filter((spec) => spec.repeat === repeat);
      for (let from = 0; from < codes.length; from += specs.length) {
        const client = clientOf();
        const pairs = specs.flatMap((spec, nr) => {
          const code = codes[from + nr];
          return code === undefined ? [] : [{ spec, code }];
        });
        sent.clear();
        await faults(pairs.map(({ spec, code }) => ({ path: `/cgi-bin/${spec.path}`, errcode: code })));
        await Promise.all(pairs.map(({ spec, code }) => meets(client, spec, code)));
      }
    }
  });
});
