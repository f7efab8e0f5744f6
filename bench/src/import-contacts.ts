import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { systemClock } from '@hetang/server/kernel/clock';
import { type Database, openDatabase } from '@hetang/server/kernel/database/database';
import { startEmbeddedPostgres } from '@hetang/server/kernel/database/embedded';
import { migrate } from '@hetang/server/kernel/database/migrate';
import { raw, sql } from '@hetang/server/kernel/database/sql';
import { importFile } from '@hetang/server/modules/imports/import-file';
import { readMapping } from '@hetang/server/modules/imports/read-mapping';
import { createRun } from '@hetang/server/modules/imports/runs';
import { applyPlan } from '@hetang/server/plan/apply';
import { type Bench, type BenchOptions, type Figure, must, round, timed } from './figure.ts';

const MAPPING = `kind: contacts
name: bench
source: bench
identities: { customer_id: id }
contact: { name: name, fields: { city: city, level: level } }
`;
const PLAN = [
  { path: 'bench/plan.yaml', text: 'plan: bench\nname: bench\n' },
  {
    path: 'bench/users.yaml',
    text: 'fields: { city: { name: C, type: text }, level: { name: L, type: number } }\n',
  },
];
const CITIES = ['杭州', '上海', '深圳', '成都', '武汉', '青岛'];

/** contacts from csv into the log, against COPY of the same rows into one table with the same key. */
export const importContacts: Bench = {
  id: 'Q-11',
  async run({ scale, folder, say }: BenchOptions): Promise<Figure[]> {
    const rows = Math.round(1_000_000 * scale);
    const file = join(folder, 'contacts.csv');
    await pipeline(Readable.from(lines(rows)), createWriteStream(file));
    const postgres = await startEmbeddedPostgres({ folder });
    const db = openDatabase({ url: postgres.url });
    try {
      await migrate(db, systemClock.now());
      await applyPlan(db, { source: { files: PLAN }, by: 'bench', now: systemClock.now(), onApplied: [] });
      // One COPY before and one after: what the machine does meanwhile falls on both.
      const before = await copy(db, file, rows);
      say(`COPY: ${Math.round(rows / before)} rows/s`);
      const memory = watchMemory();
      const { seconds } = await timed(() => importAll(db, file, memory.note));
      const peak = memory.stop();
      say(`import: ${Math.round(rows / seconds)} rows/s`);
      const after = await copy(db, file, rows);
      await checkImport(db, rows);
      const floor = (2 * rows) / (before + after);
      const ratio = rows / seconds / floor;
      const growth = peak.late - peak.early;
      return [
        {
          id: 'Q-11',
          name: `import of ${rows} contacts from csv`,
          value: round(rows / seconds),
          unit: 'rows/s',
          floor: round(floor),
          ratio: round(ratio),
          goal: '>= 0.2, constant memory',
          met: ratio >= 0.2 && growth < 64,
          notes: {
            floor: 'COPY by the server from the same file into one table with a text primary key',
            megabytes: round((await stat(file)).size / 1e6),
            peakResidentMbFirstQuarter: peak.early,
            peakResidentMbRest: peak.late,
          },
        },
      ];
    } finally {
      await db.close();
      await postgres.stop();
    }
  },
};

function* lines(rows: number): Generator<string> {
  yield 'id,name,city,level\n';
  for (let i = 0; i < rows; i++)
    yield `wm${String(i * 7919).padStart(12, '0')},客户${i},${CITIES[i % 6]},${i % 9}\n`;
}

async function copy(db: Database, file: string, rows: number): Promise<number> {
  await db.run(sql`drop table if exists bench_copy`);
  await db.run(
    sql`create table bench_copy (id text collate "C" primary key, name text, city text, level int)`,
  );
  const literal = `'${file.replaceAll("'", "''")}'`;
  const { seconds, result } = await timed(() =>
    db.run(raw(`copy bench_copy from ${literal} with (format csv, header)`)),
  );
  must(result === rows, `COPY took ${result} of ${rows} rows`);
  return seconds;
}

async function importAll(db: Database, file: string, note: (share: number) => void): Promise<void> {
  const { mapping } = readMapping('bench.yaml', MAPPING);
  must(mapping !== null, 'the mapping');
  const size = (await stat(file)).size;
  const run = { fileName: 'contacts.csv', mapping, dryRun: false, giveBackSkipped: false, by: 'bench' };
  const runId = await createRun(db, run, systemClock.now());
  const { state } = await importFile(
    { db, clock: systemClock },
    {
      runId,
      bytes: createReadStream(file),
      signal: new AbortController().signal,
      listener: {
        heading: async () => undefined,
        progress: async ({ bytes }) => note(bytes / size),
        unused: async (unused) => must(unused.length === 0, `${unused.length} rows were given back`),
      },
    },
  );
  must(state === 'done', `the import is ${state}`);
}

async function checkImport(db: Database, rows: number): Promise<void> {
  const found = await db.one<Record<'contacts' | 'people' | 'events' | 'same', number>>(sql`
    select (select count(*) from contact) as contacts,
           (select count(*) from identity where kind = 'customer_id') as people,
           (select count(*) from event where name = 'contact.updated') as events,
           (select count(*) from bench_copy b
            join identity i on i.kind = 'customer_id' and i.value = b.id
            join event e on e.part = i.contact_id % 16 and e.contact_id = i.contact_id
            where e.props ->> 'name' = b.name and e.props -> 'fields' ->> 'city' = b.city
              and (e.props -> 'fields' ->> 'level')::int = b.level) as same`);
  for (const [what, count] of Object.entries(found ?? {}))
    must(count === rows, `${what}: ${count} of ${rows}`);
}

/** The highest resident size of this process in the first quarter of the work and in the rest, in MB. */
function watchMemory() {
  const peak = { early: 0, late: 0 };
  let share = 0;
  const timer = setInterval(() => {
    const now = Math.round(process.memoryUsage().rss / 1e6);
    if (share < 0.25) peak.early = Math.max(peak.early, now);
    else peak.late = Math.max(peak.late, now);
  }, 50);
  return {
    note: (done: number) => {
      share = done;
    },
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}
