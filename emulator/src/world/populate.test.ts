import { afterEach, expect, it } from 'vitest';
import { createEmulator } from '../emulator.ts';
import { type Rig, startRig } from '../testing/harness.ts';

let rig: Rig;
afterEach(() => rig.emulator.close());

it('begins with customers and groups that calls can read, and none of it twice after a restore', async () => {
  rig = await startRig({ population: { people: 103, groups: 5 } });
  const { external_userid: own } = await rig.ok('externalcontact/list', undefined, { userid: 'ops-01' });
  expect(own).toHaveLength(26);
  const groups = await rig.ok('externalcontact/groupchat/list', { limit: 100 });
  expect(groups.group_chat_list).toHaveLength(5);
  const [first] = groups.group_chat_list as Array<{ chat_id: string }>;
  await rig.emulator.advance(3);
  const { group_chat: group } = await rig.ok('externalcontact/groupchat/get', { chat_id: first?.chat_id });
  expect(group).toMatchObject({ owner: 'ops-01', member_list: { length: 21 } });
  const again = createEmulator({ saved: rig.emulator.save(), population: { people: 9 }, clock: 'manual' });
  expect(again.world.state.people.size).toBe(103);
  expect(again.world.state.groups.size).toBe(5);
  await again.close();
});

it('is empty without members, and the same for the same seed', async () => {
  rig = await startRig({ staff: false, population: { people: 9, groups: 2 } });
  expect(rig.emulator.world.state.people.size).toBe(0);
  const twice = [1, 2].map(() =>
    createEmulator({ seed: 4, clock: 'manual', startAt: 0, population: { people: 20, groups: 2 } }),
  );
  expect(twice[0]?.save()).toBe(twice[1]?.save());
  for (const one of twice) await one.close();
});
