import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '@hetang/server/kernel/clock';
import { buildHttp, type HttpApp } from '@hetang/server/kernel/http/app';
import { makeLogger } from '@hetang/server/kernel/telemetry/logger';
import { planEndpoints } from '@hetang/server/plan/http/endpoints';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import type { Io } from '../io.ts';
import { run } from '../run.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 255]);

let db: TestDatabase;
let app: HttpApp;
let url: string;
let root: string;
beforeAll(async () => {
  db = await createTestDatabase();
  root = await mkdtemp(join(tmpdir(), 'hetang-media-'));
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'key', id: 1, name: 'ci' }),
    endpoints: planEndpoints({ db, clock: manualClock('2026-03-01T00:00:00Z'), onApplied: [] }),
    version: '0.0.0',
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await db.drop();
  await rm(root, { recursive: true });
});

async function hetang(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const io: Io = { out: say, err: say, env: {}, fetch, color: false, lang: 'en' };
  const code = await run(args, io);
  return { code, said: lines.join('\n') };
}

test('files of messages go with apply, once, and come back with export to the letter', async () => {
  const plan = join(root, 'plan');
  const image = join(plan, 'files', '海报 1.png');
  await mkdir(join(plan, 'files'), { recursive: true });
  const message = '{ name: Hello, text: Hello, attachments: [{ image: files/海报 1.png }] }';
  await writeFile(join(plan, 'plan.yaml'), `plan: demo\nname: Demo\nmessages:\n  hello: ${message}\n`);
  expect(await hetang('lint', plan)).toMatchObject({
    code: 1,
    said: expect.stringContaining('attachment-file'),
  });

  await writeFile(image, 'not a picture');
  const refused = await hetang('apply', plan, '--url', url);
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('JPG or PNG') });
  expect(refused.said).not.toContain('Sent');

  await writeFile(image, PNG);
  expect((await hetang('apply', plan, '--url', url, '--dry-run')).said).not.toContain('Sent');
  const applied = await hetang('apply', plan, '--url', url);
  expect(applied).toMatchObject({ code: 0, said: expect.stringContaining('Sent files/海报 1.png') });
  expect((await hetang('apply', plan, '--url', url)).said).not.toContain('Sent');

  const copy = join(root, 'copy');
  expect((await hetang('export', copy, '--url', url)).code).toBe(0);
  expect(await readFile(join(copy, 'files', '海报 1.png'))).toEqual(PNG);
  await writeFile(join(copy, 'files', '海报 1.png'), 'changed by hand');
  await hetang('export', copy, '--update', '--url', url);
  expect(await readFile(join(copy, 'files', '海报 1.png'))).toEqual(PNG);
  expect((await hetang('diff', copy, '--against', plan)).said).toContain('No difference');
  await writeFile(image, Buffer.concat([PNG, PNG]));
  expect((await hetang('diff', plan, '--url', url)).said).toContain('files/海报 1.png');
});
