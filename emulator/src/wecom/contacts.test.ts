import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addCode,
  addCustomer,
  type Receiver,
  type Rig,
  startReceiver,
  startRig,
} from '../testing/harness.ts';

let rig: Rig;
let receiver: Receiver;
beforeEach(async () => {
  rig = await startRig();
  receiver = await startReceiver(rig);
});
afterEach(async () => {
  await rig.emulator.close();
  await receiver.close();
});

interface Contact {
  external_contact: { external_userid: string; unionid: string };
  follow_info: { userid: string; state: string; tag_id: string[] };
}

describe('customers', () => {
  it('appear in list, get and batch after an add', async () => {
    const customer = await addCustomer(rig, await addCode(rig));
    const { externalUserid } = customer;
    expect(externalUserid).toMatch(/^wm[\w-]{30}$/);
    const list = await rig.ok('externalcontact/list', undefined, { userid: 'ops-01' });
    expect(list.external_userid).toEqual([externalUserid]);
    const got = await rig.ok('externalcontact/get', undefined, { external_userid: externalUserid });
    expect(got).toMatchObject({
      external_contact: { external_userid: externalUserid, type: 1 },
      follow_user: [{ userid: 'ops-01', state: 'poster', add_way: 1, tags: [], oper_userid: externalUserid }],
    });
    const batch = await rig.ok('externalcontact/batch/get_by_user', { userid_list: ['ops-01'] });
    expect(batch).toMatchObject({
      external_contact_list: [{ follow_info: { userid: 'ops-01', state: 'poster', tag_id: [] } }],
      next_cursor: '',
    });
  });

  it('page through every relation exactly once, even while relations go', async () => {
    const code = await addCode(rig, { user: ['ops-01', 'ops-02'] });
    const all = [];
    for (let i = 0; i < 25; i++) all.push(await addCustomer(rig, code));
    const seen: string[] = [];
    let cursor = '';
    do {
      const userid_list = ['ops-01', 'ops-02'];
      const page = await rig.ok('externalcontact/batch/get_by_user', { userid_list, limit: 10, cursor });
      const list = page.external_contact_list as Contact[];
      seen.push(...list.map((one) => one.external_contact.external_userid));
      cursor = String(page.next_cursor);
      const gone = all[0];
      if (seen.length === 10 && gone !== undefined) {
        await rig.control('POST', `staff/${gone.userid}/delete`, { external_userid: gone.externalUserid });
      }
    } while (cursor !== '');
    expect(seen).toEqual(all.map((one) => one.externalUserid));
  });

  it('answer the documented errors', async () => {
    expect((await rig.call('externalcontact/list', undefined, { userid: 'ops-01' })).errcode).toBe(84061);
    expect((await rig.call('externalcontact/list')).errcode).toBe(41009);
    expect((await rig.call('externalcontact/list', undefined, { userid: 'x' })).errcode).toBe(40003);
    expect((await rig.call('externalcontact/get')).errcode).toBe(41035);
    expect((await rig.call('externalcontact/get', undefined, { external_userid: 'wmX' })).errcode).toBe(
      40096,
    );
    const many = { userid_list: Array.from({ length: 101 }, (_, i) => `u${i}`) };
    expect((await rig.call('externalcontact/batch/get_by_user', many)).errcode).toBe(40058);
    const bad = { userid_list: ['ops-01'], cursor: 'garbage!' };
    expect((await rig.call('externalcontact/batch/get_by_user', bad)).errcode).toBe(40058);
  });

  it('stay with the member when they leave, and go when the member deletes them', async () => {
    const code = await addCode(rig);
    const leaver = await addCustomer(rig, code);
    const deleted = await addCustomer(rig, code);
    await rig.control('POST', `people/${leaver.id}/leave`, { userid: 'ops-01' });
    await rig.control('POST', 'staff/ops-01/delete', { external_userid: deleted.externalUserid });
    await rig.emulator.idle();
    const list = await rig.ok('externalcontact/list', undefined, { userid: 'ops-01' });
    expect(list.external_userid).toEqual([leaver.externalUserid]);
    expect(
      (await rig.call('externalcontact/get', undefined, { external_userid: deleted.externalUserid })).errcode,
    ).toBe(84061);
    const mark = { userid: 'ops-01', external_userid: deleted.externalUserid, remark: 'x' };
    expect((await rig.call('externalcontact/remark', mark)).errcode).toBe(84061);
    const changes = receiver.events.map((event) => [event.ChangeType, event.ExternalUserID]);
    expect(changes.slice(2)).toEqual([
      ['del_follow_user', leaver.externalUserid],
      ['del_external_contact', deleted.externalUserid],
    ]);
    await expect(rig.control('POST', `people/${leaver.id}/messages`, { text: '在吗' })).rejects.toThrow(
      '409',
    );
    await rig.control('POST', `people/${leaver.id}/scan`, { configId: code });
    await rig.control('POST', `people/${leaver.id}/accept`, {});
    await rig.emulator.idle();
    expect(receiver.events.at(-1)).toMatchObject({ ChangeType: 'add_external_contact', State: 'poster' });
  });

  it('keep remarks, with limits', async () => {
    const { externalUserid } = await addCustomer(rig, await addCode(rig));
    const base = { userid: 'ops-01', external_userid: externalUserid };
    await rig.ok('externalcontact/remark', {
      ...base,
      remark: '王老师',
      remark_mobiles: ['13800000001', '13800000002'],
    });
    await rig.ok('externalcontact/remark', { ...base, description: '课程', remark_mobiles: [''] });
    const got = await rig.ok('externalcontact/get', undefined, { external_userid: externalUserid });
    expect(got.follow_user).toMatchObject([{ remark: '王老师', description: '课程', remark_mobiles: [] }]);
    expect((await rig.call('externalcontact/remark', { ...base, remark: '长'.repeat(21) })).errcode).toBe(
      40058,
    );
    expect((await rig.call('externalcontact/remark', base)).errcode).toBe(40063);
    expect(receiver.events).toHaveLength(1);
  });
});

describe('tags', () => {
  it('are created, marked, renamed and deleted', async () => {
    const { externalUserid } = await addCustomer(rig, await addCode(rig));
    const made = await rig.ok('externalcontact/add_corp_tag', {
      group_name: '意向标签',
      tag: [{ name: 'A 很需要', order: 9 }, { name: 'B 对比', order: 5 }, { name: 'B 对比' }],
    });
    const group = made.tag_group as { group_id: string; tag: Array<{ id: string; name: string }> };
    expect(group.tag.map((tag) => tag.name)).toEqual(['A 很需要', 'B 对比']);
    expect(group.group_id).toMatch(/^et/);
    const [first, second] = group.tag.map((tag) => tag.id);
    const mark = { userid: 'ops-01', external_userid: externalUserid };
    await rig.ok('externalcontact/mark_tag', { ...mark, add_tag: [first, second] });
    await rig.ok('externalcontact/mark_tag', { ...mark, remove_tag: [second] });
    await rig.ok('externalcontact/edit_corp_tag', { id: first, name: 'A 目前很需要' });
    const got = await rig.ok('externalcontact/get', undefined, { external_userid: externalUserid });
    expect(got.follow_user).toMatchObject([
      { tags: [{ group_name: '意向标签', tag_name: 'A 目前很需要', tag_id: first, type: 1 }] },
    ]);
    await rig.ok('externalcontact/del_corp_tag', { tag_id: [first, second] });
    expect((await rig.ok('externalcontact/get_corp_tag_list', {})).tag_group).toEqual([]);
    const batch = await rig.ok('externalcontact/batch/get_by_user', { userid_list: ['ops-01'] });
    expect(batch.external_contact_list).toMatchObject([{ follow_info: { tag_id: [] } }]);
  });

  it('answer the documented errors', async () => {
    const { externalUserid } = await addCustomer(rig, await addCode(rig));
    const made = await rig.ok('externalcontact/add_corp_tag', {
      group_name: 'g',
      tag: [{ name: 'a' }, { name: 'b' }],
    });
    const group = made.tag_group as { group_id: string; tag: Array<{ id: string }> };
    const id = group.tag[0]?.id ?? '';
    const cases: Array<[string, unknown, number]> = [
      ['add_corp_tag', { group_name: 'g', tag: [{ name: 'a' }] }, 40071],
      ['add_corp_tag', { group_id: 'etX', tag: [{ name: 'a' }] }, 40068],
      ['add_corp_tag', { group_name: 'new' }, 40058],
      ['add_corp_tag', { group_name: 'new', tag: [{ name: 'x'.repeat(31) }] }, 40072],
      ['add_corp_tag', { group_name: 'new', tag: [{ name: 'x', order: -1 }] }, 40058],
      ['edit_corp_tag', { id, name: 'b' }, 40071],
      ['edit_corp_tag', { id: 'etX', name: 'c' }, 40068],
      ['del_corp_tag', {}, 40063],
      ['del_corp_tag', { tag_id: ['etX'] }, 40068],
      ['get_corp_tag_list', { tag_id: ['etX'] }, 40068],
      ['mark_tag', { userid: 'ops-01', external_userid: externalUserid }, 40063],
      ['mark_tag', { userid: 'ops-01', external_userid: externalUserid, add_tag: ['etX'] }, 40068],
      ['mark_tag', { userid: 'ops-02', external_userid: externalUserid, add_tag: [id] }, 84061],
    ];
    for (const [path, body, code] of cases) {
      expect((await rig.call(`externalcontact/${path}`, body)).errcode, JSON.stringify(body)).toBe(code);
    }
    const only = await rig.ok('externalcontact/get_corp_tag_list', { tag_id: [id] });
    expect(only.tag_group).toMatchObject([{ group_id: group.group_id, tag: [{ id, name: 'a' }] }]);
  });

  it('call back for acts of people, not for calls', async () => {
    const { externalUserid } = await addCustomer(rig, await addCode(rig));
    const made = await rig.control<{ tags: Array<{ id: string }> }>('POST', 'tags', {
      group: '来源',
      tags: ['官网'],
    });
    const tag = made.tags[0]?.id ?? '';
    await rig.ok('externalcontact/mark_tag', {
      userid: 'ops-01',
      external_userid: externalUserid,
      add_tag: [tag],
    });
    await rig.control('POST', 'staff/ops-01/tags', { external_userid: externalUserid, remove: [tag] });
    await rig.emulator.idle();
    const kinds = receiver.events.map((event) => `${event.Event}/${event.ChangeType}/${event.TagType ?? ''}`);
    expect(kinds).toEqual([
      'change_external_contact/add_external_contact/',
      'change_external_tag/create/tag_group',
      'change_external_tag/create/tag',
      'change_external_contact/edit_external_contact/',
    ]);
    expect(receiver.events[2]?.Id).toBe(tag);
  });
});
