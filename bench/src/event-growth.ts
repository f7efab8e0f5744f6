import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '@hetang/server/kernel/database/sql';
import { ACTIVE, BATCH, fillContacts, makeBatches, productSeconds } from './event-load.ts';
import { type Bench, type BenchOptions, type Figure, must, round } from './figure.ts';
import { cpuSeconds } from './process-tree.ts';
import { post, type Serving, startServing } from './serving.ts';

/**
 * Q-1C: what an event costs the processors, server and PostgreSQL apart, as contacts and segments grow. Processor time
 * and not events a second, because that is what stays comparable on a machine that others use too.
 */
export const eventGrowth: Bench = {
  id: 'Q-1C',
  async run({ scale, folder, say }: BenchOptions): Promise<Figure[]> {
    const figures: Figure[] = [];
    const add = (figure: Figure): void => {
      say(
        `${figure.name}: ${figure.value} µs (Node ${figure.notes.node}, PostgreSQL ${figure.notes.postgres})`,
      );
      figures.push(figure);
    };
    await withServing(join(folder, 'contacts'), async (serving) => {
      for (const [nr, contacts] of [10_000, 100_000, 1_000_000].entries())
        add(await measure(serving, { nr, scale, contacts, what: `${contacts} contacts, the sample plan` }));
    });
    for (const segments of [1, 50, 200]) {
      await withServing(join(folder, `segments-${segments}`), async (serving) => {
        await post(`${serving.url}/v1/plan/apply`, serving.headers, {
          files: planWith(segments),
          replace: true,
        });
        add(
          await measure(serving, {
            nr: 0,
            scale,
            contacts: 10_000,
            what: `10000 contacts, ${segments} segments`,
          }),
        );
      });
    }
    return figures;
  },
};

async function withServing(data: string, work: (serving: Serving) => Promise<void>): Promise<void> {
  const serving = await startServing(data, 'plans/amazon-ads');
  try {
    await work(serving);
  } finally {
    await serving.stop();
  }
}

interface Round {
  nr: number;
  scale: number;
  contacts: number;
  what: string;
}

async function measure(serving: Serving, { nr, scale, contacts, what }: Round): Promise<Figure> {
  const events = Math.max(BATCH * 10, Math.round((100_000 * scale) / BATCH) * BATCH);
  await fillContacts(serving.db, contacts);
  await serving.db.run(sql`checkpoint`);
  // Everybody acts once before: a person's first event enters stages and journeys, which later ones do not, and a server
  // that has just been started is slow.
  await productSeconds(serving, makeBatches({ events: ACTIVE, contacts, round: -1 - nr }));
  await sleep(1000); // what filling has left behind
  const batches = makeBatches({ events, contacts, round: nr });
  const logged = await countLogged(serving);
  const before = cpuSeconds(process.pid);
  const { seconds } = await productSeconds(serving, batches);
  const after = cpuSeconds(process.pid);
  const added = (await countLogged(serving)) - logged;
  must(added === events, `${added} of ${events} events are in the log`);
  const [node, postgres] = [after.others - before.others, after.postgres - before.postgres];
  const each = (spent: number): number => round((spent / events) * 1e6);
  return {
    id: 'Q-1C',
    name: `processor time of an event, ${what}`,
    value: each(node + postgres),
    unit: 'µs',
    floor: null,
    ratio: null,
    goal: 'for orientation',
    met: true,
    notes: { node: each(node), postgres: each(postgres), eventsPerSecond: round(events / seconds) },
  };
}

async function countLogged({ db }: Serving): Promise<number> {
  const row = await db.one<{ n: number }>(sql`select count(*) as n from event where source like 'api:%'`);
  return row?.n ?? 0;
}

/** Segments of which each event of the load concerns a fifth; ages and counts, so that time moves them too. */
function planWith(segments: number): { path: string; text: string }[] {
  const names = ['course.joined', 'resource.claimed', 'account.registered', 'app.opened', 'order.paid'];
  const lines = Array.from(
    { length: segments },
    (_, i) =>
      `  s${i}: { name: S${i}, when: { event: ${names[i % 5]}, at-least: ${1 + (i % 7)}, within: ${7 + (i % 60)}d } }`,
  );
  return [
    { path: 'plan.yaml', text: 'plan: bench\nname: bench\n' },
    { path: 'users.yaml', text: ['segments:', ...lines].join('\n') },
  ];
}
