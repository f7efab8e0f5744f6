import { createServer } from 'node:http';
import { request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createTestDatabase,
  heardInTransactions,
  type TestDatabase,
} from '../../../../test/harness/database.ts';

// All other tests rely on this watch: whoever holds locks must not wait for somebody else's answer.
let db: TestDatabase;
const server = createServer((_, answer) => answer.end('ok'));
let url: string;
beforeAll(async () => {
  db = await createTestDatabase();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(async () => {
  server.close();
  await db.drop();
});

const call = async (): Promise<void> => void (await (await request(url)).body.text());

it('a call is seen inside of a transaction, however deep, and not outside of it', async () => {
  await call();
  await db.transaction(async (tx) => tx.afterCommit(() => void call()));
  expect(heardInTransactions()).toEqual([]);
  await db.transaction(async () => {
    await Promise.resolve().then(call);
    await fetch(url);
  });
  expect(heardInTransactions()).toEqual([`${url}/`, `${url}/`]);
});
