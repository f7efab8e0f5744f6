import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../clock.ts';
import { sql } from '../database/sql.ts';
import { HetangError } from '../errors.ts';
import { makeLogger } from '../telemetry/logger.ts';
import { buildHttp, type HttpApp } from './app.ts';
import { idempotency } from './idempotency.ts';

const machine = manualClock('2026-03-10T04:00:00Z');
const made: string[] = [];
let away = false;
let db: TestDatabase;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async (request) => ({ kind: 'user', id: Number(request.headers['x-user'] ?? 1), name: '林' }),
    endpoints: [
      idempotency({ db, machine }),
      (scope) => {
        scope.post(
          '/v1/things',
          { schema: { body: z.object({ name: z.string() }) } },
          async ({ body }, reply) => {
            if (away) throw new HetangError('server/busy');
            if (body.name === 'taken') throw new HetangError('request/conflict', { problem: 'taken' });
            await new Promise((resolve) => setImmediate(resolve));
            made.push(body.name);
            if (body.name === 'key') reply.header('cache-control', 'no-store');
            return reply.status(201).send({ id: made.length });
          },
        );
      },
    ],
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const post = (key: string | null, name: string, user = '1') =>
  app.inject({
    method: 'POST',
    url: '/v1/things',
    payload: { name },
    headers: { 'x-user': user, ...(key === null ? {} : { 'idempotency-key': key }) },
  });

it('takes effect once, however often and at once it is sent, for each sender', async () => {
  const sent = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    user: fc.constantFrom('1', '2'),
    times: fc.integer({ min: 1, max: 4 }),
  });
  let world = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(sent, { minLength: 1, maxLength: 5 }), async (requests) => {
      const before = made.length;
      world += 1;
      const name = `n${world}`;
      const sends = requests.flatMap(({ key, user, times }) =>
        Array.from({ length: times }, async () => {
          const answer = await post(`${world}${key}`, name, user);
          return { of: user + key, status: answer.statusCode, body: answer.body };
        }),
      );
      const answers = await Promise.all(sends);
      const different = new Set(requests.map(({ key, user }) => user + key));
      expect(made.length - before).toBe(different.size);
      expect(answers.every(({ status }) => status === 201)).toBe(true);
      for (const one of different)
        expect(new Set(answers.filter(({ of }) => of === one).map(({ body }) => body)).size).toBe(1);
    }),
    { numRuns: 12 },
  );
});

it('gives the same answer again for a day, a refusal too, and marks it', async () => {
  const first = await post('k1', 'one');
  expect(first.headers['idempotency-replayed']).toBeUndefined();
  const again = await post('k1', 'one');
  expect([again.statusCode, again.body, again.headers['idempotency-replayed']]).toEqual([
    201,
    first.body,
    'true',
  ]);
  expect(again.headers['content-type']).toBe(first.headers['content-type']);
  expect((await post('k2', 'taken')).json().code).toBe('request/conflict');
  expect((await post('k2', 'taken')).headers['idempotency-replayed']).toBe('true');
  machine.advance(86_400_001);
  expect((await post('k1', 'one')).body).not.toBe(first.body);
});

it('without a key every request counts; another request with the key is a mistake', async () => {
  const bodies = [(await post(null, 'x')).body, (await post(null, 'x')).body];
  expect(bodies[0]).not.toBe(bodies[1]);
  await post('k3', 'one');
  expect((await post('k3', 'two')).json().code).toBe('request/key-reused');
  expect((await post('', 'x')).statusCode).toBe(400);
});

it('what failed on our side may be tried again with the same key', async () => {
  away = true;
  expect((await post('k4', 'later')).statusCode).toBe(503);
  away = false;
  expect((await post('k4', 'later')).statusCode).toBe(201);
});

it('keeps no secret, and does not do twice what nobody knows the end of', async () => {
  expect((await post('k5', 'key')).statusCode).toBe(201);
  const count = made.length;
  expect((await post('k5', 'key')).json().code).toBe('request/answer-not-kept');
  expect(await db.rows(sql`select body from idempotent_request where body is null`)).toHaveLength(1);
  await post('k6', 'dies');
  await db.run(sql`update idempotent_request set status = null, body = null where status is not null`);
  machine.advance(5 * 60_000 + 1);
  expect((await post('k6', 'dies')).json().code).toBe('request/outcome-unknown');
  expect(made.length).toBe(count + 1);
});
