import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ImportMessage, importMessageSchema } from '@hetang/contract/http/imports';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { importEndpoints } from './endpoints.ts';

const PLANS = new URL('../../../../../plans/imports/', import.meta.url);
const sample = readFileSync(new URL('samples/online-retail-2000.csv.gz', PLANS));
const mapping = {
  path: 'online-retail.yaml',
  text: readFileSync(new URL('online-retail.yaml', PLANS), 'utf8'),
};

let db: TestDatabase;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'key', id: 1, name: 'ci' }),
    endpoints: importEndpoints({
      db,
      clock: manualClock('2026-03-01T00:00:00Z'),
      goOn: async () => undefined,
    }),
    version: '0.0.0',
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

async function create(over: object = {}): Promise<number> {
  const payload = { fileName: 'orders.csv.gz', kind: 'orders', mapping, ...over };
  const answer = await app.inject({ method: 'POST', url: '/v1/imports', payload });
  expect(answer.statusCode).toBe(201);
  return answer.json().id;
}

async function send(id: number, body: Uint8Array): Promise<ImportMessage[]> {
  const answer = await app.inject({
    method: 'PUT',
    url: `/v1/imports/${id}/file`,
    headers: {
      'content-type': 'application/octet-stream',
      'accept-encoding': 'gzip',
      'accept-language': 'en',
    },
    payload: Buffer.from(body),
  });
  expect(answer.statusCode).toBe(200);
  const lines = answer.body.trimEnd().split('\n');
  return lines.map((line) => importMessageSchema.parse(JSON.parse(line)));
}

test('the whole way: announce, send, follow, look up', async () => {
  const id = await create();
  const messages = await send(id, sample);
  expect(messages[0]).toMatchObject({ type: 'header', cells: expect.arrayContaining(['InvoiceNo']) });
  expect(messages.at(-1)).toMatchObject({
    type: 'done',
    state: 'done',
    summary: { orders: { paid: 84, cancelled: 6 } },
  });
  expect(messages.filter((message) => message.type === 'progress').length).toBeGreaterThan(1);
  expect((await app.inject(`/v1/imports/${id}`)).json()).toMatchObject({
    id,
    state: 'done',
    fileName: 'orders.csv.gz',
  });
  expect((await app.inject('/v1/imports')).json()).toMatchObject({ total: 1, items: [{ id }] });
});

test('rows that were not used come back with reasons in words', async () => {
  const id = await create({ giveBackSkipped: true, dryRun: true });
  const messages = await send(id, sample);
  const rows = messages.flatMap((message) => (message.type === 'given-back' ? message.rows : []));
  expect(rows).toHaveLength(533);
  expect(rows[0]).toMatchObject({ reason: 'no-customer', message: 'No customer is named' });
});

test('a browser, which reads nothing before it has sent all, is not waited for and gets the first rows at the end', async () => {
  // 9 MB of rows that all come back: far more than connections between two programs hold.
  const count = 30_000;
  const line = `536365,,${'x'.repeat(250)},6,2010-12-01 08:26:00,2.55,,UK\n`;
  const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';
  const body = Buffer.from(head + line.repeat(count));
  const id = await create({ giveBackSkipped: true, dryRun: true });
  const { port } = app.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1').pause();
  socket.write(
    `PUT /v1/imports/${id}/file?rows=1200 HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/octet-stream\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.write(body, resolve));
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  const messages = answer.split('\n').flatMap((text) => (text.startsWith('{') ? [JSON.parse(text)] : []));
  const rows = messages.flatMap((message) => (message.type === 'given-back' ? message.rows : []));
  expect(rows.length).toBe(1200);
  expect(rows[0]).toMatchObject({ line: 2, reason: 'no-customer' });
  expect(messages.at(-1)).toMatchObject({
    type: 'done',
    summary: { rows: count, skipped: { 'no-customer': count } },
  });
}, 60_000);

test('the mappings that come with Hetang can be had, each with its kind', async () => {
  const { items } = (await app.inject('/v1/imports/mappings')).json();
  expect(items).toContainEqual({ ...mapping, kind: 'orders', name: 'UCI Online Retail' });
  expect(items.map((item: { kind: string }) => item.kind)).toContain('contacts');
});

test('a file that cannot be read ends in `failed`, with what to do', async () => {
  const [message] = await send(await create(), Buffer.from('PK\u0003\u0004'));
  expect(message).toMatchObject({
    type: 'failed',
    problem: { code: 'import/not-csv', hint: expect.any(String) },
  });
});

test('refuses a wrong mapping with places, a mapping of the other kind, an unknown import, a second file', async () => {
  const text = mapping.text.replace('sku:', 'skuu:');
  const payload = { fileName: 'f', kind: 'orders', mapping: { ...mapping, text } };
  const refused = await app.inject({ method: 'POST', url: '/v1/imports', payload });
  expect(refused.statusCode).toBe(422);
  expect(refused.json()).toMatchObject({
    code: 'import/mapping-invalid',
    findings: [{ file: 'online-retail.yaml', code: 'import/unknown-key' }],
  });

  const other = await app.inject({
    method: 'POST',
    url: '/v1/imports',
    payload: { fileName: 'f', kind: 'contacts', mapping },
  });
  expect(other.json()).toMatchObject({ code: 'import/wrong-kind' });

  const headers = { 'content-type': 'application/octet-stream' };
  const unknown = await app.inject({ method: 'PUT', url: '/v1/imports/999/file', headers, payload: 'x' });
  expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'request/not-found']);

  const id = await create({ dryRun: true });
  await send(id, sample);
  const second = await app.inject({ method: 'PUT', url: `/v1/imports/${id}/file`, headers, payload: 'x' });
  expect([second.statusCode, second.json().code]).toEqual([409, 'import/already-sent']);
});

test('a sender that goes away stops the import', async () => {
  const id = await create();
  const { port } = app.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `PUT /v1/imports/${id}/file HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\ncontent-length: 1000000\r\n\r\nInvoiceNo,`,
  );
  await untilState(id, 'running');
  socket.destroy();
  await untilState(id, 'stopped');
  const held = await db.rows(sql`select from pg_locks where locktype = 'advisory' and objid = 7245080`);
  expect(held).toEqual([]);
});

async function untilState(id: number, state: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if ((await app.inject(`/v1/imports/${id}`)).json().state === state) return;
    await sleep(25);
  }
  throw new Error(`import ${id} did not become ${state}`);
}
