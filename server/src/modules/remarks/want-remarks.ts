import type { Plan } from '@hetang/contract/plan/registry';
import type { ChannelEvent } from '../../channels/port.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

interface Wish {
  external: string;
  staff: string;
  code: string;
}

/**
 * Notes the remarks that the codes of new friends want, in the transaction that tells of the friends.
 * @returns how many are wanted.
 */
export async function wantRemarks(
  tx: Tx,
  events: readonly ChannelEvent[],
  { plan, version, now }: { plan: Plan; version: number; now: Date },
): Promise<number> {
  const wishes = new Map<string, Wish>();
  for (const event of events)
    for (const wish of wishOf(event, plan)) wishes.set(`${wish.external} ${wish.staff}`, wish);
  if (wishes.size === 0) return 0;
  const all = <K extends keyof Wish>(key: K) => [...wishes.values()].map((wish) => wish[key]);
  return tx.run(sql`
    insert into friend_remark (external_userid, staff, code, plan_version, state, retry_at, wanted_at)
    select w.external, w.staff, w.code, ${version}, 'wanted', ${now}, ${now}
    from unnest(${all('external')}::text[], ${all('staff')}::text[], ${all('code')}::text[])
      as w (external, staff, code)
    order by w.external, w.staff
    on conflict (external_userid, staff) do update
    set code = excluded.code, plan_version = excluded.plan_version, state = 'wanted', remark = null, reason = null,
        attempts = 0, retry_at = excluded.retry_at, wanted_at = excluded.wanted_at, settled_at = null`);
}

function wishOf({ name, identities, props }: ChannelEvent, { codes }: Plan): Wish[] {
  const { code, staff } = props;
  if (name !== 'contact.added' || typeof code !== 'string' || typeof staff !== 'string') return [];
  if (!Object.hasOwn(codes, code) || codes[code]?.['contact-remark'] === undefined) return [];
  return identities
    .filter(({ kind }) => kind === 'external_userid')
    .map(({ value }) => ({ external: value, staff, code }));
}
