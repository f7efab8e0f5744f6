import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { makeMetrics } from '../../../kernel/telemetry/metrics.ts';
import { callVerdict } from '../rules/call-verdict.ts';
import { callUrl, signatureOf } from './call-url.ts';
import { makeCalls } from './caller.ts';
import { isPrivateAddress } from './private-address.ts';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let db: TestDatabase;
let server: Server;
let url = '';
let answers: (number | 'silence')[] = [];
const received: Received[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const answer = answers.shift() ?? 200;
      if (answer !== 'silence') response.writeHead(answer, { location: 'http://10.0.0.1/' }).end('ok');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await db.drop();
});

const clock = manualClock('2026-03-02T00:00:00Z');
const settings = { secret: 'a secret of sixteen', allowPrivate: true };
const deps = () => ({ db, clock, log: pino({ level: 'silent' }), metrics: makeMetrics(), settings });

beforeEach(async () => {
  received.length = 0;
  answers = [];
  await db.run(sql`truncate webhook_call, identity`);
  await db.run(
    sql`insert into identity (kind, value, contact_id, at) values ('unionid', 'u1', 7, ${clock.now()})`,
  );
});

async function ask(timeout = 5): Promise<void> {
  const body = { journey: 'j', contact: { id: 7, fields: { size: 3 } } };
  await db.run(sql`
    insert into webhook_call (dedupe, journey, enrolment_id, contact_id, url, timeout_s, body, next_at, created_at)
    values ('e1.2.0', 'j', 42, 7, ${url}, ${timeout}, ${JSON.stringify(body)}::jsonb, ${clock.now()}, ${clock.now()})`);
}
const call = () => db.one(sql`select state, attempts, status, error, next_at from webhook_call`);

describe('a call', () => {
  it('is made once, signed, with an id that a repeat would have too', async () => {
    await ask();
    expect(await makeCalls(deps())).toBe(1);
    expect(await makeCalls(deps())).toBe(0);
    const [one] = received;
    expect(JSON.parse(one?.body ?? '')).toEqual({
      id: 'e1.2.0',
      journey: 'j',
      enrolment: 42,
      contact: { id: 7, fields: { size: 3 }, identities: [{ kind: 'unionid', value: 'u1' }] },
    });
    expect(one?.headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': 'e1.2.0',
      'hetang-signature': signatureOf(
        { body: one?.body ?? '', timestamp: clock.now().getTime() / 1000 },
        settings.secret,
      ),
    });
    expect(await call()).toMatchObject({ state: 'done', attempts: 1, status: 200 });
  });

  it('is tried again later when the other side fails, and follows no redirect', async () => {
    answers = [503, 302];
    await ask();
    await makeCalls(deps());
    const next = new Date(clock.now().getTime() + 15_000);
    expect(await call()).toMatchObject({ state: 'pending', attempts: 1, status: 503, next_at: next });
    expect(await makeCalls(deps())).toBe(0);
    clock.advance(15_000);
    await makeCalls(deps());
    expect(await call()).toMatchObject({ state: 'failed', attempts: 2, status: 302 });
    expect(received.map((one) => one.headers['idempotency-key'])).toEqual(['e1.2.0', 'e1.2.0']);
  });

  it('gives up waiting for an answer', async () => {
    answers = ['silence'];
    await ask(1);
    await makeCalls(deps());
    expect(await call()).toMatchObject({ state: 'pending', attempts: 1, status: null });
  });

  it('is made again when its process died with it', async () => {
    await ask();
    const later = new Date(clock.now().getTime() + 60_000);
    await db.run(sql`update webhook_call set attempts = 1, claimed_until = ${later}`);
    expect(await makeCalls(deps())).toBe(0);
    clock.advance(60_001);
    expect(await makeCalls(deps())).toBe(1);
    expect(await call()).toMatchObject({ state: 'done', attempts: 2 });
  });

  it('to an address of this network is refused unless allowed, by number and by name', async () => {
    const strict = { secret: undefined, allowPrivate: false };
    const to = (address: string) =>
      callUrl({ url: address, body: '{}', id: 'x', timeoutMs: 2000, timestamp: 1 }, strict);
    const byName = url.replace('127.0.0.1', 'localhost');
    for (const address of [
      url,
      byName,
      url.replace('127.0.0.1', '[::1]'),
      url.replace('127.0.0.1', '2130706433'),
    ])
      expect(await to(address)).toEqual({ error: expect.stringContaining('HETANG_WEBHOOK_PRIVATE') });
    expect(received).toEqual([]);
  });
});

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['255.255.255.255', true],
  ['8.8.8.8', false],
  ['::1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['::ffff:127.0.0.1', true],
  ['2001:4860:4860::8888', false],
  ['not an address', true],
])('%s is private: %s', (address, expected) => expect(isPrivateAddress(address)).toBe(expected));

test.each([
  [{ status: 204 }, 1, 'done'],
  [{ status: 301 }, 1, 'failed'],
  [{ status: 400 }, 1, 'failed'],
  [{ status: 408 }, 1, 'retry'],
  [{ status: 429 }, 9, 'retry'],
  [{ status: 500 }, 10, 'failed'],
  [{ error: 'refused' }, 1, 'retry'],
])('%j at try %i: %s', (outcome, attempts, state) => {
  expect(callVerdict(outcome as { status: number }, attempts).state).toBe(state);
});
