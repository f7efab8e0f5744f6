import { encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import {
  CALLBACK,
  HUNG_MS,
  startWecomRig,
  until,
  type WecomRig,
} from '../../../../test/harness/wecom-rig.ts';
import { raw, sql } from '../../kernel/database/sql.ts';

let db: TestDatabase;
let rig: WecomRig;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(
    sql`truncate inbox, event, contact, identity, wecom_contact, wecom_follow, wecom_token, wecom_sync, wecom_difference`,
  );
  await db.run(sql`update log_part set head = 0`);
  rig = await startWecomRig(db);
  await rig.wecom.port.ensureCode({
    platformId: null,
    userids: ['ops-01'],
    state: 'ht-poster',
    remark: '海报',
    skipVerify: true,
  });
});
afterEach(() => rig.close());

async function makeTags(): Promise<{ course: string; tool: string }> {
  const made = await rig.wecom.port.ensureTags([
    {
      key: 'need',
      name: '需求',
      values: [
        { key: 'course', name: '课程' },
        { key: 'tool', name: '工具' },
      ],
    },
  ]);
  if (made.kind !== 'done') throw new Error(made.kind);
  const [course = '', tool = ''] = made.value.map((tag) => tag.platformId ?? '');
  rig.tags.set(course, 'need/course');
  rig.tags.set(tool, 'need/tool');
  return { course, tool };
}

const staffTags = (who: string, add: string[], remove: string[] = []) =>
  rig.control('POST', 'staff/ops-01/tags', { external_userid: who, add, remove });

/** A push as the platform would make it, with any plaintext. */
function push(xml: string, settings = { corpId: rig.emulator.world.state.tenant.corpId, ...CALLBACK }) {
  const encrypted = encrypt(settings.encodingAesKey, xml, settings.corpId);
  const query = new URLSearchParams({
    msg_signature: getSignature(settings.token, '1', '2', encrypted),
    timestamp: '1',
    nonce: '2',
  });
  return rig.app.inject({
    method: 'POST',
    url: `/v1/channels/wecom/callback?${query}`,
    headers: { 'content-type': 'text/xml' },
    payload: `<xml><ToUserName>x</ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  });
}

describe('tags', () => {
  it('set by staff come in, set by us go out, and neither comes back as news', async () => {
    const { course, tool } = await makeTags();
    await rig.worker();
    const { who } = await rig.addCustomer('ht-poster');
    await rig.settled();
    await staffTags(who, [course]);
    await rig.settled();
    const marked = await rig.wecom.port.markTags({
      userid: 'ops-01',
      externalUserid: who,
      add: [tool],
      remove: [],
    });
    expect(marked).toEqual({ kind: 'done', value: null });
    expect(rig.emulator.world.follows.get('ops-01', who)?.tags).toEqual([course, tool]);
    await rig.emulator.advance(1);
    await staffTags(who, [], [course]);
    await rig.settled();
    expect((await rig.events('contact.tags-set')).map((event) => event.props)).toEqual([
      { add: ['need/course'], remove: [], source: 'wecom' },
      { add: [], remove: ['need/course'], source: 'wecom' },
    ]);
    expect((await rig.wecom.reconcile()).kind).toBe('done');
    expect(await rig.events('contact.tags-set')).toHaveLength(2);
  });

  it('changed twice in one second are both seen', async () => {
    const { course, tool } = await makeTags();
    await rig.worker();
    const { who } = await rig.addCustomer('ht-poster');
    await rig.settled();
    await staffTags(who, [course]);
    await rig.settled();
    await staffTags(who, [tool], [course]);
    await rig.settled();
    const rows = await db.rows(sql`select tags from wecom_follow`);
    expect(rows).toEqual([{ tags: [tool] }]);
  });

  it('of somebody who is no friend are refused with a reason', async () => {
    const { course } = await makeTags();
    const outcome = await rig.wecom.port.markTags({
      userid: 'ops-01',
      externalUserid: 'wmnobody',
      add: [course],
      remove: [],
    });
    expect(outcome).toMatchObject({ kind: 'refused', code: 84061, reason: 'not-a-friend', retry: 'never' });
  });

  it('changed in the console are told to who keeps the mapping', async () => {
    await rig.worker();
    await rig.control('POST', 'tags', { group: '新组', tags: ['一', '二'] });
    await rig.settled();
    const rows = await db.rows<{ note: string }>(sql`select distinct note from inbox`);
    expect(rows).toEqual([{ note: 'tags read again' }]);
  });
});

describe('comparing with the platform', () => {
  it('makes up for every lost callback, once', async () => {
    const { course } = await makeTags();
    await rig.worker();
    const known = await rig.addCustomer('ht-poster');
    const deleted = await rig.addCustomer('ht-poster');
    await rig.settled();
    await rig.control('PUT', 'faults', { callbacks: { drop: 1 } });
    const missed = [];
    for (let i = 0; i < 230; i++) missed.push((await rig.addCustomer('ht-poster')).who);
    await staffTags(known.who, [course]);
    await rig.control('POST', 'staff/ops-01/delete', { external_userid: deleted.who });
    await rig.control('PUT', 'faults', { callbacks: {} });
    await rig.emulator.advance(3600);
    const outcome = await rig.wecom.reconcile();
    expect(outcome).toMatchObject({
      kind: 'done',
      value: { members: 2, seen: 231, added: 230, removed: 1, tagged: 1 },
    });
    const added = await rig.events('contact.added');
    expect(
      added
        .filter((event) => event.props.recovered)
        .map((event) => event.who)
        .sort(),
    ).toEqual(missed.sort());
    expect(await rig.events('contact.removed')).toMatchObject([{ who: deleted.who }]);
    const before = (await rig.events()).length;
    expect(await rig.wecom.reconcile()).toMatchObject({ value: { seen: 231, differences: 0 } });
    expect(await rig.events()).toHaveLength(before);
  });

  it('leaves adds of the last minutes to their callbacks', async () => {
    await rig.addCustomer('ht-poster'); // the inbox is not running
    expect(await rig.wecom.reconcile()).toMatchObject({ value: { seen: 1, differences: 0 } });
    await rig.worker();
    await rig.settled();
    expect(await rig.events('contact.added')).toMatchObject([
      { props: { welcome_code: expect.any(String) } },
    ]);
  });

  it('does not believe that half of the friends are gone', async () => {
    await rig.worker();
    for (let i = 0; i < 30; i++) await rig.addCustomer('ht-poster');
    await rig.settled();
    await rig.emulator.advance(3600);
    await rig.control('PUT', 'faults', { failNext: [{ path: 'externalcontact/list', errcode: 84061 }] });
    const outcome = await rig.wecom.reconcile();
    expect(outcome).toMatchObject({ value: { doubted: 1, differences: 1 } });
    expect(await rig.events('contact.removed')).toEqual([]);
  });

  it('goes on at the page where a process died, and counts nothing twice', async () => {
    await rig.control('PUT', 'faults', { callbacks: { drop: 1 } });
    const people = [];
    for (let i = 0; i < 120; i++) people.push((await rig.addCustomer('ht-poster')).who);
    await rig.emulator.advance(3600);
    const last = people.at(-1) ?? '';
    await db.run(sql`create function refuse() returns trigger language plpgsql as $$
      begin if new.external_userid = tg_argv[0] then raise 'died'; end if; return new; end $$`);
    await db.run(sql`
      create trigger dies before insert on wecom_contact for each row execute function refuse(${raw(`'${last}'`)})`);
    await expect(rig.wecom.reconcile()).rejects.toThrow('died');
    await db.run(sql`drop function refuse cascade`);
    expect(
      await db.rows(sql`select place ->> 'step' as step, counts -> 'seen' as seen from wecom_sync`),
    ).toEqual([{ step: 'contacts', seen: 100 }]);
    expect(await rig.wecom.reconcile()).toMatchObject({ kind: 'done', value: { seen: 120, added: 120 } });
    expect(await rig.events('contact.added')).toHaveLength(120);
  });

  it('stops between two pages when it is asked to, and the next one finds what is left', async () => {
    await rig.control('PUT', 'faults', { callbacks: { drop: 1 } });
    const people: string[] = [];
    for (let i = 0; i < 120; i++) people.push((await rig.addCustomer('ht-poster')).who);
    await rig.emulator.advance(3600);
    await db.run(sql`create function hold() returns trigger language plpgsql as $$
      begin if new.external_userid = tg_argv[0] then perform pg_advisory_xact_lock(77); end if; return new; end $$`);
    await db.run(sql`
      create trigger holds before insert on wecom_contact for each row execute function hold(${raw(`'${people.at(-1)}'`)})`);
    const outcome = await db.withConnection(async (client) => {
      await client.query('select pg_advisory_lock(77)');
      const running = rig.wecom.reconcile();
      const seen = sql`select id from wecom_sync where counts ->> 'seen' = '100'`;
      await until(async () => (await db.one(seen)) !== undefined);
      await db.run(sql`update wecom_sync set state = 'failed', error = 'reconciliation/stopped'`);
      await client.query('select pg_advisory_unlock(77)');
      return running;
    });
    await db.run(sql`drop function hold cascade`);
    expect(outcome).toEqual({ kind: 'stopped' });
    expect(await db.rows(sql`select state, counts -> 'seen' as seen from wecom_sync`)).toEqual([
      { state: 'failed', seen: 100 },
    ]);
    expect(await rig.events('contact.added')).toHaveLength(100);
    expect(await rig.wecom.reconcile()).toMatchObject({ kind: 'done', value: { seen: 120, added: 20 } });
  });

  it('ends with what the platform said when it fails', async () => {
    await rig.control('PUT', 'faults', {
      failNext: [{ path: 'externalcontact/batch/get_by_user', errcode: 45009 }],
    });
    expect(await rig.wecom.reconcile()).toMatchObject({
      kind: 'refused',
      code: 45009,
      afterMs: expect.closeTo(60_000, -3),
    });
  });
});

describe('the inbox', () => {
  it('goes on past a poisonous row, which ends as failed with its error', async () => {
    const xml = (who: string) =>
      `<xml><Event>change_external_contact</Event><ChangeType>del_follow_user</ChangeType><UserID>ops-01</UserID><ExternalUserID>${who}</ExternalUserID><CreateTime>1772409601</CreateTime></xml>`;
    await push(xml('wm-before'));
    await db.run(sql`
      insert into inbox (channel, dedupe, body, received_at, next_at)
      values ('wecom', 'poison', '["not", "fields"]', ${rig.clock.now()}, ${rig.clock.now()}),
             ('wecom', 'poison-2', '{"Event": "change_external_contact", "ChangeType": "add_external_contact", "UserID": "ops-01"}',
              ${rig.clock.now()}, ${rig.clock.now()})`);
    await push(xml('wm-after'));
    await rig.worker();
    await until(async () => (await db.rows(sql`select 1 from inbox where state = 'new'`)).length === 0);
    const rows = await db.rows<{ dedupe: string; state: string; error: string | null }>(
      sql`select dedupe, state, error from inbox order by id`,
    );
    expect(rows.map((row) => row.state)).toEqual(['done', 'done', 'failed', 'done']);
    expect(rows[2]?.error).toContain('missing');
  });

  it('tries a row that cannot be told again, and gives up with the error', async () => {
    await db.run(sql`alter table wecom_follow add constraint no_poison check (userid <> 'ops-02')`);
    try {
      await push(
        '<xml><Event>change_external_contact</Event><ChangeType>del_follow_user</ChangeType><UserID>ops-02</UserID><ExternalUserID>wm1</ExternalUserID><CreateTime>1772409601</CreateTime></xml>',
      );
      await push(
        '<xml><Event>change_external_contact</Event><ChangeType>del_follow_user</ChangeType><UserID>ops-01</UserID><ExternalUserID>wm2</ExternalUserID><CreateTime>1772409601</CreateTime></xml>',
      );
      await rig.worker();
      const state = async (subject: string) =>
        (await db.one<{ state: string }>(sql`select state from inbox where subject = ${subject}`))?.state;
      await until(async () => (await state('wm2')) === 'done');
      expect(await state('wm1')).toBe('new');
      for (let i = 0; i < 8; i++) {
        await rig.emulator.advance(100);
        await until(
          async () =>
            (await db.rows(sql`select 1 from inbox where state = 'new' and next_at <= ${rig.clock.now()}`))
              .length === 0,
        );
      }
      expect(await db.rows(sql`select state, error from inbox where subject = 'wm1'`)).toMatchObject([
        { state: 'failed', error: expect.stringContaining('no_poison') },
      ]);
    } finally {
      await db.run(sql`alter table wecom_follow drop constraint no_poison`);
    }
  });

  it('takes over rows that a process which died had claimed', async () => {
    await rig.addCustomer('ht-poster');
    await rig.emulator.idle();
    const far = new Date(rig.clock.now().getTime() + 3_600_000);
    await db.run(sql`update inbox set claimed_until = ${far}, attempts = 1`);
    await rig.worker();
    await rig.settled();
    expect(await rig.events('contact.added')).toHaveLength(1);
  });

  it('tells each add once when several workers run', async () => {
    await Promise.all([rig.worker(), rig.worker(), rig.worker()]);
    for (let i = 0; i < 30; i++) await rig.addCustomer('ht-poster');
    await rig.settled();
    expect(await rig.events('contact.added')).toHaveLength(30);
  });

  it('passes a hung platform by: losses are told while profiles are waited for', async () => {
    await rig.worker();
    const before = await rig.addCustomer('ht-poster');
    await rig.settled();
    await rig.control('PUT', 'faults', { failNext: [{ path: 'externalcontact/get', timeoutMs: HUNG_MS }] });
    for (let i = 0; i < 20; i++) await rig.addCustomer('ht-poster');
    await rig.control('POST', `people/${before.id}/leave`, { userid: 'ops-01' });
    await until(async () => (await rig.events('contact.lost')).length === 1);
    expect((await rig.events('contact.added')).length, 'profiles are still waited for').toBeLessThan(21);
    await until(async () => (await rig.events('contact.added')).length === 21);
  });
});

describe('the callback URL', () => {
  const url = (query: Record<string, string>) =>
    `/v1/channels/wecom/callback?${new URLSearchParams(query).toString()}`;

  it('answers the check of the console with the plain text', async () => {
    const echostr = encrypt(
      CALLBACK.encodingAesKey,
      '5927782489442352469',
      rig.emulator.world.state.tenant.corpId,
    );
    const query = { timestamp: '1', nonce: '2', echostr };
    const msg_signature = getSignature(CALLBACK.token, '1', '2', echostr);
    const answer = await rig.app.inject(url({ ...query, msg_signature }));
    expect([answer.statusCode, answer.body]).toEqual([200, '5927782489442352469']);
    const forged = await rig.app.inject(url({ ...query, msg_signature: 'a'.repeat(40) }));
    expect(forged.statusCode).toBe(403);
    expect(forged.json()).toMatchObject({ code: 'channel/callback-forged' });
  });

  it('keeps an equal push once', async () => {
    const xml = '<xml><Event>enter_agent</Event><CreateTime>1</CreateTime></xml>';
    for (let i = 0; i < 3; i++) expect((await push(xml)).statusCode).toBe(200);
    expect(await db.rows(sql`select state from inbox`)).toHaveLength(1);
  });

  it('refuses what is not for this corp, too large, or not XML', async () => {
    const { corpId } = rig.emulator.world.state.tenant;
    expect((await push('<xml><Event>x</Event></xml>', { corpId: 'wwother', ...CALLBACK })).statusCode).toBe(
      400,
    );
    expect((await push('hello')).statusCode).toBe(400);
    expect((await push(`<xml><Event>${'x'.repeat(900_000)}</Event></xml>`)).statusCode).toBe(413);
    expect(
      (await push('<xml><Event>x</Event></xml>', { corpId, ...CALLBACK, token: 'other' })).statusCode,
    ).toBe(403);
    expect(await db.rows(sql`select 1 from inbox`)).toEqual([]);
  });

  it('never fails on rubbish', async () => {
    const query = fc.dictionary(
      fc.constantFrom('msg_signature', 'timestamp', 'nonce', 'echostr', 'x'),
      fc.string({ maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET' as const, 'POST' as const),
        query,
        fc.oneof(
          fc.string(),
          fc.base64String().map((text) => `<xml><Encrypt>${text}</Encrypt></xml>`),
        ),
        fc.constantFrom('text/xml', 'application/json', 'application/x-www-form-urlencoded', ''),
        async (method, params, payload, type) => {
          const answer = await rig.app.inject({
            method,
            url: url(params),
            ...(method === 'POST' ? { payload, headers: type ? { 'content-type': type } : {} } : {}),
          });
          expect(answer.statusCode).toBeGreaterThanOrEqual(400);
          expect(answer.statusCode).toBeLessThan(500);
          expect(answer.json()).toHaveProperty('code');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never fails on signed rubbish either', async () => {
    const value = fc.string({ unit: 'grapheme', maxLength: 30 });
    const field = fc.tuple(
      fc.constantFrom('Event', 'ChangeType', 'UserID', 'ExternalUserID', 'CreateTime', 'State', 'X'),
      fc.oneof(
        value,
        fc.constantFrom('change_external_contact', 'add_external_contact', 'ops-01', '1772409601'),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(field, { maxLength: 8 }), async (fields) => {
        const body = fields.map(([name, text]) => `<${name}><![CDATA[${text}]]></${name}>`).join('');
        expect((await push(`<xml>${body}</xml>`)).statusCode).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
    await rig.worker();
    await until(async () => (await db.rows(sql`select 1 from inbox where state = 'new'`)).length === 0);
  });
});
