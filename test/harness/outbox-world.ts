import { emptyPlan, type Plan } from '../../contract/src/plan/registry.ts';
import { type ManualClock, manualClock } from '../../server/src/kernel/clock.ts';
import type { Database } from '../../server/src/kernel/database/database.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';
import { makeLogger } from '../../server/src/kernel/telemetry/logger.ts';
import { makeMetrics } from '../../server/src/kernel/telemetry/metrics.ts';
import type { DispatcherDeps, ServiceSender } from '../../server/src/outbox/deps.ts';
import { type NewIntention, writeIntentions } from '../../server/src/outbox/intend.ts';
import { type DispatchSettings, defaultDispatchSettings } from '../../server/src/outbox/settings.ts';
import { type FakePlatform, type Life, makeFakePlatform } from './fake-platform.ts';
import { mortalDatabase } from './mortal-database.ts';

/** Noon in Shanghai. */
export const NOON = new Date('2026-03-10T04:00:00Z');

/** A plan with two members of staff, a plain and a personal message, a welcome, and one shared tag group. */
export function outboxPlan(): Plan {
  const plan = emptyPlan({ plan: 'test', name: '测试', timezone: 'Asia/Shanghai' });
  plan.staff = {
    'ops-01': { name: '小荷', wecom: 'xiaohe' },
    'ops-02': { name: '阿塘', wecom: 'atang' },
  };
  plan.messages = {
    welcome: { name: '欢迎语', text: '你好 {{ contact.name }},我是{{ staff.name }}' },
    pack: { name: '资料包', text: '这是资料包' },
    live: {
      name: '直播提醒',
      text: '今晚八点直播',
      link: { title: '直播间', url: 'https://example.com/live' },
    },
    personal: { name: '问候', text: '{{ contact.name }},最近好吗' },
  };
  plan.tags = {
    need: { name: '需求', choose: 'many', wecom: true, values: { course: '课程', gift: '礼包' } },
    own: { name: '内部', choose: 'many', wecom: false, values: { vip: '贵宾' } },
  };
  return plan;
}

/** Nobody has written to customer service. */
export const noService: ServiceSender = {
  send: async () => ({ kind: 'closed' }),
  find: async () => ({ kind: 'absent' }),
};

export interface OutboxWorld {
  clock: ManualClock;
  platform: FakePlatform;
  plan: Plan;
  settings: DispatchSettings;
  /** Dependencies of one process, which may die. */
  deps(life?: Life, death?: { step: number; effect: boolean } | null): DispatcherDeps;
  /** A contact `wm<id>` that is a friend of the members named. */
  befriend(id: number, staff: string[]): Promise<void>;
  /** A customer group that a member owns. */
  ownGroup(chatId: string, staff: string): Promise<void>;
  intend(rows: (Partial<NewIntention> & Pick<NewIntention, 'dedupe' | 'kind'>)[]): Promise<void>;
  states(): Promise<Record<string, string>>;
}

const blank = {
  contactId: null,
  staff: 'ops-01',
  message: null,
  planVersion: 1,
  params: {},
  journey: null,
  enrolmentId: null,
  notAfter: null,
};

/** An empty world on a database, with a fake platform and a clock that moves when told to. */
export async function makeOutboxWorld(
  db: Database,
  overrides: Partial<DispatchSettings> = {},
): Promise<OutboxWorld> {
  await emptyTables(db);
  const clock = manualClock(NOON);
  const settings = { ...defaultDispatchSettings, ...overrides };
  const platform = makeFakePlatform(clock, settings.visibilityMs / 2);
  const plan = outboxPlan();
  const world: OutboxWorld = {
    clock,
    platform,
    plan,
    settings,
    deps: (life = { dead: false }, death = null) => ({
      db: mortalDatabase(db, life, death),
      clock,
      port: platform.port(life),
      service: noService,
      plan: async () => ({ version: 1, plan }),
      planAt: async () => plan,
      platformTags: async (_, refs) =>
        new Map(refs.filter((ref) => ref !== 'need/gift').map((ref) => [ref, `et-${ref}`])),
      log: makeLogger('silent'),
      metrics: makeMetrics(),
      settings,
    }),
    async befriend(id, staff) {
      await db.run(sql`
        insert into contact (id, name, owner, created_at) values (${id}, ${`客户${id}`}, ${staff[0] ?? null}, ${NOON})`);
      await db.run(sql`
        insert into identity (kind, value, contact_id, at) values ('external_userid', ${`wm${id}`}, ${id}, ${NOON})`);
      await db.run(sql`
        insert into relation (contact_id, staff, added_at) select ${id}, unnest(${staff}::text[]), ${NOON}`);
      for (const key of staff) platform.friends.add(`${plan.staff[key]?.wecom} wm${id}`);
    },
    async ownGroup(chatId, staff) {
      const userid = plan.staff[staff]?.wecom ?? staff;
      await db.run(sql`
        insert into community_chat (chat_id, name, owner_userid, created_at)
        values (${chatId}, ${`${chatId} 群`}, ${userid}, ${NOON})
        on conflict (chat_id) do update set owner_userid = excluded.owner_userid`);
      platform.friends.add(`${userid} ${chatId}`);
    },
    async intend(rows) {
      const now = clock.now();
      const whole = rows.map((row) => ({ ...blank, notBefore: now, ...row }));
      await db.transaction((tx) => writeIntentions(tx, whole, now));
    },
    async states() {
      const rows = await db.rows<{ dedupe: string; said: string }>(sql`
        select dedupe, state || coalesce(' ' || reason, '') as said from intention
        where kind <> 'staff-notice' or dedupe not like 'mass-send:%' order by id`);
      return Object.fromEntries(rows.map((row) => [row.dedupe, row.said]));
    },
  };
  return world;
}

/** Deletes, for a few rows are gone sooner than files are made anew; numbers begin at 1 again. */
async function emptyTables(db: Database): Promise<void> {
  await db.run(sql`
    with i as (delete from intention), m as (delete from mass_send), q as (delete from reach_quota),
      g as (delete from group_reach_quota), h as (delete from community_chat), b as (delete from broadcast_run),
      t as (delete from task), r as (delete from relation), d as (delete from identity), e as (delete from event),
      s as (delete from consent), u as (delete from suppression)
    delete from contact`);
  await db.run(sql`
    select setval(pg_get_serial_sequence(name, 'id'), 1, false)
    from unnest(array['intention', 'mass_send', 'broadcast_run', 'task', 'contact']) as name`);
}
