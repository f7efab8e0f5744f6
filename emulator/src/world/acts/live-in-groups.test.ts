import { afterEach, expect, it } from 'vitest';
import { addCode, type Rig, startRig } from '../../testing/harness.ts';

const DAY = 86_400;
const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Six days of a tenant with one code; with groups, there is a code of theirs besides. */
async function sixDays(withGroups: boolean): Promise<{ rig: Rig; chatId: string }> {
  const rig = await startRig({ seed: 5, running: true, arrivalsPerDay: 80 });
  closing.push(() => rig.emulator.close());
  await addCode(rig, { user: ['ops-01'], state: 'street' });
  let chatId = '';
  if (withGroups) {
    chatId = String((await rig.control('POST', 'staff/ops-01/groups', { name: '交流1群' })).chat_id);
    const way = { scene: 2, chat_id_list: [chatId], auto_create_room: 0, state: 'poster' };
    await rig.ok('externalcontact/groupchat/add_join_way', way);
  }
  for (let day = 0; day < 6; day++) await rig.emulator.advance(DAY);
  return { rig, chatId };
}

it('people join by a group code, speak and leave, as statistics say', async () => {
  const { rig, chatId } = await sixDays(true);
  const { state } = rig.emulator.world;
  const group = state.groups.get(chatId);
  const customers = group?.members.filter(({ kind }) => kind === 'customer') ?? [];
  expect(customers.length).toBeGreaterThan(10);
  expect(new Set(customers.map(({ scene, state: from }) => `${scene} ${from}`))).toEqual(
    new Set(['3 poster']),
  );
  const days = Object.values(group?.days ?? {});
  const sum = (field: 'joined' | 'left' | 'messages') => days.reduce((all, day) => all + day[field], 0);
  // The owner is a member who joined on the first day.
  expect(sum('joined') - sum('left')).toBe(customers.length + 1);
  expect(sum('messages')).toBeGreaterThan(10);
  expect(days.every(({ speakers }) => speakers.every((id) => state.externals.has(id)))).toBe(true);
});

it('changes nothing else in anybody’s life', async () => {
  const lives = (rig: Rig) =>
    [...rig.emulator.world.state.people.values()].map(({ name, did }) => [name, did]);
  const [without, inside] = [await sixDays(false), await sixDays(true)];
  expect(lives(inside.rig)).toEqual(lives(without.rig));
});
