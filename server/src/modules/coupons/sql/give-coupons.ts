import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { DerivedEvent, DraftCoupon } from '../../../reaction/reaction.ts';
import { newCode } from '../new-code.ts';
import { allot, type GivenBefore, personKey } from '../rules/allot.ts';
import { armEnds } from './timers.ts';

/**
 * Gives what there is to those who ask, in their order, and notes with each step what came of it. Whoever gives coupons
 * of the same activity at the same time waits, so no more are given than there are.
 * @returns what is to be told.
 */
export async function giveCoupons(
  tx: Tx,
  drafts: readonly DraftCoupon[],
  part: number,
): Promise<DerivedEvent[]> {
  if (drafts.length === 0) return [];
  const before = await givenBefore(tx, drafts);
  const verdicts = allot(drafts, before);
  const given = drafts.flatMap((draft, i) => (verdicts[i] === 'given' ? [{ draft, code: newCode() }] : []));
  drafts.forEach((draft, i) => {
    if (draft.step) draft.step.outcome = verdicts[i] ?? null;
  });
  await write(tx, given);
  await armEnds(
    tx,
    given.flatMap(({ draft }) => (draft.endsAt ? [draft.contactId] : [])),
    part,
  );
  const codes = new Map(given.map(({ draft, code }) => [draft, code]));
  return drafts.map((draft, i) => tellOf(draft, codes.get(draft), verdicts[i] ?? ''));
}

function tellOf(draft: DraftCoupon, code: string | undefined, why: string): DerivedEvent {
  const { activity, told, endsAt, contactId, at } = draft;
  const props =
    code === undefined
      ? { activity, why, ...told }
      : { activity, code, ...(endsAt && { ends_at: endsAt.toISOString() }), ...told };
  return { name: code === undefined ? 'coupon.refused' : 'coupon.given', contactId, at, props };
}

/** Locks the counts of the activities, always in the same order. */
async function givenBefore(tx: Tx, drafts: readonly DraftCoupon[]): Promise<GivenBefore> {
  const activities = [...new Set(drafts.map(({ activity }) => activity))].sort();
  await tx.run(sql`
    insert into coupon_stock (activity, given)
    select a, 0 from unnest(${activities}::text[]) with ordinality as u (a, nr) order by nr
    on conflict (activity) do nothing`);
  const counts = await tx.rows<{ activity: string; given: number }>(sql`
    select activity, given from coupon_stock where activity = any(${activities}::text[]) order by activity for update`);
  const limited = drafts.filter(({ perPerson }) => perPerson !== null);
  const owned = await tx.rows<{ contactId: number; activity: string; owned: number }>(sql`
    select contact_id as "contactId", activity, count(*)::int as owned from coupon
    where contact_id = any(${limited.map(({ contactId }) => contactId)}::bigint[])
      and activity = any(${limited.map(({ activity }) => activity)}::text[]) and state <> 'void'
    group by 1, 2`);
  return {
    inAll: new Map(counts.map(({ activity, given }) => [activity, given])),
    perPerson: new Map(owned.map((row) => [personKey(row), row.owned])),
  };
}

async function write(tx: Tx, given: readonly { draft: DraftCoupon; code: string }[]): Promise<void> {
  if (given.length === 0) return;
  const rows = given.map(({ draft, code }) => ({
    i: draft.contactId,
    a: draft.activity,
    v: draft.version,
    k: draft.cause,
    g: draft.at,
    s: draft.source,
    e: draft.enrolment.id,
    d: draft.endsAt,
    c: code,
  }));
  await tx.run(sql`
    with fresh as (
      insert into coupon (contact_id, activity, version, code, state, cause, given_at, source, enrolment_id, ends_at)
      select i, a, v, c, 'given', k, g, s, e, d
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (i bigint, a text, v int, c text, k text,
        g timestamptz, s text, e bigint, d timestamptz)
      returning activity
    )
    update coupon_stock set given = given + f.fresh
    from (select activity, count(*)::int as fresh from fresh group by activity) f
    where coupon_stock.activity = f.activity`);
}
