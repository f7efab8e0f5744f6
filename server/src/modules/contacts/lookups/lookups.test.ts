import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../../test/harness/wecom-rig.ts';
import type { IdLookupChannel } from '../../../channels/id-lookup.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { ingestEvents } from '../ingest-events.ts';
import { judgeLookup } from '../rules/judge-lookup.ts';
import { lookUpIds } from './look-up-ids.ts';

const PATH = 'idconvert/unionid_to_external_userid';
const HOUR = 3600;

let db: TestDatabase;
let rig: WecomRig;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`
    truncate identity_lookup, identity_conflict, contact, identity, event, wecom_token, wecom_quota, wecom_breaker
    restart identity`);
  rig = await startWecomRig(db);
});
afterEach(() => rig.close());

interface Someone {
  unionid: string;
  openid: string;
  externalUserid: string;
}

/** A customer of a member of whom nobody has told Hetang. */
async function customer(): Promise<Someone> {
  const code = { platformId: null, userids: ['ops-01'], state: 'ht-x', remark: '', skipVerify: true };
  await rig.wecom.port.ensureCode(code);
  const { id } = await rig.addCustomer('ht-x');
  return rig.control<Someone & Record<string, unknown>>('GET', `people/${id}`);
}
/** Somebody of WeChat who is nobody's customer. */
const stranger = () => rig.control<Someone & Record<string, unknown>>('POST', 'people', {});

const tell = (identities: Record<string, string>, source = 'api:shop') =>
  db.transaction(async (tx) => {
    const list = Object.entries(identities).map(([kind, value]) => ({ kind, value }));
    const event = { name: 'order.paid', at: rig.clock.now(), identities: list, props: {} };
    const [result] = await ingestEvents(tx, [event], { source, now: rig.clock.now() });
    return result?.contactId ?? 0;
  });
const both = ({ unionid, openid }: Someone) => ({ unionid, openid });
const work = (port: IdLookupChannel = rig.wecom.port) => lookUpIds({ db, clock: rig.clock, port });
const lookup = (unionid: string) =>
  db.one<{ state: string; reason: string | null; source: string }>(
    sql`select state, reason, source from identity_lookup where unionid = ${unionid}`,
  );
const ownerOf = async (externalUserid: string) =>
  db.one<{ contact_id: number; source: string }>(
    sql`select contact_id, source from identity where kind = 'external_userid' and value = ${externalUserid}`,
  );
const asked = async () =>
  (await rig.control<{ requests: object[] }>('GET', `requests?path=${PATH}&limit=500`)).requests.length;
const fail = (errcode: number, times = 1) =>
  rig.control('PUT', 'faults', { failNext: [{ path: PATH, errcode, times }] });
const later = (seconds: number) => rig.emulator.advance(seconds);

describe('who somebody of the shop is in WeCom', () => {
  it('is asked once, and the name is told to the log like any other', async () => {
    const person = await customer();
    const contact = await tell(both(person));
    expect(await work()).toBe(1);
    expect(await ownerOf(person.externalUserid)).toEqual({ contact_id: contact, source: 'lookup' });
    expect(await lookup(person.unionid)).toEqual({ state: 'found', reason: null, source: 'api:shop' });
    const [event] = await rig.events('contact.updated');
    expect(event).toMatchObject({ who: person.externalUserid });
    await tell(both(person));
    await later(60 * 24 * HOUR);
    expect(await work()).toBe(0);
    expect(await asked()).toBe(1);
  });

  it('is asked only with both names, as soon as both are there', async () => {
    const [one, two] = [await customer(), await customer()];
    await tell({ unionid: one.unionid });
    await tell({ openid: two.openid });
    expect(await work()).toBe(0);
    await tell({ phone: '13800000001', unionid: two.unionid });
    await tell({ unionid: one.unionid, openid: one.openid }, 'import:7');
    expect(await work()).toBe(1);
    expect(await lookup(one.unionid)).toMatchObject({ state: 'found', source: 'import:7' });
    await tell({ openid: two.openid, phone: '13800000001' });
    expect(await work()).toBe(0); // the openid is another contact's: a conflict, and not theirs to ask with
  });

  it('leaves a name with the contact whose it is, and suggests to merge the two', async () => {
    const person = await customer();
    const friend = await tell({ external_userid: person.externalUserid }, 'wecom');
    const shopper = await tell(both(person));
    await work();
    expect(await ownerOf(person.externalUserid)).toEqual({ contact_id: friend, source: 'wecom' });
    expect(await db.rows(sql`select kind, contact_id, other_id from identity_conflict`)).toEqual([
      { kind: 'external_userid', contact_id: friend, other_id: shopper },
    ]);
  });

  it('is asked again after 30 days when nobody has them, and no more when somebody else has told', async () => {
    const person = await stranger();
    await tell(both(person));
    await work();
    expect(await lookup(person.unionid)).toMatchObject({ state: 'nobody' });
    await later(29 * 24 * HOUR);
    expect(await work()).toBe(0);
    await later(2 * 24 * HOUR);
    expect(await work()).toBe(1);
    expect(await asked()).toBe(2);
    await tell({ unionid: person.unionid, external_userid: person.externalUserid }, 'wecom');
    await later(31 * 24 * HOUR);
    expect(await work()).toBe(0);
    expect(await lookup(person.unionid)).toMatchObject({ state: 'known' });
    expect(await asked()).toBe(2);
  });

  it('is asked once by several processes together', async () => {
    for (let nr = 0; nr < 50; nr++) await tell({ unionid: `u${nr}`, openid: `o${nr}` });
    const counts = await Promise.all([work(), work(), work()]);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(50);
    expect(await asked()).toBe(50);
  });
});

describe('trouble of the platform', () => {
  it('with its limits holds all questions until the pause is over; then it goes on', async () => {
    for (let nr = 0; nr < 20; nr++) await tell({ unionid: `u${nr}`, openid: `o${nr}` });
    await fail(45009, 8);
    expect(await work()).toBe(0);
    const first = await asked();
    expect(first).toBeLessThanOrEqual(8);
    expect(await work()).toBe(0);
    expect(await asked()).toBe(first);
    const nobodys: string[] = [];
    const answering: IdLookupChannel = {
      async findExternalUserid({ unionid }) {
        nobodys.push(unionid);
        return { kind: 'done', value: null };
      },
    };
    expect(await work(answering)).toBe(0);
    await later(901);
    expect(await work(answering)).toBe(20);
    expect(new Set(nobodys).size).toBe(20);
  });

  it('with a limit that Hetang keeps itself makes no call', async () => {
    const person = await customer();
    await tell(both(person));
    const port = rig.wecom.port;
    await port.findExternalUserid({ unionid: 'x', openid: 'y' });
    const before = await asked();
    await db.run(sql`
      update wecom_quota set ledger = jsonb_build_object('hour', jsonb_build_array(jsonb_build_array(
        (extract(epoch from now()) * 1000)::bigint / 300000 * 300000, 100000)))
      where api = ${PATH}`);
    // What the process holds already of its lease.
    for (let held = 4; held > 0; held -= 1) await port.findExternalUserid({ unionid: 'x', openid: 'y' });
    const after = await asked();
    expect(after - before).toBeLessThanOrEqual(4);
    expect(await work()).toBe(0);
    expect(await asked()).toBe(after);
    expect(await lookup(person.unionid)).toMatchObject({
      state: 'waiting',
      reason: 'platform--1003: quota-spent',
    });
  });

  it('with the right to ask is tried again after an hour', async () => {
    const person = await customer();
    await tell(both(person));
    await fail(48002);
    expect(await work()).toBe(0);
    expect(await lookup(person.unionid)).toMatchObject({
      state: 'waiting',
      reason: 'platform-48002: no-permission',
    });
    await later(HOUR - 60);
    expect(await work()).toBe(0);
    expect(await asked()).toBe(1);
    await later(120);
    expect(await work()).toBe(1);
    expect(await lookup(person.unionid)).toMatchObject({ state: 'found', reason: null });
  });

  it('with one openid ends that question, until there is another', async () => {
    const person = await customer();
    const contact = await tell({ unionid: person.unionid, openid: 'not-his' });
    await fail(40003);
    expect(await work()).toBe(1);
    expect(await lookup(person.unionid)).toMatchObject({
      state: 'refused',
      reason: 'platform-40003: bad-parameter',
    });
    await later(60 * 24 * HOUR);
    expect(await work()).toBe(0);
    await tell({ contact_id: String(contact), openid: person.openid });
    expect(await work()).toBe(1);
    expect(await ownerOf(person.externalUserid)).toMatchObject({ contact_id: contact });
  });

  it('with one question for ever holds up no other', () => {
    const unknown = { kind: 'unknown', problem: 'timeout' } as const;
    expect([1, 2, 4].map((tries) => judgeLookup(unknown, tries).waitMs)).toEqual([60_000, 120_000, 480_000]);
    expect(judgeLookup(unknown, 4).reason).toBe('outcome-unknown');
    expect(judgeLookup(unknown, 5)).toMatchObject({ state: 'waiting', reason: null, waitMs: 86_400_000 });
  });
});
