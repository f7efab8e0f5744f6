import { type BulkAct, type BulkActRequest, MOST_IN_AN_ACT } from '@hetang/contract/http/bulk-acts';
import { tagValueName } from '@hetang/contract/plan/kinds/tags';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Tx } from '../../kernel/database/database.ts';
import { type Sql, sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { currentPlan } from '../../plan/current.ts';
import { contactFilter, type FilterDeps, readFilter } from '../contacts/api.ts';
import type { ActsDeps } from './deps.ts';
import { judgePeople } from './judge-people.ts';
import { PIECE } from './pieces.ts';
import { nextPeople, takeUp, writePeople } from './sql/people.ts';

const DAY_MS = 86_400_000;

/**
 * Plans an act: takes up whom it means and says of each what would be done. Nothing is done yet; what nobody begins is
 * forgotten after a day.
 * @throws HetangError `request/invalid` for what the plan does not have; `act/too-many`.
 */
export async function planAct(
  { db, clock, findBehind }: Pick<ActsDeps, 'db' | 'clock' | 'findBehind'>,
  { act, who }: BulkActRequest,
  by: string,
): Promise<number> {
  const now = clock.now();
  const plan = (await currentPlan(db))?.plan ?? null;
  mustMakeSense(act, plan, now);
  const meant = await meantBy({ db, clock, findBehind }, who);
  return db.transaction(async (tx) => {
    await tx.run(sql`
      delete from bulk_act where started_at is null and planned_at < ${new Date(now.getTime() - DAY_MS)}`);
    const made = await tx.one<{ id: number }>(sql`
      insert into bulk_act (act, asked_by, planned_at) values (${JSON.stringify(act)}::jsonb, ${by}, ${now}) returning id`);
    const id = made?.id ?? 0;
    const people = await takeUp(tx, id, meant);
    if (people > MOST_IN_AN_ACT) throw new HetangError('act/too-many', { people, most: MOST_IN_AN_ACT });
    await judgeAll(tx, { id, act, plan }, now);
    return id;
  });
}

async function judgeAll(
  tx: Tx,
  { id, act, plan }: { id: number; act: BulkAct; plan: Plan | null },
  now: Date,
): Promise<void> {
  let above = 0;
  for (;;) {
    const people = await nextPeople(tx, id, { state: 'planned', above, size: PIECE });
    const ids = people.map((person) => person.contact_id);
    const verdicts = await judgePeople(tx, { act, plan }, { ids, now });
    await writePeople(
      tx,
      id,
      verdicts.filter(({ state }) => state === 'skipped'),
    );
    const last = ids.at(-1);
    if (last === undefined || ids.length < PIECE) return;
    above = last;
  }
}

/** A query of the numbers of those who are meant; one more than may be, so that too many is seen. */
async function meantBy(deps: FilterDeps, who: BulkActRequest['who']): Promise<Sql> {
  if ('ids' in who) return sql`select distinct id from unnest(${who.ids}::bigint[]) as i (id)`;
  const filter = contactFilter(await readFilter(deps, who.filter));
  return sql`
    select c.id from contact c where ${filter} and c.id <> all(${who.except}::bigint[]) limit ${MOST_IN_AN_ACT + 1}`;
}

function mustMakeSense(act: BulkAct, plan: Plan | null, now: Date): void {
  if (act.kind === 'tags') {
    const unknown = [...act.add, ...act.remove].find((ref) => !hasTag(plan, ref));
    if (unknown) throw new HetangError('request/invalid', { field: 'act.add', problem: unknown });
  } else if (act.kind === 'stage') {
    const stages = plan?.stages ?? {};
    if (!Object.hasOwn(stages, act.stage))
      throw new HetangError('request/invalid', {
        field: 'act.stage',
        problem: `${act.stage}: ${Object.keys(stages).join(', ')}`,
      });
  } else if (act.kind === 'suppress' && act.until && new Date(act.until) <= now) {
    throw new HetangError('contact/past-date', { at: act.until });
  }
}

function hasTag(plan: Plan | null, ref: string): boolean {
  const [group = '', value = ''] = ref.split('/');
  const tags = plan?.tags ?? {};
  const known = Object.hasOwn(tags, group) ? tags[group] : undefined;
  return known !== undefined && tagValueName(known, value) !== undefined;
}
