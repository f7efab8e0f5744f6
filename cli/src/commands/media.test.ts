import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CliServer, openCliServer, typeCommand } from '../../../test/harness/cli.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 255]);

let server: CliServer;
let url: string;
let root: string;
beforeAll(async () => {
  server = await openCliServer();
  url = server.url;
  root = await mkdtemp(join(tmpdir(), 'hetang-media-'));
});
afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

/** What is said, wherever it is said, in English. */
const hetang = async (...args: string[]) => {
  const { code, out, err } = await typeCommand([...args, '--lang', 'en']);
  return { code, said: `${out}\n${err}` };
};

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
