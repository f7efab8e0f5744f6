import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { applyPlan } from '../../plan/apply.ts';
import type { ImportListener, UnusedRow } from './context.ts';
import { type ImportResult, importFile } from './import-file.ts';
import { readMapping } from './read-mapping.ts';
import { createRun, findRun, listRuns } from './runs.ts';
import { withImportSession } from './session.ts';

const PLANS = new URL('../../../../plans/imports/', import.meta.url);
const preset = (name: string) => readFileSync(new URL(`${name}.yaml`, PLANS), 'utf8');
const sample = readFileSync(new URL('samples/online-retail-2000.csv.gz', PLANS));
const clock = manualClock('2026-03-01T00:00:00Z');

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate event, contact, identity, identity_conflict, import_run, import_progress`);
  await db.run(sql`update log_part set head = 0`);
});

interface Run extends Partial<ImportResult> {
  id: number;
  unused: UnusedRow[];
  error?: unknown;
}

interface Options {
  dryRun?: boolean;
  all?: boolean;
  /** Called for each progress; may abort. */
  onProgress?: (abort: () => void) => void;
}

async function run(content: string | Uint8Array, mappingText: string, options: Options = {}): Promise<Run> {
  const { mapping, issues } = readMapping('mapping.yaml', mappingText);
  if (!mapping) throw new Error(JSON.stringify(issues));
  const stop = new AbortController();
  const unused: UnusedRow[] = [];
  const listener: ImportListener = {
    heading: async () => undefined,
    progress: async () => options.onProgress?.(() => stop.abort()),
    unused: async (rows) => void unused.push(...rows),
  };
  const plain = { fileName: 'f.csv', mapping, dryRun: options.dryRun ?? false, by: 'test' };
  const id = await createRun(db, { ...plain, giveBackSkipped: options.all ?? false }, clock.now());
  const bytes = (async function* () {
    yield typeof content === 'string' ? Buffer.from(content) : content;
  })();
  try {
    const result = await importFile({ db, clock }, { runId: id, bytes, signal: stop.signal, listener });
    return { id, unused, ...result };
  } catch (error) {
    return { id, unused, error };
  }
}

async function logged(): Promise<
  { name: string; at: string; who: string; props: Record<string, unknown> }[]
> {
  return db.rows(sql`
    select e.name, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at, i.value as who, e.props
    from event e join identity i using (contact_id)
    order by e.at, i.value, e.props ->> 'order_id', e.name`);
}

const codeOf = (error: unknown) => (error instanceof HetangError ? error.code : String(error));

// The figures were computed from the file with Python's decimal module, apart from this code.
const figures = {
  rows: 2000,
  imported: 1467,
  repeated: 0,
  skipped: { 'no-customer': 533 },
  failed: {},
  orders: { paid: 84, cancelled: 6, repeated: 0 },
  contacts: 72,
  money: { currency: 'GBP', paid: 3_261_826, paidExact: '32618.26', cancelled: 32_523 },
};

describe('orders of several rows', () => {
  it('are imported as an operator would count them', async () => {
    const { state, summary, unused } = await run(sample, preset('online-retail'));
    expect(state).toBe('done');
    expect(summary).toMatchObject(figures);
    expect(unused).toEqual([]);
    const sums = await db.rows(sql`
      select name, count(*)::int as n, sum((props ->> 'amount')::bigint)::int as amount from event group by name order by name`);
    expect(sums).toEqual([
      { name: 'order.cancelled', n: 6, amount: 32_523 },
      { name: 'order.paid', n: 84, amount: 3_261_826 },
    ]);
    const first = (await logged()).find((event) => event.props.order_id === '536365');
    expect(first).toEqual({
      name: 'order.paid',
      at: '2010-12-01 08:26',
      who: '17850',
      props: {
        order_id: '536365',
        amount: 13_912,
        currency: 'GBP',
        lines: 7,
        items: 40,
        country: 'United Kingdom',
      },
    });
  });

  it('are imported once, however often the file comes', async () => {
    await run(sample, preset('online-retail'));
    const again = await run(sample, preset('online-retail'));
    expect(again.summary).toMatchObject({
      imported: 0,
      repeated: 1467,
      orders: { paid: 0, cancelled: 0, repeated: 90 },
      contacts: 0,
      money: { paid: 0 },
    });
    const count = await db.one(sql`select count(*)::int as n from event`);
    expect(count).toEqual({ n: 90 });
  });

  it('a dry run says the same and leaves nothing', async () => {
    const { summary } = await run(sample, preset('online-retail'), { dryRun: true });
    expect(summary).toMatchObject(figures);
    const left = await db.one<{ n: string }>(
      sql`select (select count(*) from event) + (select count(*) from contact) + (select sum(head) from log_part) as n`,
    );
    expect(Number(left?.n)).toBe(0);
  });

  it('gives skipped rows back when asked', async () => {
    const { unused } = await run(sample, preset('online-retail'), { all: true });
    expect(unused).toHaveLength(533);
    const lines = gunzipSync(sample).toString().split('\n');
    for (const row of unused) expect(lines[row.line - 1]?.startsWith(row.cells[0] ?? '-')).toBe(true);
  });

  it('may have their rows anywhere in the file', async () => {
    const [heading, ...rows] = gunzipSync(sample).toString().trimEnd().split('\n').slice(0, 300);
    await run([heading, ...rows].join('\n'), preset('online-retail'));
    const expected = await logged();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        await db.run(sql`truncate event, contact, identity`);
        await run([heading, ...shuffled].join('\n'), preset('online-retail'));
        expect(await logged()).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });
});

const MAPPING = `kind: orders
name: 订单
source: shop
identities: { phone: 手机 }
order: { id: 单号, at: 时间, amount: 金额, cancelled: { column: 状态, values: [退款] } }
`;
const HEADING = '单号,时间,金额,手机,状态\n';

describe('orders', () => {
  it('fail whole when one row cannot be read, and come back with line and reason', async () => {
    const file = `${HEADING}1,2026-01-01,5,138,\n2,2026-01-01,5,138,\n1,2026-01-01,five,138,\n1,2026-01-01,1,138,\n,2026-01-01,1,138,\n3,x\n`;
    const { summary, unused } = await run(file, MAPPING);
    expect(summary).toMatchObject({
      imported: 1,
      failed: { 'other-line': 2, 'bad-number': 1, 'no-order-id': 1, columns: 1 },
    });
    expect(unused.map(({ line, reason, detail }) => [line, reason, detail]).sort()).toEqual([
      [2, 'other-line', '4'],
      [4, 'bad-number', 'five'],
      [5, 'other-line', '4'],
      [6, 'no-order-id', ''],
      [7, 'columns', '2 / 5'],
    ]);
    expect((await logged()).map((event) => event.props.order_id)).toEqual(['2']);
  });

  it('a bad row spoils the cancellation of the same order too', async () => {
    const { summary } = await run(`${HEADING}1,2026-01-01,5,138,退款\n1,2026-01-01,?,138,退款\n`, MAPPING);
    expect(summary).toMatchObject({ imported: 0, failed: { 'other-line': 1, 'bad-number': 1 } });
  });

  it('may name customer and time on their first row only', async () => {
    await run(`${HEADING}1,2026-01-01 10:00,5,138,\n1,,2.5,,\n`, MAPPING);
    expect(await logged()).toMatchObject([{ who: '138', props: { amount: 750, lines: 2 } }]);
  });

  it('are taken back by a later status of the same order', async () => {
    await run(`${HEADING}1,2026-01-01,5,138,\n`, MAPPING);
    await run(`${HEADING}1,2026-01-02,5,138,退款\n`, MAPPING);
    expect((await logged()).map((event) => [event.name, event.props.amount])).toEqual([
      ['order.paid', 500],
      ['order.cancelled', 500],
    ]);
  });

  it('with another amount than before are left alone and given back', async () => {
    await run(`${HEADING}1,2026-01-01,5,138,\n`, MAPPING);
    const { summary, unused } = await run(`${HEADING}1,2026-01-01,6,138,\n`, MAPPING);
    expect(summary).toMatchObject({ imported: 0, repeated: 0, failed: { changed: 1 } });
    expect(unused).toMatchObject([{ line: 2, reason: 'changed', detail: '5.00' }]);
    expect((await logged()).map((event) => event.props.amount)).toEqual([500]);
  });

  it('naming a contact number that nobody has are given back', async () => {
    const { unused } = await run(`${HEADING}1,2026-01-01,5,999,\n`, MAPPING.replace('phone', 'contact_id'));
    expect(unused).toMatchObject([{ reason: 'unknown-contact', detail: '999' }]);
  });

  it('survive every kind of cell', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 1, maxLength: 7 }), {
          maxLength: 20,
        }),
        async (rows) => {
          const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
          const { summary, error } = await run(`${HEADING}${quoted.join('\n')}\n`, MAPPING);
          expect(error).toBeUndefined();
          const counts = { ...summary?.skipped, ...summary?.failed };
          const unused = Object.values(counts).reduce((sum, n) => sum + n, 0);
          expect((summary?.imported ?? 0) + (summary?.repeated ?? 0) + unused).toBe(summary?.rows);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('an import', () => {
  it('stops after the batch under way, and going on adds only what is missing', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i},2026-01-01,1,${i % 100},`);
    const file = HEADING + rows.join('\n');
    let writing = 0;
    const stopped = await run(file, MAPPING, {
      onProgress(abort) {
        writing++;
        if (writing === 5) abort();
      },
    });
    expect(stopped.state).toBe('stopped');
    const partly = stopped.summary?.imported ?? 0;
    expect(partly).toBeGreaterThan(0);
    expect(partly).toBeLessThan(5000);
    const rest = await run(file, MAPPING);
    expect(rest.summary).toMatchObject({ imported: 5000 - partly, repeated: partly });
    expect(await db.one(sql`select count(*)::int as n from event`)).toEqual({ n: 5000 });
  });

  it('counts people once in a dry run of several batches', async () => {
    const rows = Array.from({ length: 4500 }, (_, i) => `${i},2026-01-01,1,${i % 70},`);
    const { summary } = await run(HEADING + rows.join('\n'), MAPPING, { dryRun: true });
    expect(summary).toMatchObject({ imported: 4500, contacts: 70 });
  });

  it('refuses a heading without the columns, and says which were meant', async () => {
    const { error, id } = await run('单号,时间,金额,手机号,状态\n', MAPPING);
    expect(codeOf(error)).toBe('import/columns-missing');
    expect(error instanceof HetangError && error.say('zh').message).toContain('手机 (手机号?)');
    expect(await findRun(db, id, clock.now())).toMatchObject({ state: 'failed' });
  });

  it('runs alone', async () => {
    await withImportSession(db, async () => {
      expect(codeOf((await run(HEADING, MAPPING)).error)).toBe('import/running');
    });
    expect((await run(HEADING, MAPPING)).state).toBe('done');
  });

  it('takes its file once', async () => {
    const { id } = await run(HEADING, MAPPING);
    const again = importFile(
      { db, clock },
      {
        runId: id,
        bytes: (async function* () {})(),
        signal: new AbortController().signal,
        listener: {
          heading: async () => undefined,
          progress: async () => undefined,
          unused: async () => undefined,
        },
      },
    );
    await expect(again).rejects.toMatchObject({ code: 'import/already-sent' });
  });

  it('is noted, with what it did; one whose process died counts as stopped', async () => {
    const { id } = await run(sample, preset('online-retail'));
    await db.run(sql`update import_run set state = 'running' where id = ${id}`);
    await run(HEADING, MAPPING);
    const { items, total } = await listRuns(db, { page: 1, size: 10 }, clock.now());
    expect(total).toBe(2);
    expect(items).toMatchObject([
      { kind: 'orders', mapping: '订单', state: 'done', summary: { rows: 0 } },
      { id, mapping: 'UCI Online Retail', state: 'stopped', summary: figures },
    ]);
  });
});

const PEOPLE = `kind: contacts
name: 客户
source: crm
identities: { external_userid: id, phone: 手机 }
contact:
  name: 姓名
  fields: { trade: 行业 }
  tags: [{ column: 来源, group: source }]
`;

describe('contacts', () => {
  it('need a plan for fields and tags', async () => {
    expect(codeOf((await run('id,手机,姓名,行业,来源\n', PEOPLE)).error)).toBe('plan/none');
  });

  describe('with a plan', () => {
    beforeEach(async () => {
      const files = [
        { path: 'demo/plan.yaml', text: 'plan: demo\nname: 演示\n' },
        {
          path: 'demo/users.yaml',
          text: 'fields:\n  trade: { name: 行业, type: text }\ntags:\n  source: { name: 来源, values: { site: 官网, ads: 广告 } }\n',
        },
      ];
      await applyPlan(db, { source: { files }, by: 'test', now: clock.now(), onApplied: [] });
    });

    it('get name, fields and tags; the same rows again change nothing', async () => {
      const file = 'id,手机,姓名,行业,来源\nwm1,138,林,服装,官网\nwm2,,何,,\nwm3,,李,,电视\n';
      const { summary, unused } = await run(file, PEOPLE);
      expect(summary).toMatchObject({
        rows: 3,
        imported: 2,
        failed: { 'unknown-tag': 1 },
        contacts: 2,
        orders: null,
      });
      expect(unused).toMatchObject([{ line: 4, reason: 'unknown-tag', detail: '电视' }]);
      const events = await db.rows(sql`select name, props from event order by contact_id, name`);
      expect(events).toEqual([
        { name: 'contact.tags-set', props: { add: ['source/site'], remove: [], source: 'import' } },
        { name: 'contact.updated', props: { name: '林', fields: { trade: '服装' } } },
        { name: 'contact.updated', props: { name: '何' } },
      ]);
      expect(await db.rows(sql`select kind, value from identity order by 1, 2`)).toEqual([
        { kind: 'external_userid', value: 'wm1' },
        { kind: 'external_userid', value: 'wm2' },
        { kind: 'phone', value: '138' },
      ]);
      expect((await run(file, PEOPLE)).summary).toMatchObject({ imported: 0, repeated: 2 });
    });

    it('are refused whole when the mapping names what the plan does not have', async () => {
      const { error } = await run('id,手机,姓名,行业,来源\n', PEOPLE.replace('trade:', 'trde:'));
      expect(codeOf(error)).toBe('import/not-in-plan');
      expect(error instanceof HetangError && error.message).toContain('trde (trade?)');
    });

    it('come in batches without losing a row', async () => {
      const rows = Array.from({ length: 4500 }, (_, i) => `wm${i},,名${i},,`);
      const { summary } = await run(`id,手机,姓名,行业,来源\n${rows.join('\n')}`, PEOPLE);
      expect(summary).toMatchObject({ rows: 4500, imported: 4500, contacts: 4500 });
      expect(await db.one(sql`select count(*)::int as n from contact`)).toEqual({ n: 4500 });
    });
  });
});
