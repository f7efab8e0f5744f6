import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { consumeOnce } from '../../kernel/log/consume.ts';
import { ingestEvents } from '../contacts/api.ts';
import { signatureOf } from '../journeys/webhooks/call-url.ts';
import { deliver, makeWebhookConsumer, registerWebhooks } from './deliver.ts';
import { webhookEndpoints } from './http/endpoints.ts';

const clock = manualClock('2026-03-02T00:00:00Z');
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
let answers: number[] = [];
let db: TestDatabase;
let server: Server;
let app: HttpApp;
let url = '';
let allowPrivate = true;

const deps = () => ({ db, clock, key: () => 'the key of the installation', allowPrivate });

beforeAll(async () => {
  db = await createTestDatabase();
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  await registerWebhooks(db);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await db.drop();
});
beforeEach(async () => {
  received.length = 0;
  answers = [];
  allowPrivate = true;
  await db.run(sql`truncate webhook, webhook_delivery restart identity`);
  app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: async () => ({ kind: 'user', id: 1, name: '林' }),
    endpoints: webhookEndpoints(deps()),
    version: 'test',
  });
});

const subscribe = async (events: string[]) => {
  const payload = { name: '仓库', url, events };
  const answer = await app.inject({ method: 'POST', url: '/v1/webhooks', payload });
  expect(answer.statusCode).toBe(201);
  return answer.json() as { id: number; secret: string };
};
const happen = (...names: string[]) =>
  db.transaction((tx) =>
    ingestEvents(
      tx,
      names.map((name) => ({
        name,
        at: clock.now(),
        props: { n: 1 },
        identities: [{ kind: 'phone', value: '13800000000' }],
      })),
      { source: 'test', now: clock.now() },
    ),
  );
const read = () => consumeOnce(db, makeWebhookConsumer(clock));
const deliveries = async () => (await app.inject('/v1/webhooks/deliveries')).json().items;

test('an event is told to who asked for it, once, signed with their secret', async () => {
  await happen('order.paid');
  clock.advance(1000);
  const { secret } = await subscribe(['order.paid']);
  await happen('order.paid', 'order.sent');
  await read();
  expect(await deliver(deps())).toBe(1);
  expect(await deliver(deps())).toBe(0);
  const [one] = received;
  const body = one?.body ?? '';
  expect(JSON.parse(body)).toMatchObject({
    event: 'order.paid',
    contact: { identities: [{ kind: 'phone', value: '13800000000' }] },
    props: { n: 1 },
  });
  const timestamp = clock.now().getTime() / 1000;
  expect(one?.headers['hetang-signature']).toBe(signatureOf({ body, timestamp }, secret));
  expect(await deliveries()).toMatchObject([
    { event: 'order.paid', state: 'done', status: 200, attempts: 1 },
  ]);
});

test('what fails is tried again under the same id, is given up in the end, and can be sent again', async () => {
  const { id } = await subscribe(['order.paid']);
  await happen('order.paid');
  await read();
  answers = Array.from({ length: 10 }, () => 503);
  for (let nth = 0; nth < 10; nth += 1) {
    expect(await deliver(deps())).toBe(1);
    expect(await deliver(deps())).toBe(0);
    clock.advance(3_600_000);
  }
  expect(await deliveries()).toMatchObject([{ state: 'dead', attempts: 10, status: 503 }]);
  expect(new Set(received.map((one) => one.headers['idempotency-key'])).size).toBe(1);
  const payload = { dead: { webhook: id } };
  const replay = await app.inject({ method: 'POST', url: '/v1/webhooks/deliveries/replay', payload });
  expect(replay.json()).toEqual({ asked: 1 });
  await deliver(deps());
  expect(await deliveries()).toMatchObject([{ state: 'done', attempts: 1 }]);
});

test('one that is off is told nothing; a new secret signs at once', async () => {
  const { id, secret } = await subscribe(['order.paid']);
  const off = { name: '仓库', url, events: ['order.paid'], active: false };
  await app.inject({ method: 'PUT', url: `/v1/webhooks/${id}`, payload: off });
  await happen('order.paid');
  await read();
  expect(await deliver(deps())).toBe(0);
  await app.inject({ method: 'PUT', url: `/v1/webhooks/${id}`, payload: { ...off, active: true } });
  const fresh = (await app.inject({ method: 'POST', url: `/v1/webhooks/${id}/secret` })).json().secret;
  expect(fresh).not.toBe(secret);
  const tested = await app.inject({ method: 'POST', url: `/v1/webhooks/${id}/test` });
  expect(tested.json()).toEqual({ status: 200, error: null });
  const body = received[0]?.body ?? '';
  const timestamp = clock.now().getTime() / 1000;
  expect(received[0]?.headers['hetang-signature']).toBe(signatureOf({ body, timestamp }, fresh));
});

test('an address of this network is not called', async () => {
  const { id } = await subscribe(['order.paid']);
  allowPrivate = false;
  await happen('order.paid');
  await read();
  await deliver(deps());
  expect(await deliveries()).toMatchObject([{ error: expect.stringContaining('HETANG_WEBHOOK_PRIVATE') }]);
  expect(received).toEqual([]);
  expect((await app.inject({ method: 'DELETE', url: `/v1/webhooks/${id}` })).statusCode).toBe(204);
  const bad = { name: 'x', url: 'file:///etc/passwd', events: ['order.paid'] };
  expect((await app.inject({ method: 'POST', url: '/v1/webhooks', payload: bad })).statusCode).toBe(400);
});
