import { afterEach, beforeEach, expect, it } from 'vitest';
import { addCode, addCustomer, MONDAY, type Rig, startRig } from '../../testing/harness.ts';

let rig: Rig;
let code: string;
beforeEach(async () => {
  rig = await startRig();
  code = await addCode(rig, { user: ['ops-01'] });
});
afterEach(() => rig.emulator.close());

const DAY = 86_400;
const PNG = Buffer.from('89504e470d0a1a0a00000000', 'hex');
const ec = (path: string, body: unknown): ReturnType<Rig['call']> =>
  rig.call(`externalcontact/${path}`, body);
const ok = (path: string, body: unknown): ReturnType<Rig['ok']> => rig.ok(`externalcontact/${path}`, body);

async function upload(query: string): Promise<Record<string, unknown>> {
  const form = new FormData();
  form.append('media', new Blob([PNG]), 'a.png');
  const url = `${rig.url}/cgi-bin/media/${query}&access_token=${await rig.token()}`;
  return (await (await fetch(url, { method: 'POST', body: form })).json()) as Record<string, unknown>;
}

async function result(jobid: unknown): Promise<Record<string, unknown>> {
  return rig.ok('externalcontact/get_moment_task_result', undefined, { jobid: String(jobid) });
}

async function made(body: Record<string, unknown> = {}): Promise<string> {
  const { jobid } = await ok('add_moment_task', { text: { content: '新课上线' }, ...body });
  await rig.emulator.advance(1);
  return String(((await result(jobid)).result as { moment_id: string }).moment_id);
}

const only = (userid: string): Record<string, unknown> => ({
  visible_range: { sender_list: { user_list: [userid] } },
});

it('is a job, then a task of each member, and seen only once published', async () => {
  const customer = await addCustomer(rig, code);
  const { jobid } = await ok('add_moment_task', { text: { content: '新课' }, ...only('ops-01') });
  expect(await result(jobid)).toMatchObject({ status: 1, type: 'add_moment_task' });
  await rig.emulator.advance(0.5);
  expect(await result(jobid)).toMatchObject({ status: 2 });
  await rig.emulator.advance(0.5);
  const done = await result(jobid);
  const moment_id = (done.result as { moment_id: string }).moment_id;
  expect(done).toMatchObject({ status: 3, result: { errcode: 0, invalid_sender_list: { user_list: [] } } });
  const of = { moment_id, userid: 'ops-01' };
  expect((await ok('get_moment_task', { moment_id })).task_list).toEqual([
    { userid: 'ops-01', publish_status: 0 },
  ]);
  expect((await ok('get_moment_customer_list', of)).customer_list).toEqual([
    { userid: 'ops-01', external_userid: customer.externalUserid },
  ]);
  expect((await ec('get_moment_send_result', of)).errcode).toBe(41062);
  expect((await ec('get_moment_comments', of)).errcode).toBe(41062);
  const seen = (): Promise<{ moments: unknown[] }> => rig.control('GET', `people/${customer.id}/moments`);
  expect((await seen()).moments).toEqual([]);
  await rig.control('POST', `staff/ops-01/moments/${moment_id}/publish`, {});
  expect((await ok('get_moment_task', { moment_id })).task_list).toMatchObject([{ publish_status: 1 }]);
  expect((await ok('get_moment_send_result', of)).customer_list).toEqual([
    { external_userid: customer.externalUserid },
  ]);
  expect((await seen()).moments).toMatchObject([
    { moment_id, staffName: '林晓', bodies: [{ text: '新课' }] },
  ]);
  const path = `people/${customer.id}/moments/${moment_id}`;
  for (let i = 0; i < 2; i++) await rig.control('POST', `${path}/like`, { userid: 'ops-01' });
  await rig.control('POST', `${path}/comment`, { userid: 'ops-01', text: '想学' });
  expect(await ok('get_moment_comments', of)).toMatchObject({
    comment_list: [{ external_userid: customer.externalUserid, create_time: MONDAY / 1000 + 1 }],
    like_list: [{ external_userid: customer.externalUserid }],
  });
  await expect(rig.control('POST', `staff/ops-01/moments/${moment_id}/publish`, {})).rejects.toThrow('409');
  await expect(rig.control('POST', `${path}/like`, { userid: 'ops-02' })).rejects.toThrow('404');
  await rig.emulator.advance(DAY);
  expect(
    (await rig.call('externalcontact/get_moment_task_result', undefined, { jobid: String(jobid) })).errcode,
  ).toBe(40058);
});

it('goes to customers with a tag, and names what it does not know', async () => {
  const [first] = [await addCustomer(rig, code), await addCustomer(rig, code)];
  const { tag_group } = await ok('add_corp_tag', { group_name: 'g', tag: [{ name: 'a' }] });
  const tag = (tag_group as { tag: Array<{ id: string }> }).tag[0]?.id;
  await ok('mark_tag', { userid: 'ops-01', external_userid: first?.externalUserid, add_tag: [tag] });
  const range = {
    sender_list: { user_list: ['ops-01', 'nobody'], department_list: [3, 77] },
    external_contact_list: { tag_list: [tag, 'etX'] },
  };
  const { jobid } = await ok('add_moment_task', { text: { content: 'x' }, visible_range: range });
  await rig.emulator.advance(1);
  const done = (await result(jobid)).result as { moment_id: string };
  expect(done).toMatchObject({
    invalid_sender_list: { user_list: ['nobody'], department_list: [77] },
    invalid_external_contact_list: { tag_list: ['etX'] },
  });
  const { moment_id } = done;
  const tasks = (await ok('get_moment_task', { moment_id })).task_list as Array<{ userid: string }>;
  expect(tasks.map((one) => one.userid)).toEqual(['ops-01', 'sales-01', 'sales-02']);
  expect((await ok('get_moment_customer_list', { moment_id, userid: 'ops-01' })).customer_list).toMatchObject(
    [{ external_userid: first?.externalUserid }],
  );
  const none = await ok('add_moment_task', { text: { content: 'x' }, ...only('nobody') });
  await rig.emulator.advance(1);
  expect((await result(none.jobid)).result).toMatchObject({ errcode: 40003 });
});

it('is stopped by cancelling, and what is published stays', async () => {
  const moment_id = await made({ visible_range: { sender_list: { user_list: ['ops-01', 'ops-02'] } } });
  await rig.control('POST', `staff/ops-01/moments/${moment_id}/publish`, {});
  await ok('cancel_moment_task', { moment_id });
  await expect(rig.control('POST', `staff/ops-02/moments/${moment_id}/publish`, {})).rejects.toThrow('409');
  expect((await ok('get_moment_task', { moment_id })).task_list).toMatchObject([
    { publish_status: 1 },
    { publish_status: 0 },
  ]);
});

it('is listed with personal ones within thirty days', async () => {
  const moment_id = await made(only('ops-01'));
  const personal = await rig.control<{ moment_id: string }>('POST', 'staff/ops-02/moments', {
    text: '今日随记',
  });
  const now = Math.floor(rig.emulator.clock.now() / 1000);
  const range = { start_time: now - DAY, end_time: now };
  const list = async (more: Record<string, unknown>): Promise<unknown[]> =>
    (await ok('get_moment_list', { ...range, ...more })).moment_list as unknown[];
  expect(await list({})).toMatchObject([
    { moment_id, creator: '', create_type: 0, visible_type: 1, text: { content: '新课上线' } },
    { moment_id: personal.moment_id, creator: 'ops-02', create_type: 1 },
  ]);
  expect(await list({ filter_type: 0 })).toHaveLength(1);
  expect(await list({ filter_type: 1, creator: 'ops-01' })).toEqual([]);
  const first = await ok('get_moment_list', { ...range, limit: 1 });
  expect(await list({ limit: 1, cursor: first.next_cursor })).toMatchObject([
    { moment_id: personal.moment_id },
  ]);
  const wide = { start_time: now - 31 * DAY, end_time: now };
  expect((await ec('get_moment_list', wide)).errcode).toBe(40058);
  expect((await ec('get_moment_task', { moment_id: personal.moment_id })).errcode).toBe(41067);
  expect((await ec('cancel_moment_task', { moment_id: personal.moment_id })).errcode).toBe(41067);
});

it('takes pictures uploaded for it, and nothing else', async () => {
  const forMoments = await upload('upload_attachment?media_type=image&attachment_type=1');
  expect(typeof forMoments.created_at).toBe('number');
  const forAlbum = await upload('upload_attachment?media_type=image&attachment_type=2');
  const plain = await upload('upload?type=image');
  const image = (media: Record<string, unknown>): unknown => ({
    msgtype: 'image',
    image: { media_id: media.media_id },
  });
  const link = {
    msgtype: 'link',
    link: { title: 't', url: 'https://a.example', media_id: forMoments.media_id },
  };
  const send = async (attachments: unknown[], text = 'x'): Promise<number> =>
    (await ec('add_moment_task', { text: { content: text }, attachments })).errcode;
  expect(await send(Array.from({ length: 9 }, () => image(forMoments)))).toBe(0);
  expect(await send([link], '')).toBe(0);
  expect(await send([image(plain)])).toBe(40007);
  expect(await send([image(forAlbum)])).toBe(41072);
  expect(await send(Array.from({ length: 10 }, () => image(forMoments)))).toBe(41064);
  expect(await send([link, image(forMoments)])).toBe(41064);
  expect(await send([{ msgtype: 'song' }])).toBe(41065);
  expect(await send([], '')).toBe(41089);
  const welcome = { attachments: [image(forMoments)], sender: 'ops-01' };
  expect((await ec('add_msg_template', welcome)).errcode).toBe(40007);
  expect((await upload('upload_attachment?media_type=video&attachment_type=2')).errcode).toBe(40004);
  expect((await upload('upload_attachment?media_type=image&attachment_type=3')).errcode).toBe(40058);
  await rig.emulator.advance(3 * DAY);
  expect(await send([image(forMoments)])).toBe(40007);
});

it('may be made ten times a minute', async () => {
  const codes = [];
  for (let i = 0; i < 11; i++) codes.push((await ec('add_moment_task', { text: { content: 'x' } })).errcode);
  expect(codes).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 45009]);
  await rig.emulator.advance(60);
  expect((await ec('add_moment_task', { text: { content: 'x' } })).errcode).toBe(0);
});

it('answers the documented errors', async () => {
  const { jobid } = await ok('add_moment_task', { text: { content: 'x' } });
  const fresh = [...rig.emulator.world.state.moments.values()].find((one) => one.jobId === jobid);
  expect((await ec('get_moment_task', { moment_id: fresh?.momentId })).errcode).toBe(41079);
  const moment_id = await made(only('ops-01'));
  const cases: Array<[string, unknown, number]> = [
    ['get_moment_task', {}, 41059],
    ['get_moment_task', { moment_id: 'momX' }, 41060],
    ['get_moment_customer_list', { moment_id }, 41009],
    ['get_moment_customer_list', { moment_id, userid: 'ops-02' }, 41061],
    ['get_moment_list', {}, 40058],
    ['add_moment_task', { text: { content: 'x'.repeat(2001) } }, 40058],
  ];
  for (const [path, body, expected] of cases) expect((await ec(path, body)).errcode, path).toBe(expected);
});

it('is published and liked by staff and people of a running world', async () => {
  const world = await startRig({ running: true, arrivalsPerDay: 300 });
  await addCode(world, { user: ['ops-01', 'ops-02', 'sales-01', 'sales-02'] });
  await world.emulator.advance(2 * DAY);
  await world.ok('externalcontact/add_moment_task', { text: { content: 'x' } });
  await world.emulator.advance(3 * DAY);
  const [moment] = world.emulator.world.state.moments.values();
  expect(moment?.tasks.filter((task) => task.publishedAt !== undefined).length).toBeGreaterThan(1);
  expect(moment?.likes.length).toBeGreaterThan(5);
  await world.emulator.close();
});
