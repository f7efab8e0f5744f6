import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { HUNG_MS, startWecomRig, until, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { sql } from '../../kernel/database/sql.ts';

let db: TestDatabase;
let rig: WecomRig;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate inbox, event, contact, identity, wecom_contact, wecom_follow, wecom_token`);
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

const words = async (id: string): Promise<string[]> => {
  const person = await rig.control<{ chats: { messages: { from: string; body: { text?: string } }[] }[] }>(
    'GET',
    `people/${id}`,
  );
  return person.chats.flatMap((chat) =>
    chat.messages.filter((message) => message.from === 'staff').map((message) => message.body.text ?? 'link'),
  );
};

describe('from scan to welcome', () => {
  it('tells the add with code, staff, welcome code and profile, and welcomes within moments', async () => {
    await rig.worker();
    const person = await rig.addCustomer('ht-poster');
    await rig.settled();
    const [added, ...more] = await rig.events();
    expect(more).toEqual([]);
    expect(added).toMatchObject({
      name: 'contact.added',
      who: person.who,
      at: rig.clock.now(),
      props: { staff: 'lin', code: 'poster', state: 'ht-poster', add_way: 1 },
    });
    expect(added?.props.name).toBeTypeOf('string');
    const identities = await db.rows<{ kind: string }>(sql`select kind from identity order by kind`);
    expect(identities.map((row) => row.kind)).toEqual(['external_userid', 'unionid']);
    const welcomeCode = String(added?.props.welcome_code);
    const content = { text: '你好', link: { title: '资料', url: 'https://example.com/a' } };
    expect(await rig.wecom.port.sendWelcome({ welcomeCode, content })).toEqual({ kind: 'done', value: null });
    expect(await words(person.id)).toEqual(['你好', 'link']);
    const again = await rig.wecom.port.sendWelcome({ welcomeCode, content });
    expect(again).toMatchObject({ kind: 'refused', code: 41051, reason: 'welcome-already', retry: 'never' });
    expect(await words(person.id)).toHaveLength(2);
  });

  it('refuses a welcome after 20 s with a reason', async () => {
    await rig.worker();
    await rig.addCustomer('ht-poster');
    await rig.settled();
    const [added] = await rig.events();
    await rig.emulator.advance(25);
    const outcome = await rig.wecom.port.sendWelcome({
      welcomeCode: String(added?.props.welcome_code),
      content: { text: '晚了' },
    });
    expect(outcome).toMatchObject({ kind: 'refused', code: 41050, reason: 'welcome-expired' });
  });

  it('does not lose the welcome when the profile cannot be had, and fills it later', async () => {
    await rig.control('PUT', 'faults', {
      failNext: [{ path: 'externalcontact/get', timeoutMs: HUNG_MS, times: 1 }],
    });
    await rig.worker();
    const person = await rig.addCustomer('ht-poster');
    await until(async () => (await rig.events('contact.added')).length === 1);
    const [added] = await rig.events('contact.added');
    expect(added?.props).toMatchObject({ staff: 'lin', welcome_code: expect.any(String) });
    expect(added?.props.name).toBeUndefined();
    await rig.emulator.advance(60);
    await until(async () => (await rig.events('contact.updated')).length === 1);
    const [updated] = await rig.events('contact.updated');
    expect(updated?.who).toBe(person.who);
    expect(updated?.props.name).toBeTypeOf('string');
  });

  it('is quick: a burst of adds is told and welcomed with two calls for each, before the codes expire', async () => {
    await rig.worker();
    const callsBefore = rig.emulator.calls();
    for (let i = 0; i < 40; i++) await rig.addCustomer('ht-poster');
    await rig.settled();
    const added = await rig.events('contact.added');
    const outcomes = await Promise.all(
      added.map((event) =>
        rig.wecom.port.sendWelcome({
          welcomeCode: String(event.props.welcome_code),
          content: { text: '你好' },
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.kind === 'done')).toHaveLength(40);
    expect(rig.emulator.calls() - callsBefore).toBe(80);
  });
});

describe('losses', () => {
  it('tells who left whom', async () => {
    await rig.worker();
    const one = await rig.addCustomer('ht-poster');
    const two = await rig.addCustomer('ht-poster');
    await rig.settled();
    await rig.control('POST', `people/${one.id}/leave`, { userid: 'ops-01' });
    await rig.control('POST', 'staff/ops-01/delete', { external_userid: two.who });
    await rig.settled();
    expect(await rig.events('contact.lost')).toMatchObject([{ who: one.who, props: { staff: 'lin' } }]);
    expect(await rig.events('contact.removed')).toMatchObject([{ who: two.who, props: { staff: 'lin' } }]);
  });

  it('ends as the platform is, whatever is repeated or overtakes', async () => {
    await rig.control('PUT', 'faults', { callbacks: { duplicate: 0.6, reorder: 0.5 } });
    await rig.worker();
    const people = [];
    for (let i = 0; i < 12; i++) {
      const person = await rig.addCustomer('ht-poster');
      people.push(person);
      await rig.emulator.advance(1);
      if (i % 3 === 0) await rig.control('POST', `people/${person.id}/leave`, { userid: 'ops-01' });
      await rig.emulator.advance(1);
    }
    await rig.emulator.advance(120);
    await rig.settled();
    const added = await rig.events('contact.added');
    const lost = await rig.events('contact.lost');
    expect(added.map((event) => event.who).sort()).toEqual(people.map((person) => person.who).sort());
    expect(lost.map((event) => event.who).sort()).toEqual(
      people
        .filter((_, i) => i % 3 === 0)
        .map((person) => person.who)
        .sort(),
    );
    const all = await rig.events();
    for (const { who } of lost) {
      const order = all.filter((event) => event.who === who).map((event) => event.name);
      expect(order).toEqual(['contact.added', 'contact.lost']);
    }
  });

  it('leaves members outside the plan alone', async () => {
    rig.staff.delete('ops-01');
    await rig.worker();
    await rig.addCustomer('ht-poster');
    await rig.settled();
    expect(await rig.events()).toEqual([]);
    const rows = await db.rows<{ state: string; note: string }>(sql`select state, note from inbox`);
    expect(rows).toEqual([{ state: 'done', note: 'the member is not in the plan' }]);
  });
});
