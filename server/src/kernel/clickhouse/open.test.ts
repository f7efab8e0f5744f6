import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tabSeparated } from '../../../../test/harness/tab-separated.ts';
import type { Analytics } from './analytics.ts';
import { openAnalytics } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'hetang-clickhouse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('inside this process', () => {
  let analytics: Analytics;
  beforeAll(async () => {
    analytics = await openAnalytics({ folder });
    await analytics.command(`create table thing (n UInt64, s String) engine = MergeTree order by n
      settings non_replicated_deduplication_window = 100`);
  });
  afterAll(() => analytics.close());

  const nasty = `'"\\ \t\n\u0000 {n:UInt64} ; drop table thing -- 荷塘 💧`;

  it('stores rows and binds values to the letter', async () => {
    await analytics.insert('thing', tabSeparated([{ n: 2 ** 53 - 1, s: nasty }]), { dedupeToken: 'a.1' });
    const rows = await analytics.query(
      'select n, s, {list:Array(String)} as list from thing where s = {s:String} and n = {n:UInt64}',
      { s: nasty, n: 2 ** 53 - 1, list: [nasty, ''] },
    );
    expect(rows).toEqual([{ n: 2 ** 53 - 1, s: nasty, list: [nasty, ''] }]);
  });

  it('drops a block whose token it knows, and keeps the token out of later blocks', async () => {
    await analytics.insert('thing', tabSeparated([{ n: 5, s: 'x' }]), { dedupeToken: 'b.1' });
    await analytics.insert('thing', tabSeparated([{ n: 5, s: 'x' }]), { dedupeToken: 'b.1' });
    await analytics.insert('thing', tabSeparated([{ n: 5, s: 'x' }]), { dedupeToken: 'b.2' });
    await analytics.insert('thing', tabSeparated([]), { dedupeToken: 'b.3' });
    expect(await analytics.query("select count() as n from thing where s = 'x'")).toEqual([{ n: 2 }]);
    await expect(
      analytics.insert('thing', tabSeparated([{ n: 1 }]), { dedupeToken: "x' --" }),
    ).rejects.toThrow(RangeError);
  });

  it('answers many questions at once', async () => {
    const sums = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        analytics.query<{ n: number }>('select sum(number) + {i:UInt8} as n from numbers(1000)', { i }),
      ),
    );
    expect(sums.map(([row]) => row?.n)).toEqual(Array.from({ length: 20 }, (_, i) => 499_500 + i));
  });

  it('tells a wrong statement from a store that cannot answer now', async () => {
    await expect(analytics.query('selekt 1')).rejects.toMatchObject({ type: 'SYNTAX_ERROR' });
    await expect(analytics.query('select * from nowhere')).rejects.toMatchObject({
      code: 'analytics/unavailable',
      status: 503,
    });
    await expect(
      analytics.query('select groupArray(number) from numbers(1e8) settings max_memory_usage = 1000000'),
    ).rejects.toMatchObject({ code: 'analytics/unavailable' });
    await expect(
      analytics.insert('nowhere', tabSeparated([{ n: 1 }]), { dedupeToken: 'c' }),
    ).rejects.toMatchObject({
      code: 'analytics/unavailable',
    });
    expect(await analytics.ping()).toBe(true);
  });
});

describe('the folder', () => {
  it('belongs to one process, and is free again after SIGKILL with every acknowledged row', async () => {
    const shared = mkdtempSync(join(tmpdir(), 'hetang-locked-'));
    const program = `
      import { openAnalytics } from '${new URL('./open.ts', import.meta.url).href}';
      const analytics = await openAnalytics({ folder: '${shared}' });
      await analytics.command('create table if not exists thing (n UInt64) engine = MergeTree order by n');
      const [{ n }] = await analytics.query('select count() as n from thing');
      process.stdout.write('found ' + n + '\\n');
      for (let i = 0; ; i++) {
        await analytics.insert('thing', { columns: ['n'], lines: [i] }, { dedupeToken: 't.' + i });
        process.stdout.write('stored\\n');
      }`;
    const children: ChildProcess[] = [];
    /** Waits for so many stored blocks, or the end. */
    const run = async (blocks: number) => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', '--conditions=@hetang/source', '--input-type=module', '-e', program],
        { cwd: fileURLToPath(new URL('../../../', import.meta.url)), stdio: 'pipe' },
      );
      children.push(child);
      const failure = text(child.stderr);
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += chunk;
      });
      const stored = () => said.split('stored').length - 1;
      while (child.exitCode === null && !(said.includes('found') && stored() >= blocks)) await sleep(5);
      return { child, stored, found: () => Number(/found (\d+)/.exec(said)?.[1]), failure };
    };
    try {
      const first = await run(3);
      const second = await run(1); // while the first one lives
      expect(await second.failure).toContain('analytics/folder-locked');
      first.child.kill('SIGKILL');
      await once(first.child, 'close');
      const third = await run(0);
      expect(third.found()).toBeGreaterThanOrEqual(first.stored());
    } finally {
      for (const child of children) child.kill('SIGKILL');
    }
    rmSync(shared, { recursive: true, force: true });
  }, 60_000);
});

describe('a server', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** Answers every request with these words and remembers what was asked. */
  async function listen(status: number, answer: string) {
    const asked: { url: URL; body: string; authorization: string | undefined }[] = [];
    server = createServer(async (request, reply) => {
      const url = new URL(request.url ?? '', 'http://server');
      asked.push({ url, body: await text(request), authorization: request.headers.authorization });
      reply.writeHead(status).end(answer);
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      asked,
      analytics: await openAnalytics({ url: `http://me:secret@127.0.0.1:${port}/hetang`, folder }),
    };
  }

  it('gets statement, values, rows and token over HTTP', async () => {
    const { asked, analytics } = await listen(200, '{"n":1}\n{"n":2}\n');
    expect(await analytics.query('select {s:String} as n', { s: 'a\tb' })).toEqual([{ n: 1 }, { n: 2 }]);
    await analytics.insert('event', tabSeparated([{ n: 1 }, { n: 2 }]), { dedupeToken: '3.1.2' });
    await analytics.close();
    const [question, block] = asked;
    expect(question?.body).toContain('select {s:String} as n');
    expect(question?.url.searchParams.get('param_s')).toBe('a\\tb');
    expect(question?.url.searchParams.get('database')).toBe('hetang');
    expect(question?.url.searchParams.get('output_format_json_quote_64bit_integers')).toBe('0');
    expect(question?.authorization).toBe(`Basic ${Buffer.from('me:secret').toString('base64')}`);
    expect(block?.url.searchParams.get('query')).toContain("insert_deduplication_token = '3.1.2'");
    expect(block?.url.searchParams.get('query')).toContain('event (n)');
    expect(block?.body).toBe('1\n2');
  });

  it.each([
    [500, 'Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED) (version 26.3)'],
    [403, 'Code: 516. DB::Exception: me: Authentication failed. (AUTHENTICATION_FAILED) (version 26.3)'],
    [502, 'Bad gateway'],
  ])('is unavailable when it answers %i %s', async (status, answer) => {
    const { analytics } = await listen(status, answer);
    await expect(analytics.query('select 1')).rejects.toMatchObject({ code: 'analytics/unavailable' });
    await expect(
      analytics.insert('event', { columns: ['n'], lines: ['1'] }, { dedupeToken: 'a' }),
    ).rejects.toMatchObject({
      code: 'analytics/unavailable',
    });
    await analytics.close();
  });

  it('is unavailable when nobody listens', async () => {
    const { analytics } = await listen(200, '');
    await new Promise((resolve) => server?.close(resolve));
    await expect(analytics.query('select 1')).rejects.toMatchObject({
      code: 'analytics/unavailable',
      status: 503,
    });
    await expect(analytics.command('select 1')).rejects.toMatchObject({ code: 'analytics/unavailable' });
    expect(await analytics.ping()).toBe(false);
    await analytics.close();
  });
});
