import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Duty } from './rules/desired-code.ts';

/** Changes that are kept of one code: some months of a rota with a few shifts a day. */
const KEPT = 500;

/** Keeps what a code became on the platform, and why; a repeat of the last change is none. */
export async function noteChange(
  tx: Tx,
  key: string,
  { duty, skipVerify, at }: { duty: Duty; skipVerify: boolean; at: Date },
): Promise<void> {
  const off = JSON.stringify(Object.fromEntries(duty.off));
  await tx.run(sql`
    insert into channel_code_change (key, at, level, on_staff, off_staff, skip_verify)
    select ${key}, ${at}, ${duty.level}, ${duty.on}::text[], ${off}::jsonb, ${skipVerify}
    where not exists (
      select from (
        select level, on_staff, skip_verify from channel_code_change
        where key = ${key} order by id desc limit 1) last
      where last.level = ${duty.level} and last.on_staff = ${duty.on}::text[] and last.skip_verify = ${skipVerify})`);
  await tx.run(sql`
    delete from channel_code_change
    where key = ${key} and id <= (
      select id from channel_code_change where key = ${key} order by id desc offset ${KEPT} limit 1)`);
}
