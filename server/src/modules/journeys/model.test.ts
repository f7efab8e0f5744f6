import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { messageSchema } from '@hetang/contract/plan/kinds/messages';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { ModelPerson } from '../../../../test/harness/journey-model.ts';
import { STAGES } from '../../../../test/harness/journey-model-facts.ts';
import { putPlan } from '../../../../test/harness/put-plan.ts';
import { anyJourney, notStarting } from '../../../../test/harness/random-journeys.ts';
import { runs } from '../../../../test/harness/runs.ts';
import { declareCounters } from '../../engine/declare-counters.ts';
import { makeEngine } from '../../engine/engine.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { currentPlan } from '../../plan/current.ts';
import { ingestEvents } from '../contacts/api.ts';
import { controlJourney } from './control/control-journey.ts';
import type { JourneyAction } from './rules/next-state.ts';

const START = '2026-03-02T00:00:00Z';
const EVENTS = ['go.a', 'go.b', 'hit.x', 'hit.y'];

type Act =
  | { tell: string; who: number; order: string | null }
  | { finish: number }
  | { control: JourneyAction; journey: 'a' | 'b' };
const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      tell: fc.constantFrom(...EVENTS),
      who: fc.integer({ min: 0, max: 1 }),
      order: fc.constantFrom(null, 'A', 'B'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ finish: fc.integer({ min: 0, max: 1 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      control: fc.constantFrom<JourneyAction>('pause', 'resume', 'resume', 'drain', 'stop'),
      journey: fc.constantFrom<'a' | 'b'>('a', 'b'),
    }),
  },
);
const story = fc.array(
  fc.record({
    acts: fc.array<Act>(act as fc.Arbitrary<Act>, { maxLength: 5 }),
    minutes: fc.constantFrom(0, 30, 60, 61, 120, 200, 24 * 60, 3 * 24 * 60),
    batch: fc.constantFrom(1, 3, 2000),
  }),
  { minLength: 1, maxLength: 6 },
);

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

async function startOver(journeys: Record<string, Journey>): Promise<void> {
  await db.run(sql`truncate contact, identity, contact_tag, contact_counter, contact_counter_day, stage_change,
    enrolment, journey_step, journey_control, webhook_call, task, intention, timer, event restart identity`);
  await db.run(sql`update log_part set head = 0`);
  await db.run(sql`update log_cursor set position = 0`);
  await db.one(sql`select setval('contact_id_seq'::regclass, 1, false)`);
  const named = (key: string) => messageSchema.parse({ name: key, text: key });
  await putPlan(
    db,
    {
      tags: {
        need: { name: 'N', choose: 'many', wecom: false, values: { a: 'A', b: 'B' } },
        g: { name: 'G', choose: 'one', wecom: false, values: { x: 'X', y: 'Y' } },
      },
      stages: Object.fromEntries(STAGES.map((key) => [key, { name: key }])),
      fields: { when: { name: 'F', type: 'date' } },
      messages: { hello: named('hello'), bye: named('bye') },
      journeys,
    },
    new Date(START),
  );
  const plan = await currentPlan(db);
  if (plan) await db.transaction((tx) => declareCounters(tx, plan.plan));
}

/** What came of it for one person, in the words of the model. */
async function picture(contact: number) {
  const entries = await db.rows<{ id: number; text: string }>(sql`
    select id, journey || ' ' || case when entry_key like '@%' then '' else entry_key end || ' ' || coalesce(end_reason, status) as text
    from enrolment where contact_id = ${contact} order by id`);
  const traces = await db.rows<{ id: number; outcome: string | null }>(sql`
    select s.enrolment_id as id, s.outcome from journey_step s join enrolment e on e.id = s.enrolment_id
    where e.contact_id = ${contact} order by s.enrolment_id, s.seq`);
  const messages = await db.rows<{ id: number; message: string; state: string }>(sql`
    select enrolment_id as id, message, state from intention
    where contact_id = ${contact} and kind = 'message' order by id`);
  const tasks = await db.rows<{ state: string }>(
    sql`select state from task where contact_id = ${contact} order by id`,
  );
  const tags = await db.rows<{ ref: string }>(
    sql`select tag_group || '/' || tag as ref from contact_tag where contact_id = ${contact} order by 1`,
  );
  const contactRow = await db.one<{ stage: string; when: string | null }>(
    sql`select stage, fields ->> 'when' as when from contact where id = ${contact}`,
  );
  const calls = await db.rows<{ url: string }>(
    sql`select url from webhook_call where contact_id = ${contact} order by id`,
  );
  return {
    entries: entries.map(({ id, text }) => ({
      text,
      trace: traces.filter((step) => step.id === id).map((step) => step.outcome ?? ''),
      messages: messages
        .filter((one) => one.id === id)
        .map((one) => `${one.message}${one.state === 'cancelled' ? ' cancelled' : ''}`),
    })),
    tasks: tasks.map((one) => one.state).sort(),
    tags: tags.map((one) => one.ref),
    stage: contactRow?.stage ?? null,
    when: contactRow?.when ?? null,
    calls: calls.map((one) => one.url),
  };
}

function expected(person: ModelPerson): Awaited<ReturnType<typeof picture>> {
  return {
    entries: person.entries.map((one) => ({
      text: `${one.journey} ${one.key.startsWith('unique') ? '' : one.key} ${one.reason ?? 'active'}`,
      trace: one.trace,
      messages: one.messages.map((m) => `${m.message}${m.cancelled ? ' cancelled' : ''}`),
    })),
    tasks: person.tasks.map((one) => one.state).sort(),
    tags: [...person.facts.tags.keys()].sort(),
    stage: person.facts.stage,
    when: (person.facts.fields.get('when') as string | undefined) ?? null,
    calls: person.calls,
  };
}

class World {
  readonly clock = manualClock(START);
  readonly halted = new Map<string, string>();
  readonly people: ModelPerson[];

  constructor(journeys: Record<string, Journey>) {
    this.people = [1, 2].map((id) => new ModelPerson(id, journeys, this.halted));
    for (const person of this.people) person.facts.exclusive = ['g'];
    this.#tick();
  }

  #tick(): void {
    for (const person of this.people) person.facts.now = this.clock.now().getTime();
  }

  /** Events of both people that tell nothing, so that they are contacts 1 and 2. */
  async meet(): Promise<void> {
    for (const who of [0, 1]) await this.#tell(who, 'hi.there', {});
  }

  async act(one: Act): Promise<void> {
    if ('tell' in one) {
      const props = one.order === null ? {} : { order: one.order };
      await this.#tell(one.who, one.tell, props);
      this.people[one.who]?.tell(one.tell, props);
    } else if ('finish' in one) await this.#finish(one.finish);
    else await this.#control(one.control, one.journey);
  }

  /** A new engine each time: nothing may live in its memory. */
  async settle(batchSize: number, minutes: number): Promise<void> {
    const engine = await makeEngine({ db, clock: this.clock, log: pino({ level: 'silent' }), batchSize });
    while ((await engine.live()) > 0);
    for (const person of this.people) person.settle();
    this.clock.advance(minutes * 60_000);
    this.#tick();
    while ((await engine.live()) > 0);
    for (const person of this.people) person.settle();
    expect(
      await db.rows(
        sql`select error from event_failure union all select error from timer where error is not null`,
      ),
    ).toEqual([]);
  }

  async #tell(who: number, name: string, props: Record<string, unknown>): Promise<void> {
    const identities = [{ kind: 'unionid', value: `u${who}` }];
    const now = this.clock.now();
    await db.transaction((tx) =>
      ingestEvents(tx, [{ name, at: now, identities, props }], { source: 'test', now }),
    );
  }

  /** The oldest open task of a person is done. */
  async #finish(who: number): Promise<void> {
    const done = await db.one<{ id: number; nr: number }>(sql`
      with numbered as (
        select id, state, row_number() over (order by id) - 1 as nr from task where contact_id = ${who + 1}
      ),
      first as (select * from numbered where state = 'open' order by id limit 1)
      update task set state = 'done' from first where task.id = first.id returning task.id, first.nr::int as nr`);
    const person = this.people[who];
    const modelled = person?.tasks[done?.nr ?? -1];
    if (!done || !person || !modelled) return;
    modelled.state = 'done';
    await this.#tell(who, 'task.done', { task: done.id });
    person.tell('task.done', { nr: done.nr });
  }

  async #control(action: JourneyAction, journey: 'a' | 'b'): Promise<void> {
    const wish = { journey, action, reason: 'test', by: 'test', dryRun: false };
    try {
      const { state } = await db.transaction((tx) => controlJourney(tx, wish, this.clock.now()));
      if (state === 'running') this.halted.delete(journey);
      else this.halted.set(journey, state);
      if (state === 'stopped') this.#takeBack(journey);
    } catch (error) {
      expect(String((error as { code?: string }).code)).toMatch(/^journey\//);
    }
  }

  #takeBack(journey: string): void {
    const entries = this.people.flatMap((person) => person.entries);
    for (const entry of entries.filter((one) => one.journey === journey))
      for (const message of entry.messages) message.cancelled = true;
  }
}

it('does what a plain reading of the plan says, over any history', async () => {
  await fc.assert(
    fc.asyncProperty(anyJourney('go.a'), anyJourney('go.b'), story, async (a, any, stretches) => {
      const journeys = { a, b: notStarting(any, 'b') };
      await startOver(journeys);
      const world = new World(journeys);
      await world.meet();
      for (const { acts, minutes, batch } of stretches) {
        for (const one of acts) await world.act(one);
        await world.settle(batch, minutes);
      }
      for (const [i, person] of world.people.entries())
        expect(await picture(i + 1)).toEqual(expected(person));
    }),
    runs(12),
  );
}, 120_000);
