import type { Engine } from '../../server/src/engine/engine.ts';
import { type ManualClock, manualClock } from '../../server/src/kernel/clock.ts';
import type { Database } from '../../server/src/kernel/database/database.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';
import { ingestEvents } from '../../server/src/modules/contacts/api.ts';
import { askMerge } from '../../server/src/modules/contacts/merge/ask-merge.ts';
import { keepTags } from '../../server/src/modules/tags/api.ts';
import { putInForce, quietEngine, startOver } from '../harness/standing-world.ts';
import { makeRandom } from '../storm/random.ts';
import { type FaultyDatabase, faultyDatabase } from './faulty-database.ts';
import { type Picture, pictureOf, told } from './picture.ts';
import { type Act, type Chapter, PEOPLE, type Story } from './random-story.ts';
import { WholePerson } from './whole-person.ts';

/** How the engine and the model differ after a chapter; null when they never do. */
export interface Difference {
  chapter: number;
  who: number;
  engine: Picture;
  model: Picture;
}
export interface Outcome {
  difference: Difference | null;
  /** Statements that failed on the way. */
  failures: number;
  events: number;
}

/** Lives a story through on the real engine and in the model, and compares them after each chapter. */
export async function live(db: Database, { plan, start, seed, chapters }: Story): Promise<Outcome> {
  await startOver(db);
  const clock = manualClock(new Date(start).toISOString());
  await putInForce(db, plan, clock.now());
  const faulty = faultyDatabase(db, makeRandom(seed, 'statements').next);
  const people = Array.from({ length: PEOPLE }, (_, i) => new WholePerson(i + 1, plan));
  const world: World = { db, faulty, clock, people, standsFor: people.map((_, i) => i) };
  await tell(
    world,
    people.map((_, who) => ({ who, name: 'hi.there', props: {}, late: 0 })),
  );
  for (const [nr, chapter] of chapters.entries()) {
    await pass(world, chapter);
    const difference = await compare(world, nr);
    if (difference) return { difference, ...(await figures(world)) };
  }
  return { difference: null, ...(await figures(world)) };
}

interface World {
  db: Database;
  faulty: FaultyDatabase;
  clock: ManualClock;
  people: WholePerson[];
  /** Who goes on for somebody: themselves, or whom they were merged into. */
  standsFor: number[];
  engine?: Engine;
}

async function pass(world: World, chapter: Chapter): Promise<void> {
  await tell(world, chapter.acts);
  await settle(world, chapter);
  if (chapter.merge) await merge(world, chapter.merge);
  await settle(world, chapter);
  world.clock.advance(chapter.minutes * 60_000);
  await settle(world, chapter);
  await keepTags(world);
  for (const person of standing(world)) person.keepTags();
  await settle(world, chapter);
}

const standing = ({ people, standsFor }: World): WholePerson[] =>
  people.filter((_, who) => standsFor[who] === who);

/** A sender reports all of it at once; people are told apart by number. */
async function tell({ db, clock, people, standsFor }: World, acts: readonly Act[]): Promise<void> {
  const now = clock.now();
  const events = acts.map(({ who, name, props, late }) => ({
    name,
    props,
    at: new Date(now.getTime() - late),
    identities: [{ kind: 'unionid', value: `u${who}` }],
  }));
  await db.transaction((tx) => ingestEvents(tx, events, { source: 'test', now }));
  for (const { who, name, props, late } of acts)
    people[standsFor[who] ?? who]?.way.tell(name, props, now.getTime() - late);
}

async function merge(world: World, wish: { from: number; into: number }): Promise<void> {
  const { db, clock, people, standsFor } = world;
  const [from = 0, into = 0] = [standsFor[wish.from], standsFor[wish.into]];
  const [gone, one] = [people[from], people[into]];
  if (from === into || !gone || !one) return;
  const asked = { from: gone.id, into: one.id, by: 'test', reason: 'one person' };
  await db.transaction((tx) => askMerge(tx, asked, clock.now()));
  one.absorb(gone);
  world.standsFor = standsFor.map((who) => (who === from ? into : who));
}

/** The engine works until nothing is left to do; what fails on the way is tried again, as its loop does. */
async function settle(world: World, { batch, restart, trouble }: Chapter): Promise<void> {
  const { faulty, clock } = world;
  if (restart || !world.engine) world.engine = await quietEngine(faulty, clock, batch);
  faulty.trouble(trouble, 12);
  for (let busy = true; busy; ) {
    try {
      busy = (await world.engine.round()) > 0;
    } catch (error) {
      if (!('code' in (error as object))) throw error;
    }
  }
  faulty.trouble(0, 0);
  for (const person of standing(world)) person.comeTo(clock.now().getTime());
}

async function compare(world: World, chapter: number): Promise<Difference | null> {
  for (const person of standing(world)) {
    const [engine, model] = [await pictureOf(world.db, person.id), await told(world.db, person)];
    if (JSON.stringify(engine) !== JSON.stringify(model)) return { chapter, who: person.id, engine, model };
  }
  return null;
}

async function figures({ db, faulty }: World): Promise<{ failures: number; events: number }> {
  const row = await db.one<{ n: number }>(sql`select count(*) as n from event`);
  return { failures: faulty.failures(), events: row?.n ?? 0 };
}
