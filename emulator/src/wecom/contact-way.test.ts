import { afterEach, beforeEach, expect, it } from 'vitest';
import { addCode, addCustomer, type Rig, startRig } from '../testing/harness.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.emulator.close());

it('is added, read, changed, listed and deleted', async () => {
  const added = await rig.ok('externalcontact/add_contact_way', {
    type: 2,
    scene: 2,
    state: 'course-poster',
    remark: '课程海报',
    user: ['ops-01', 'ops-02'],
  });
  const config_id = String(added.config_id);
  expect(added.qr_code).toBe(`${rig.url}/qr/${config_id}.png`);
  const picture = await fetch(String(added.qr_code));
  expect(picture.headers.get('content-type')).toBe('image/png');
  const png = Buffer.from(await picture.arrayBuffer());
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  // Width and height of the first chunk: a square.
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20));
  await rig.ok('externalcontact/update_contact_way', { config_id, user: ['sales-01'], state: 'other' });
  const got = await rig.ok('externalcontact/get_contact_way', { config_id });
  expect(got.contact_way).toMatchObject({
    config_id,
    type: 2,
    remark: '课程海报',
    state: 'other',
    user: ['sales-01'],
  });
  expect(await rig.ok('externalcontact/list_contact_way', {})).toMatchObject({
    contact_way: [{ config_id }],
    next_cursor: '',
  });
  await rig.ok('externalcontact/del_contact_way', { config_id });
  expect((await rig.call('externalcontact/get_contact_way', { config_id })).errcode).toBe(41044);
  const person = await rig.control<{ id: string }>('POST', 'people', {});
  await expect(rig.control('POST', `people/${person.id}/scan`, { configId: config_id })).rejects.toThrow(
    '404',
  );
});

it('leads its scan address to the phone', async () => {
  const configId = await addCode(rig);
  const response = await fetch(`${rig.url}/scan/${configId}`, { redirect: 'manual' });
  expect(response.headers.get('location')).toBe(`/phone?scan=${configId}`);
});

it('lists the last ninety days in pages', async () => {
  const old = await addCode(rig);
  await rig.emulator.advance(91 * 86_400);
  const made = [await addCode(rig), await addCode(rig), await addCode(rig)];
  const first = await rig.ok('externalcontact/list_contact_way', { limit: 2 });
  const rest = await rig.ok('externalcontact/list_contact_way', { limit: 2, cursor: first.next_cursor });
  const ids = [...(first.contact_way as []), ...(rest.contact_way as [])].map(({ config_id }) => config_id);
  expect(ids).toEqual(made);
  const all = await rig.ok('externalcontact/list_contact_way', { start_time: 0 });
  expect(all.contact_way).toHaveLength(4);
  expect(JSON.stringify(all)).toContain(old);
});

it('answers the documented errors', async () => {
  await rig.control('PUT', 'staff', { staff: [{ userid: 'asleep', name: '未激活', active: false }] });
  const base = { type: 2, scene: 2, user: ['ops-01'] };
  const many = Array.from({ length: 101 }, (_, i) => ({ userid: `m${i}`, name: `m${i}` }));
  await rig.control('PUT', 'staff', { staff: many });
  const cases: Array<[Record<string, unknown>, number]> = [
    [{ ...base, type: undefined }, 41037],
    [{ ...base, scene: undefined }, 41038],
    [{ ...base, type: 3 }, 41039],
    [{ ...base, scene: 3 }, 41040],
    [{ ...base, scene: 1, style: 9 }, 41042],
    [{ ...base, user: ['nobody'] }, 40003],
    [{ ...base, user: ['asleep'] }, 41054],
    [{ ...base, user: [] }, 40058],
    [{ ...base, type: 1, user: ['ops-01', 'ops-02'] }, 40058],
    [{ ...base, party: [77] }, 60123],
    [{ ...base, user: many.map((one) => one.userid) }, 41041],
    [{ ...base, state: 's'.repeat(31) }, 40058],
    [{ ...base, is_temp: true }, 48002],
  ];
  for (const [body, code] of cases) {
    const answer = await rig.call('externalcontact/add_contact_way', body);
    expect(answer.errcode, JSON.stringify(body).slice(0, 80)).toBe(code);
  }
  expect((await rig.call('externalcontact/get_contact_way', {})).errcode).toBe(41043);
});

it('gives each new customer to the member with the fewest', async () => {
  const code = await addCode(rig, { user: ['ops-01', 'ops-02'], party: [3] });
  const members = [];
  for (let i = 0; i < 8; i++) members.push((await addCustomer(rig, code)).userid);
  const four = ['ops-01', 'ops-02', 'sales-01', 'sales-02'];
  expect(members).toEqual([...four, ...four]);
});

it('waits for the member when verification is not skipped', async () => {
  const configId = await addCode(rig, { skip_verify: false });
  const person = await rig.control<{ id: string; externalUserid: string }>('POST', 'people', {});
  await rig.control('POST', `people/${person.id}/scan`, { configId });
  expect(await rig.control('POST', `people/${person.id}/accept`, {})).toEqual({
    kind: 'requested',
    userid: 'ops-01',
  });
  expect((await rig.call('externalcontact/list', undefined, { userid: 'ops-01' })).errcode).toBe(84061);
  await rig.control('POST', 'staff/ops-01/accept', { external_userid: person.externalUserid });
  const list = await rig.ok('externalcontact/list', undefined, { userid: 'ops-01' });
  expect(list.external_userid).toEqual([person.externalUserid]);
});
