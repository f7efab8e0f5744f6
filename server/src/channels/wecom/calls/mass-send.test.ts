import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../../test/harness/wecom-rig.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { isSameMassSend } from '../rules/same-mass-send.ts';

let db: TestDatabase;
let rig: WecomRig;
let friends: string[];
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate wecom_token`);
  rig = await startWecomRig(db);
  const code = { platformId: null, userids: ['ops-01'], state: 'ht-a', remark: '', skipVerify: true };
  await rig.wecom.port.ensureCode(code);
  friends = [];
  for (let i = 0; i < 3; i++) friends.push((await rig.addCustomer('ht-a')).who);
});
afterEach(() => rig.close());

const content = {
  text: '今晚八点直播',
  link: { title: '直'.repeat(60), url: 'https://example.com/live', desc: '说明' },
};
const input = (targets = friends) => ({ sender: 'ops-01', audience: 'contacts' as const, targets, content });
const tasks = async () =>
  (
    await rig.control<{ tasks: { msgid: string; text: string; bodies: object[] }[] }>(
      'GET',
      'staff/ops-01/tasks',
    )
  ).tasks;

async function create(targets = friends): Promise<string> {
  const made = await rig.wecom.port.createMassSend(input(targets));
  if (made.kind !== 'done') throw new Error(JSON.stringify(made));
  return made.value.platformId;
}

describe('a mass task', () => {
  it('is created with text and link, names who is refused, and is read back target by target', async () => {
    const made = await rig.wecom.port.createMassSend(input([...friends, 'wmstranger']));
    expect(made).toMatchObject({ kind: 'done', value: { refusedTargets: ['wmstranger'] } });
    const [task] = await tasks();
    expect(task?.text).toBe('今晚八点直播');
    expect(task?.bodies).toHaveLength(2);
    const platformId = made.kind === 'done' ? made.value.platformId : '';
    const reading = () => rig.wecom.port.readMassSend({ platformId, sender: 'ops-01' });
    expect(await reading()).toMatchObject({ kind: 'refused', code: 41063, retry: 'later' });
    await rig.emulator.advance(60);
    expect(await reading()).toMatchObject({ value: { confirmed: false, cancelled: false } });
    const leaver = rig.emulator.world.state.externals.get(friends[0] ?? '');
    await rig.control('POST', `people/${leaver}/leave`, { userid: 'ops-01' });
    await rig.control('POST', `staff/ops-01/tasks/${platformId}/confirm`);
    const after = await reading();
    if (after.kind !== 'done') throw new Error(after.kind);
    expect(after.value.confirmed).toBe(true);
    const status = new Map(after.value.targets.map((target) => [target.target, target.status]));
    expect(friends.map((friend) => status.get(friend))).toEqual(['not-friend', 'sent', 'sent']);
    expect(after.value.targets.find((target) => target.status === 'sent')?.at).toEqual(rig.clock.now());
  });

  it('says why when there is nobody to send to', async () => {
    const made = await rig.wecom.port.createMassSend(input(['wmstranger']));
    expect(made).toMatchObject({ kind: 'refused', code: 41048, reason: 'no-targets', retry: 'never' });
  });

  it('whose answer was lost is found, not made again', async () => {
    await rig.control('PUT', 'faults', {
      failNext: [{ path: 'add_msg_template', dropAfterEffect: true, times: 1 }],
    });
    const calledAt = rig.clock.now();
    expect(await rig.wecom.port.createMassSend(input())).toMatchObject({ kind: 'unknown' });
    const [made] = await tasks();
    await rig.emulator.advance(60);
    const find = (more = {}) => rig.wecom.port.findMassSend({ ...input(), calledAt, ...more });
    expect(await find()).toEqual({ kind: 'done', value: { platformId: made?.msgid } });
    expect(await find({ notAmong: [made?.msgid] })).toEqual({ kind: 'done', value: null });
    expect(await find({ content: { text: '别的' } })).toEqual({ kind: 'done', value: null });
    expect(await find({ targets: friends.slice(0, 2) })).toEqual({ kind: 'done', value: null });
    expect(await find({ sender: 'ops-02' })).toEqual({ kind: 'done', value: null });
  });

  it('that was never made is said not to exist only when every candidate could be read', async () => {
    const calledAt = rig.clock.now();
    await create(friends.slice(0, 1)); // another one with the same text, still being dispatched
    const find = () => rig.wecom.port.findMassSend({ ...input(friends.slice(1)), calledAt });
    expect(await find()).toMatchObject({ kind: 'refused', code: 41063, retry: 'later' });
    await rig.emulator.advance(60);
    expect(await find()).toEqual({ kind: 'done', value: null });
  });

  it('is found behind pages of others', async () => {
    const calledAt = rig.clock.now();
    for (let i = 0; i < 105; i++) {
      await rig.wecom.port.createMassSend({ ...input(), content: { text: `第 ${i} 条` } });
    }
    await rig.emulator.advance(60);
    const found = await rig.wecom.port.findMassSend({ ...input(), content: { text: '第 3 条' }, calledAt });
    const all = await tasks();
    expect(found).toEqual({
      kind: 'done',
      value: { platformId: all.find((task) => task.text === '第 3 条')?.msgid },
    });
  });

  it('is reminded of three times, and cancelled', async () => {
    const platformId = await create();
    await rig.emulator.advance(60);
    for (let i = 0; i < 3; i++) {
      expect(await rig.wecom.port.remindMassSend(platformId)).toEqual({ kind: 'done', value: null });
    }
    expect(await rig.wecom.port.remindMassSend(platformId)).toMatchObject({
      kind: 'refused',
      reason: 'remind-limit',
      retry: 'never',
    });
    expect(await rig.wecom.port.cancelMassSend(platformId)).toEqual({ kind: 'done', value: null });
    expect(await rig.wecom.port.cancelMassSend(platformId)).toEqual({ kind: 'done', value: null });
    expect(await rig.wecom.port.readMassSend({ platformId, sender: 'ops-01' })).toEqual({
      kind: 'done',
      value: { confirmed: false, cancelled: true, targets: [] },
    });
    expect(await rig.wecom.port.cancelMassSend('msgnone')).toMatchObject({ reason: 'unknown-message' });
  });
});

describe('notices for staff', () => {
  const inbox = async () =>
    (
      await rig.control<{ messages: { msgtype: string; content: Record<string, string> }[] }>(
        'GET',
        'staff/ops-01/messages',
      )
    ).messages;

  it('arrive as a card within the limits, without HTML of people in it', async () => {
    const outcome = await rig.wecom.port.notifyStaff({
      userids: ['ops-01'],
      title: `给<b>${'客'.repeat(60)}`,
      text: '描'.repeat(400),
      url: 'https://example.com/task',
    });
    expect(outcome).toEqual({ kind: 'done', value: { cardCode: null } });
    const [message] = await inbox();
    expect(message?.msgtype).toBe('textcard');
    const card = JSON.stringify(message);
    expect(card).toContain('给＜b＞');
    expect(card).toContain('…');
  });

  it('arrive as text when there is no link', async () => {
    await rig.wecom.port.notifyStaff({ userids: ['ops-01'], title: '任务', text: '请跟进', url: '' });
    expect(await inbox()).toMatchObject([{ msgtype: 'text' }]);
  });

  it('for nobody are refused by the platform with a reason', async () => {
    const outcome = await rig.wecom.port.notifyStaff({ userids: ['nobody'], title: 'a', text: 'b', url: '' });
    expect(outcome).toMatchObject({ kind: 'refused', code: 81013, reason: 'unknown-staff' });
  });
});

describe('the connection', () => {
  it('is checked with words for what is wrong', async () => {
    const answer = await rig.wecom.checkConnection();
    expect(answer.ok && answer.members).toHaveLength(4);
    await rig.control('PUT', 'faults', { failNext: [{ path: '*', errcode: 60020 }] });
    expect(await rig.wecom.checkConnection()).toMatchObject({
      ok: false,
      code: 60020,
      say: { zh: expect.stringContaining('可信 IP') },
    });
  });
});

describe('isSameMassSend', () => {
  it('wants no strangers, and allows for those the platform refused', () => {
    expect(isSameMassSend(['a', 'b'], ['b', 'a'])).toBe(true);
    expect(isSameMassSend(['a'], ['a', 'b'])).toBe(true);
    expect(isSameMassSend(['a', 'c'], ['a', 'b'])).toBe(false);
    expect(isSameMassSend([], ['a'])).toBe(false);
  });
});
