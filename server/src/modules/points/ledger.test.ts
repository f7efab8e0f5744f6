import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../../../../test/harness/engine-stage.ts';
import { POINTS_RUNS, PointsModel } from '../../../../test/harness/points-model.ts';
import { sql } from '../../kernel/database/sql.ts';
import { ingestEvents } from '../contacts/api.ts';
import { askMerge } from '../contacts/merge/ask-merge.ts';

const PLAN = `
stages: { new: { name: N } }
points:
  short: { name: S, expires: 10d, earn: [{ event: hit.x, points: 10, per-day: 25 }, { event: hit.y, points: 7, once: true }] }
  long: { name: L, earn: [{ event: hit.x, points: 3 }] }
`;
const DAY = 86_400_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-03-06T00:00:00Z', PLAN);
});
afterAll(() => stage.close());

const scheme = fc.constantFrom('short', 'long');
const act = fc.oneof(
  fc.record({ do: fc.constant('hit' as const), event: fc.constantFrom('hit.x', 'hit.x', 'hit.y') }),
  fc.record({ do: fc.constant('again' as const) }),
  fc.record({ do: fc.constant('change' as const), scheme, points: fc.integer({ min: -25, max: 25 }) }),
  fc.record({ do: fc.constant('change' as const), scheme, points: fc.integer({ min: -25, max: -1 }) }),
  fc.record({ do: fc.constant('reverse' as const), nth: fc.nat(8) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
const turn = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ who: fc.nat(2), acts: fc.array(act, { minLength: 1, maxLength: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ from: fc.nat(2), into: fc.nat(2) }) },
);

let world = 0;

/** People of one run, in the database and in the model. */
class Run {
  readonly model = new PointsModel(() => stage.clock.now().getTime());
  readonly ids: number[] = [];
  #told = 0;
  #last: { who: number; event: string; id: string } | null = null;

  async begin(): Promise<void> {
    world += 1;
    for (const who of [0, 1, 2]) this.ids[who] = await this.#tell(who, 'begin.x', `${world}.${who}`);
    await stage.settle();
  }

  async act(who: number, one: Act): Promise<void> {
    if (one.do === 'hit') {
      const id = `${world}.hit.${this.#told++}`;
      this.#last = { who, event: one.event, id };
      await this.#tell(who, one.event, id);
      this.model.hit(who, one.event);
    } else if (one.do === 'again') {
      if (this.#last?.who === who) await this.#tell(who, this.#last.event, this.#last.id);
    } else if (one.do === 'change') {
      const props = { scheme: one.scheme, points: one.points, reason: 'r', by: 'b' };
      await this.#tell(who, 'contact.points-asked', `${world}.ask.${this.#told++}`, props);
      this.model.change(who, one.scheme, one.points);
    } else {
      // What the same batch brings about has no number yet that anybody could name.
      await stage.settle();
      const rows = await this.#movements(who);
      const movement = rows.at(-1 - (one.nth % Math.max(1, rows.length)));
      if (movement === undefined) return;
      await this.#tell(who, 'contact.points-asked', `${world}.ask.${this.#told++}`, { reverses: movement });
      this.model.reverse(who, rows.indexOf(movement));
    }
  }

  async merge(from: number, into: number): Promise<void> {
    const [a = 0, b = 0] = [this.ids[from], this.ids[into]];
    if (a === b) return;
    await stage.db.transaction((tx) =>
      askMerge(tx, { from: a, into: b, by: 't', reason: 'r' }, stage.clock.now()),
    );
    this.ids.forEach((id, i) => {
      if (id === a) this.ids[i] = b;
    });
    this.model.merge(from, into);
  }

  async agree(): Promise<void> {
    for (const who of [0, 1, 2]) {
      const rows = await stage.db.rows<{ scheme: string; left: number }>(sql`
        select scheme, sum(remaining)::int as left from points_lot
        where contact_id = ${this.ids[who]} and remaining > 0 group by scheme order by scheme`);
      expect(Object.fromEntries(rows.map((row) => [row.scheme, row.left]))).toEqual(this.model.balances(who));
    }
  }

  #movements = async (who: number) =>
    (
      await stage.db.rows<{ id: number }>(sql`
        select id from points_movement where contact_id = ${this.ids[who]} order by id`)
    ).map(({ id }) => id);

  async #tell(who: number, name: string, id: string, props: Record<string, unknown> = {}): Promise<number> {
    const now = stage.clock.now();
    const identities = [{ kind: 'unionid', value: `${world}.${who}` }];
    const event = { name, at: now, identities, props, dedupe: id };
    const [result] = await stage.db.transaction((tx) => ingestEvents(tx, [event], { source: 'test', now }));
    return result?.contactId ?? 0;
  }
}

/** Every lot holds what its postings say, and no account has lost or found a point. */
async function balanced(): Promise<void> {
  expect(
    await stage.db.rows(sql`
      select l.id from points_lot l join points_posting p on p.lot_id = l.id group by l.id
      having l.remaining <> sum(case when p.target = 'contact' then p.points else -p.points end)`),
  ).toEqual([]);
  expect(
    await stage.db.rows(sql`
      select m.id from points_movement m join points_posting p on p.movement_id = m.id group by m.id
      having m.points <> sum(case when p.target = 'contact' then p.points else -p.points end)`),
  ).toEqual([]);
  const accounts = await stage.db.one<{ sum: number; held: number; lots: number }>(sql`
    with side as (
      select target as account, points from points_posting union all select source, -points from points_posting
    )
    select sum(points)::int as sum, (sum(points) filter (where account = 'contact'))::int as held,
      (select sum(remaining) from points_lot)::int as lots
    from side`);
  expect(accounts?.sum).toBe(0);
  expect(accounts?.held).toBe(accounts?.lots);
}

it('balances and agrees with a small model, whatever happens in whichever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 6, maxLength: 16 }), async (turns) => {
      const run = new Run();
      await run.begin();
      for (const one of turns) {
        if ('days' in one) stage.clock.advance(one.days * DAY);
        else if ('acts' in one) for (const each of one.acts) await run.act(one.who, each);
        else await run.merge(one.from, one.into);
        await stage.settle();
        run.model.expire();
        await run.agree();
      }
    }),
    { numRuns: POINTS_RUNS },
  );
  await balanced();
});
