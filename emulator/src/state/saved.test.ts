import { afterEach, expect, it } from 'vitest';
import { addCode, addCustomer, type Rig, startRig } from '../testing/harness.ts';
import { decodeState } from './saved.ts';

const rigs: Rig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.emulator.close();
});

async function rigOf(...given: Parameters<typeof startRig>): Promise<Rig> {
  const rig = await startRig(...given);
  rigs.push(rig);
  return rig;
}

interface Saved {
  state: { acts: Array<{ at: number; seq: number }> };
}

/** The saved world with the agenda in its order; only the numbers that break ties may differ. */
function comparable(rig: Rig): unknown {
  const saved = JSON.parse(rig.emulator.save()) as Saved;
  const sorted = saved.state.acts.sort((a, b) => a.at - b.at || a.seq - b.seq);
  return { ...saved, state: { ...saved.state, acts: sorted.map(({ seq: _seq, ...act }) => act) } };
}

it('restores a world that goes on exactly as the first would have', async () => {
  const rig = await rigOf({ running: true, arrivalsPerDay: 100 });
  const code = await addCode(rig);
  await addCustomer(rig, code);
  await rig.emulator.advance(2 * 86_400);
  const copy = await rigOf({ saved: rig.emulator.save(), startAt: undefined });
  expect(copy.emulator.clock.now()).toBe(rig.emulator.clock.now());
  await rig.emulator.advance(2 * 86_400);
  await copy.emulator.advance(2 * 86_400);
  expect(comparable(copy)).toEqual(comparable(rig));
  const list = await copy.ok('externalcontact/list', undefined, { userid: 'ops-01' });
  expect((list.external_userid as string[]).length).toBeGreaterThan(100);
});

it('keeps tokens valid over a restart', async () => {
  const rig = await rigOf();
  const token = await rig.token();
  const copy = await rigOf({ saved: rig.emulator.save() });
  const answer = await fetch(`${copy.url}/cgi-bin/get_jsapi_ticket?access_token=${token}`);
  expect(await answer.json()).toMatchObject({ errcode: 0 });
});

it('never lets time run backwards', async () => {
  let wall = 1_800_000_000_000;
  const rig = await rigOf({ clock: 'real', startAt: undefined, wall: () => wall });
  await rig.emulator.advance(86_400);
  const saved = rig.emulator.save();
  wall += 3_600_000;
  const copy = await rigOf({ clock: 'real', startAt: undefined, saved, wall: () => wall });
  expect(copy.emulator.clock.now()).toBe(1_800_086_400_000);
});

it('knows whether something changed', async () => {
  const rig = await rigOf();
  expect(rig.emulator.hasChanged()).toBe(true);
  rig.emulator.save();
  expect(rig.emulator.hasChanged()).toBe(false);
  await rig.call('externalcontact/get_corp_tag_list', { tag_id: ['etX'] });
  await rig.control('GET', 'state');
  rig.emulator.save();
  await rig.control('POST', 'people', {});
  expect(rig.emulator.hasChanged()).toBe(true);
});

it.each([
  ['', 'Unexpected end'],
  ['{}', 'not a state file'],
  ['{"format":"hetang-emulator","version":9}', 'version'],
  ['{"format":"hetang-emulator","version":1,"now":1,"state":{}}', 'staff is missing'],
])('refuses %s', (text, reason) => {
  expect(() => decodeState(text)).toThrow(reason);
});

it('begins a fresh world at a given moment, and a restored one at its own', async () => {
  const startAt = Date.UTC(2026, 2, 2, 1);
  const wall = (): number => startAt + 400 * 86_400_000;
  const fresh = await rigOf({ clock: 'real', startAt, wall });
  expect(fresh.emulator.clock.now()).toBe(startAt);
  await fresh.emulator.advance(3600);
  const restored = await rigOf({ clock: 'real', startAt, wall, saved: fresh.emulator.save() });
  expect(restored.emulator.clock.now()).toBe(startAt + 3_600_000);
});

it('reads what an earlier version wrote, which knew neither groups nor transfers', async () => {
  const rig = await rigOf();
  const { id } = await addCustomer(rig, await addCode(rig));
  const old = JSON.parse(rig.emulator.save()) as {
    state: Record<string, unknown> & { people: Array<[string, object]> };
  };
  for (const name of ['groups', 'joinWays', 'groupWelcomes', 'moments', 'resigned', 'unassigned', 'duties'])
    delete old.state[name];
  for (const [, person] of old.state.people) Reflect.deleteProperty(person, 'groups');
  const copy = await rigOf({ saved: JSON.stringify(old) });
  expect(await copy.control('GET', `people/${id}`)).toMatchObject({ id, groups: [], friends: ['ops-01'] });
});

it('keeps what the console, the app and the Official Account know', async () => {
  const rig = await rigOf();
  await rig.ok('department/create', { name: '直播部', parentid: 1 });
  const { tagid } = await rig.ok('tag/create', { tagname: '夜班' });
  await rig.ok('tag/addtagusers', { tagid, userlist: ['ops-01'] });
  await rig.ok('appchat/create', { chatid: 'duty', userlist: ['ops-01', 'ops-02'] });
  const strategy = { strategy_name: '一组', admin_list: ['ops-01'], range: [{ type: 1, userid: 'ops-01' }] };
  await rig.ok('externalcontact/customer_strategy/create', strategy);
  await rig.control('PUT', 'tenant', { contactScope: { users: ['ops-01'], departments: [] } });
  const copy = await rigOf({ saved: rig.emulator.save() });
  expect(await copy.ok('tag/get', undefined, { tagid: String(tagid) })).toMatchObject({
    userlist: [{ userid: 'ops-01' }],
  });
  expect(await copy.ok('appchat/get', undefined, { chatid: 'duty' })).toMatchObject({ errcode: 0 });
  expect(await copy.ok('externalcontact/customer_strategy/get', { strategy_id: 1 })).toMatchObject({
    strategy: { strategy_name: '一组' },
  });
  expect((await copy.ok('externalcontact/get_follow_user_list')).follow_user).toEqual(['ops-01']);
  const again = await copy.ok('tag/create', { tagname: '早班' });
  expect(again.tagid).toBe(2);
});

it('reads the Official Account of an earlier version', async () => {
  const rig = await rigOf();
  const old = JSON.parse(rig.emulator.save()) as { state: { account: Record<string, unknown> } };
  for (const name of ['tags', 'drafts', 'massMessages', 'webGrants', 'conditionalMenus'])
    delete old.state.account[name];
  const copy = await rigOf({ saved: JSON.stringify(old) });
  const { account } = copy.emulator.world.state;
  expect(account.drafts).toEqual([]);
  expect(account.appId).toBe(rig.emulator.world.state.account.appId);
});

it('leaves a stopped clock stopped', async () => {
  let wall = 1_800_000_000_000;
  const rig = await rigOf({ clock: { speed: 60 }, startAt: undefined, wall: () => wall });
  await rig.control('PUT', 'clock', { speed: 0 });
  const at = rig.emulator.clock.now();
  const copy = await rigOf({
    clock: undefined,
    startAt: undefined,
    saved: rig.emulator.save(),
    wall: () => wall,
  });
  wall += 60_000;
  expect(copy.emulator.clock.now()).toBe(at);
  const running = await rigOf({
    clock: { speed: 2 },
    startAt: undefined,
    saved: rig.emulator.save(),
    wall: () => wall,
  });
  wall += 1000;
  expect(running.emulator.clock.now()).toBe(at + 2000);
});
