import type { EnrolResult } from '@hetang/contract/http/journeys';
import { CALLED } from '@hetang/contract/plan/kinds/journey-starts';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Queryable, Tx } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import { appendToLog, type LogEntry } from '../../kernel/log/append.ts';
import { currentPlan } from '../../plan/current.ts';
import { findEntries, findPeople, type Names } from './sql/find-people.ts';
import { haltedJourneys } from './sql/halted-journeys.ts';

export interface EnrolWish {
  journey: string;
  /** A repeat with the same id brings nobody in twice. */
  id?: string | undefined;
  key?: string | undefined;
  people: readonly Names[];
  by: string;
}

type Result = EnrolResult['results'][number];

/**
 * Asks for people to enter a journey: appends `journey.called` for each. The engine lets them in by the journey's own
 * rules; those whom these surely refuse now are told so and not asked for.
 * @throws HetangError `journey/not-in-plan`, `journey/halted`.
 */
export async function enrolPeople(tx: Tx, wish: EnrolWish, now: Date): Promise<Result[]> {
  const journey = await journeyInForce(tx, wish.journey);
  const contacts = await findPeople(tx, wish.people);
  const known = contacts.filter((id) => id !== null);
  const key = journey.key === undefined ? '' : (wish.key ?? '');
  const entries = await findEntries(tx, { journey: wish.journey, key, contacts: known });
  const results: Result[] = [];
  const asked: { entry: LogEntry; nr: number }[] = [];
  for (const [nr, contactId] of contacts.entries()) {
    const status = contactId === null ? 'unknown' : statusOf(journey, entries.get(contactId));
    results.push({ status, ...(contactId === null ? {} : { contactId }) });
    if (status === 'accepted' && contactId !== null) asked.push({ nr, entry: callOf(wish, contactId, now) });
  }
  const fresh = await appendToLog(
    tx,
    asked.map(({ entry }) => entry),
    now,
  );
  asked.forEach(({ nr, entry: { contactId } }, i) => {
    if (!fresh[i]) results[nr] = { status: 'duplicate', contactId };
  });
  return results;
}

/**
 * What a journey's own rules would answer to contacts that are asked in now, without a key.
 * @throws HetangError `journey/not-in-plan`, `journey/halted`.
 */
export async function foreseeEntries(
  db: Queryable,
  key: string,
  contacts: readonly number[],
): Promise<Map<number, ReturnType<typeof statusOf>>> {
  const journey = await journeyInForce(db, key);
  const entries = await findEntries(db, { journey: key, key: '', contacts });
  return new Map(contacts.map((id) => [id, statusOf(journey, entries.get(id))]));
}

async function journeyInForce(tx: Queryable, key: string): Promise<Journey> {
  const plan = await currentPlan(tx);
  const journey = plan && Object.hasOwn(plan.plan.journeys, key) ? plan.plan.journeys[key] : undefined;
  if (!journey) throw new HetangError('journey/not-in-plan', { journey: key });
  const state = (await haltedJourneys(tx)).get(key);
  if (state) throw new HetangError('journey/halted', { journey: key, state });
  return journey;
}

function statusOf({ again }: Journey, entry: 'active' | 'ended' | undefined) {
  if (again === 'always' || entry === undefined) return 'accepted';
  if (entry === 'active') return 'under-way';
  return again === 'never' ? 'entered-before' : 'accepted';
}

function callOf({ journey, id, key, by }: EnrolWish, contactId: number, now: Date): LogEntry {
  return {
    contactId,
    name: CALLED,
    at: now,
    props: { journey, by, ...(key === undefined ? {} : { key }) },
    source: by,
    dedupe: id === undefined ? undefined : `call:${journey}:${id}:${contactId}`,
  };
}
