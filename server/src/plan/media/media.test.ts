import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { removeOld } from '../../retention/remove-old.ts';
import { planEndpoints } from '../http/endpoints.ts';
import { findingsOf, lintPlan } from '../lint.ts';
import { factsOf } from '../source/read-media.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const clock = manualClock('2026-03-01T00:00:00Z');
let db: TestDatabase;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => null,
    endpoints: planEndpoints({ db, clock, onApplied: [] }),
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(() =>
  db.run(
    sql`truncate plan, plan_version, definition, definition_current, plan_media, plan_media_use cascade`,
  ),
);

const text = `
plan: pond
name: 荷塘
messages:
  hello: { name: 欢迎, text: 你好, attachments: [{ image: files/poster.png }] }
`;
const files = (bytes: Buffer, path = 'files/poster.png') => [
  { path: 'plan.yaml', text },
  { path, text: '', media: factsOf(bytes) },
];
const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });
const send = (bytes: Buffer) =>
  app.inject({
    method: 'POST',
    url: '/v1/plan/media',
    payload: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  });

describe('files of a plan', () => {
  it('are sent once, kept with the version, and come back to the letter', async () => {
    const facts = factsOf(PNG);
    const early = await post('/v1/plan/apply', { files: files(PNG) });
    expect(early.json()).toMatchObject({
      code: 'plan/media-not-sent',
      message: expect.stringContaining('poster'),
    });
    const wanted = () => post('/v1/plan/media/wanted', { sha256: [facts.sha256] });
    expect((await wanted()).json()).toEqual({ sha256: [facts.sha256] });
    expect((await send(PNG)).json()).toEqual(facts);
    expect((await wanted()).json()).toEqual({ sha256: [] });
    expect((await post('/v1/plan/apply', { files: files(PNG) })).json()).toMatchObject({ applied: true });
    const exported = (await app.inject('/v1/plan/files')).json();
    expect(exported.files).toEqual(files(PNG));
    const bytes = await app.inject(`/v1/plan/media/${facts.sha256}`);
    expect(bytes.headers['content-type']).toBe('image/png');
    expect(bytes.rawPayload).toEqual(PNG);
  });

  it('make a version when only their bytes changed, and go back with it', async () => {
    const other = Buffer.concat([PNG, Buffer.from('other')]);
    for (const bytes of [PNG, other]) await send(bytes);
    await post('/v1/plan/apply', { files: files(PNG) });
    expect((await post('/v1/plan/apply', { files: files(PNG) })).json()).toMatchObject({ applied: false });
    const changed = (await post('/v1/plan/apply', { files: files(other) })).json();
    expect(changed).toMatchObject({ version: 2, applied: true });
    const [change] = changed.changes;
    expect(change).toMatchObject({ kind: 'messages', key: 'hello', change: 'changed' });
    expect(change.lines).toEqual([
      {
        label: expect.stringContaining('files/poster.png'),
        before: expect.stringContaining(factsOf(PNG).sha256.slice(0, 8)),
        after: expect.stringContaining(factsOf(other).sha256.slice(0, 8)),
      },
    ]);
    await post('/v1/plan/rollback', { version: 1 });
    expect((await app.inject('/v1/plan/files')).json().files[1].media).toEqual(factsOf(PNG));
  });

  it('of products are kept and told apart in the same way', async () => {
    const products = text.replace(
      /messages:.*/s,
      'products: { a: { name: 入门课, sku: A1, price: 99, pictures: [files/poster.png] } }\n',
    );
    const other = Buffer.concat([PNG, Buffer.from('other')]);
    const apply = async (bytes: Buffer) => {
      await send(bytes);
      const [, picture] = files(bytes);
      return (
        await post('/v1/plan/apply', { files: [{ path: 'plan.yaml', text: products }, picture] })
      ).json();
    };
    expect(await apply(PNG)).toMatchObject({ version: 1, applied: true });
    const changed = await apply(other);
    expect(changed).toMatchObject({
      version: 2,
      changes: [{ kind: 'products', key: 'a', change: 'changed' }],
    });
    expect(changed.changes[0].lines).toEqual([
      {
        label: expect.stringContaining('图片'),
        before: `files/poster.png · ${factsOf(PNG).sha256.slice(0, 8)} · 1 KB`,
        after: `files/poster.png · ${factsOf(other).sha256.slice(0, 8)} · 1 KB`,
      },
    ]);
    expect((await app.inject('/v1/plan/files')).json().files[1].media).toEqual(factsOf(other));
  });

  it('leave after a day when no version names them', async () => {
    await send(PNG);
    await send(Buffer.from('nobody wants this'));
    await post('/v1/plan/apply', { files: files(PNG) });
    clock.advance(2 * 86_400_000);
    const keeping = { callbacks: 30, calls: 30, messages: null };
    await removeOld({ db, clock, log: makeLogger('silent'), keeping });
    expect(await db.rows(sql`select sha256 from plan_media`)).toEqual([{ sha256: factsOf(PNG).sha256 }]);
  });

  it('that are empty, too large or not there are refused', async () => {
    expect((await send(Buffer.alloc(0))).json()).toMatchObject({ code: 'plan/media-empty' });
    expect((await send(Buffer.alloc(20 * 1024 * 1024 + 1))).statusCode).toBe(413);
    expect((await app.inject(`/v1/plan/media/${'a'.repeat(64)}`)).statusCode).toBe(404);
    expect((await app.inject('/v1/plan/media/nothing')).statusCode).toBe(400);
  });
});

describe('lint of files', () => {
  const said = (media: object, yaml = text) =>
    findingsOf(
      lintPlan([
        { path: 'plan/plan.yaml', text: yaml },
        { path: 'plan/files/poster.png', text: '', media: { ...factsOf(PNG), ...media } },
      ]),
      'en',
    ).filter(({ code }) => code === 'plan/attachment-file');

  it('looks at content and size, by the place of plan.yaml', () => {
    expect(said({})).toEqual([]);
    expect(said({ type: 'other' })[0]?.message).toContain('JPG or PNG');
    expect(said({ size: 11 * 1024 * 1024 })[0]?.message).toContain('11 MB, at most 10 MB');
    expect(said({ size: 5 })[0]?.message).toContain('empty');
    expect(said({}, text.replace('image:', 'video:'))[0]?.message).toContain('MP4');
    const [missing] = said({}, text.replace('poster', 'other'));
    expect(missing).toMatchObject({ file: 'plan/plan.yaml', line: 5, severity: 'error' });
  });

  it.each(['../poster.png', '/etc/passwd', 'files/../../x.png', '.hidden/x.png', 'c:\\x.png'])(
    'refuses the path %s',
    (path) => {
      const { ok } = lintPlan([{ path: 'plan.yaml', text: text.replace('files/poster.png', `'${path}'`) }]);
      expect(ok).toBe(false);
    },
  );
});
