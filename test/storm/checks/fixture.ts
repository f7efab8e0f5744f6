import { sql } from '../../../server/src/kernel/database/sql.ts';
import type { TestDatabase } from '../../harness/database.ts';

/** When everything happens. */
export const NOW = new Date('2026-03-02T02:00:00Z');

/** A small history in which everything is in order, to be spoiled. */
export interface Fixture {
  /** A contact 16 in part 0 whose log has two events of a program and one of the engine. */
  startOver(): Promise<void>;
  /** Appends an event as the product would. */
  put(name: string, props: object, contact?: number): Promise<void>;
  enrol(id: number, status: string, waiting?: string | null, due?: Date | null): Promise<void>;
}

/** Makes the history on a database. */
export function makeFixture(db: TestDatabase): Fixture {
  const log = async (
    dedupe: string | null,
    place: { seq: number; contact: number },
    { name, props = {} }: { name: string; props?: object },
  ): Promise<void> => {
    await db.run(sql`
      insert into event values (0, ${place.seq}, ${place.contact}, ${name}, ${NOW}, ${JSON.stringify(props)}::jsonb,
        ${dedupe === null ? 'engine' : 'api:client'}, ${dedupe}, ${NOW})`);
  };
  const put = async (name: string, props: object, contact = 16): Promise<void> => {
    const row = await db.one<{ head: number }>(
      sql`update log_part set head = head + 1 where part = 0 returning head`,
    );
    await log(null, { seq: row?.head ?? 0, contact }, { name, props });
    await db.run(sql`update log_cursor set position = ${row?.head ?? 0} where part = 0`);
  };
  return {
    put,
    async startOver() {
      await db.run(sql`
        truncate event, log_cursor, event_failure, timer, inbox, contact, identity, counter, contact_counter,
          contact_counter_day, stage_change, contact_tag, enrolment, journey_step, task, intention, mass_send,
          reach_quota, segment, segment_member, segment_size, contact_tier, tier_change, log_redirect, contact_merge,
          suppression, webhook_call, event_notice cascade`);
      await db.run(sql`update log_part set head = case part when 0 then 2 else 0 end`);
      await db.run(sql`insert into log_cursor select 'engine', part, head from log_part`);
      await log('client-1', { seq: 1, contact: 16 }, { name: 'app.opened' });
      await log('client-2', { seq: 2, contact: 16 }, { name: 'app.opened' });
      await db.run(sql`insert into contact (id, stage, stage_seq, created_at) values (16, 'new', 1, ${NOW})`);
      await db.run(sql`insert into stage_change values (16, 1, ${NOW}, null, 'new', '{}', '{}')`);
      await put('stage.entered', { stage: 'new' });
    },
    async enrol(id, status, waiting = null, due = null) {
      await db.run(sql`
        insert into enrolment (id, contact_id, journey, version, entry, status, node, seq, waiting, due_at, started_at,
          trigger)
        values (${id}, 16, ${`j${id}`}, 1, 1, ${status}, 0, 0, ${waiting}, ${due}, ${NOW}, '{}')`);
    },
  };
}
