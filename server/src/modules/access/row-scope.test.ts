import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { outboxEndpoints } from '../../outbox/http/endpoints.ts';
import { communityEndpoints } from '../communities/http/endpoints.ts';
import { exportContacts } from '../contacts/http/export-contacts.ts';
import { getContacts } from '../contacts/http/get-contacts.ts';
import { getSearch } from '../search/http/get-search.ts';
import { taskEndpoints } from '../tasks/http/endpoints.ts';
import { createAccess } from './access.ts';
import { startSession } from './sessions.ts';

const NOW = new Date('2026-03-01T08:00:00Z');
const RUNS = 12;
const STAFF = ['a', 'b', 'c', 'd'] as const;
let db: TestDatabase;
let app: HttpApp;

beforeAll(async () => {
  db = await createTestDatabase();
  const clock = manualClock(NOW);
  const access = createAccess({ db, clock, sandbox: null });
  const deps = { db, clock };
  app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: access.guard,
    endpoints: [
      getContacts(deps),
      exportContacts(deps),
      getSearch(deps),
      ...taskEndpoints(deps),
      ...outboxEndpoints(deps),
      ...communityEndpoints(deps),
    ],
    version: 'test',
  });
  // b and c are below a's unit; d stands apart.
  const staff = {
    a: { name: 'A', wecom: 'UA', unit: 'city' },
    b: { name: 'B', wecom: 'UB', unit: 'team' },
    c: { name: 'C', wecom: 'UC', unit: 'team' },
    d: { name: 'D', wecom: 'UD', unit: 'other' },
  };
  const unit = (parent?: string) => ({ name: 'u', level: 'team', stores: {}, ...(parent ? { parent } : {}) });
  const spec = {
    meta: { plan: 'p', name: 'p', timezone: 'Asia/Shanghai' },
    staff,
    units: { city: unit(), team: unit('city'), other: unit() },
  };
  await db.run(sql`insert into plan (key, name, version, running) values ('p', 'p', 1, true)`);
  await db.run(sql`
    insert into plan_version (version, plan, spec, applied_at, applied_by, changes)
    values (1, 'p', ${JSON.stringify(spec)}::json, ${NOW}, 'test', 0)`);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const person = fc.record({
  owner: fc.option(fc.constantFrom(...STAFF)),
  friends: fc.uniqueArray(fc.record({ staff: fc.constantFrom(...STAFF), lost: fc.boolean() }), {
    selector: (friend) => friend.staff,
  }),
});
type Person = typeof person extends fc.Arbitrary<infer P> ? P : never;

async function build(people: readonly Person[]): Promise<void> {
  await db.run(sql`truncate contact, relation, task, intention, community_chat, app_user,
    user_invite, role, session cascade`);
  for (const [at, { owner, friends }] of people.entries()) {
    const id = at + 1;
    await db.run(sql`
      insert into contact (id, name, owner, created_at) values (${id}, ${`人${id}`}, ${owner}, ${NOW})`);
    await db.run(sql`
      insert into task (id, kind, do_key, title, staff, contact_id, due_at, created_at)
      values (${id}, 'follow-up', 'call', ${`人${id}`}, ${owner}, ${id}, ${NOW}, ${NOW})`);
    await db.run(sql`
      insert into intention (dedupe, kind, contact_id, plan_version, not_before, created_at)
      values (${String(id)}, 'message', ${id}, 1, ${NOW}, ${NOW})`);
    await db.run(sql`
      insert into community_chat (chat_id, name, owner_userid, created_at)
      values (${`g${id}`}, ${`人${id}`}, ${`U${(owner ?? 'd').toUpperCase()}`}, ${NOW})`);
    for (const { staff, lost } of friends)
      await db.run(sql`
        insert into relation (contact_id, staff, added_at, lost_at)
        values (${id}, ${staff}, ${NOW}, ${lost ? NOW : null})`);
  }
}

async function enter(reach: 'own' | 'unit', staff: string | null): Promise<Record<string, string>> {
  const cell = { read: reach, export: reach, write: reach };
  const permissions = Object.fromEntries(
    ['home', 'contacts', 'tasks', 'reach', 'groups'].map((resource) => [resource, cell]),
  );
  await db.run(sql`
    insert into role (key, name, permissions, changed_at)
    values ('r', 'r', ${JSON.stringify(permissions)}::jsonb, ${NOW})`);
  const user = await db.one<{ id: number }>(sql`
    insert into app_user (login, name, role, staff, password_hash, created_at)
    values ('u', 'u', 'r', ${staff}, 'x', ${NOW}) returning id`);
  return { cookie: `hetang_session=${await startSession(db, user?.id ?? 0, NOW)}`, 'x-hetang': 'console' };
}

/** Said again, in other words than the product's. */
function mates(reach: 'own' | 'unit', staff: string | null): string[] {
  if (staff === null) return [];
  const unit = { a: ['a', 'b', 'c'], b: ['b', 'c'], c: ['b', 'c'], d: ['d'] };
  return reach === 'own' ? [staff] : unit[staff as (typeof STAFF)[number]];
}

test('nobody is shown what is beyond their reach, in no list, export, search or page of one', async () => {
  const worlds = fc.record({
    people: fc.array(person, { minLength: 3, maxLength: 7 }),
    reach: fc.constantFrom('own' as const, 'unit' as const),
    staff: fc.option(fc.constantFrom(...STAFF), { freq: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(worlds, async ({ people, reach, staff }) => {
      await build(people);
      const headers = await enter(reach, staff);
      const who = mates(reach, staff);
      const get = async (url: string) => (await app.inject({ url, headers })).json();
      const idsOf = (rows: { id: number | string }[]) => rows.map(({ id }) => id).sort();
      const number = (keep: (one: Person) => boolean) =>
        people.flatMap((one, at) => (keep(one) ? [at + 1] : []));
      const mine = number(
        ({ owner, friends }) =>
          (owner !== null && who.includes(owner)) ||
          friends.some((friend) => !friend.lost && who.includes(friend.staff)),
      );
      const owned = number(({ owner }) => owner !== null && who.includes(owner));
      const groups = number(({ owner }) => who.includes(owner ?? 'd')).map((id) => `g${id}`);

      expect(idsOf((await get('/v1/contacts')).items)).toEqual(mine);
      expect((await get('/v1/contacts?size=1')).total).toBe(mine.length);
      expect(idsOf((await get('/v1/tasks')).items)).toEqual(owned);
      expect(idsOf((await get('/v1/chats')).items)).toEqual(groups);
      const intentions = (await get('/v1/intentions')).items as { contact: { id: number } }[];
      expect(idsOf(intentions.map((row) => row.contact))).toEqual(mine);
      const found = await get(`/v1/search?q=${encodeURIComponent('人')}`);
      expect(found.contacts.every(({ id }: { id: number }) => mine.includes(id))).toBe(true);
      expect(found.chats.every(({ id }: { id: string }) => groups.includes(id))).toBe(true);
      for (const [list, count] of [
        ['contacts', mine.length],
        ['tasks', owned.length],
        ['chats', groups.length],
        ['intentions', mine.length],
      ] as const) {
        const text = (await app.inject({ url: `/v1/${list}/export.csv`, headers })).body;
        expect([list, text.trim().split('\n').length - 1]).toEqual([list, count]);
      }
      for (const id of number(() => true)) {
        const seen = async (url: string) => (await app.inject({ url, headers, method: 'POST' })).statusCode;
        if (!owned.includes(id)) expect(await seen(`/v1/tasks/${id}/cancel`)).toBe(404);
        const chat = (await app.inject({ url: `/v1/chats/g${id}`, headers })).statusCode;
        expect(chat).toBe(groups.includes(`g${id}`) ? 200 : 404);
      }
    }),
    { numRuns: RUNS },
  );
});
