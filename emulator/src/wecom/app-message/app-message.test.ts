import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addCode, addCustomer, type Json, type Rig, startReceiver, startRig } from '../../testing/harness.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.emulator.close());

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
const MP4 = Buffer.from('00000018667479706d703432', 'hex');

async function upload(path: string, bytes: Buffer<ArrayBuffer>): Promise<Json> {
  const form = new FormData();
  form.append('media', new Blob([bytes]), 'a.bin');
  return (await (await fetch(`${rig.url}/cgi-bin/${path}`, { method: 'POST', body: form })).json()) as Json;
}

const send = (body: Record<string, unknown>): ReturnType<Rig['call']> =>
  rig.call('message/send', { touser: 'ops-01', agentid: 1000002, ...body });

interface Inbox {
  messages: Array<{ msgid: string; msgtype: string; content: Record<string, unknown> }>;
}
const inbox = async (): Promise<Inbox['messages']> =>
  (await rig.control<Inbox>('GET', 'staff/ops-01/messages')).messages;

const BUTTONS = {
  card_type: 'button_interaction',
  main_title: { title: '请确认' },
  task_id: 'task-1',
  button_list: [{ text: '同意', key: 'yes' }],
};

it('carries every type of the documentation', async () => {
  const token = await rig.token();
  const image = (await upload(`media/upload?type=image&access_token=${token}`, PNG)).media_id;
  const video = (await upload(`media/upload?type=video&access_token=${token}`, MP4)).media_id;
  const article = { title: 't', thumb_media_id: image, content: '<p>x</p>' };
  const bodies: Array<Record<string, unknown>> = [
    { msgtype: 'video', video: { media_id: video, title: 't' } },
    { msgtype: 'mpnews', mpnews: { articles: [article] } },
    {
      msgtype: 'miniprogram_notice',
      miniprogram_notice: { appid: 'wx1', title: '四个字的', content_item: [] },
    },
    {
      msgtype: 'template_card',
      template_card: {
        card_type: 'text_notice',
        main_title: { title: 't' },
        card_action: { type: 1, url: 'u' },
      },
    },
  ];
  for (const body of bodies) {
    const answer = await send(body);
    expect(answer.errcode, JSON.stringify(body)).toBe(0);
    expect(answer).not.toHaveProperty('response_code');
  }
  expect((await inbox()).map((one) => one.msgtype)).toEqual(bodies.map((one) => one.msgtype));
});

it('has cards whose buttons call back, and which change once', async () => {
  const receiver = await startReceiver(rig);
  const answer = await send({ msgtype: 'template_card', template_card: BUTTONS });
  expect(answer.response_code).toEqual(expect.any(String));
  await rig.control('POST', `staff/ops-01/messages/${answer.msgid}/click`, { key: 'yes' });
  await rig.emulator.idle();
  const event = receiver.events.at(-1);
  expect(event).toMatchObject({
    Event: 'template_card_event',
    FromUserName: 'ops-01',
    EventKey: 'yes',
    TaskId: 'task-1',
    CardType: 'button_interaction',
  });
  const update = { agentid: 1000002, userids: ['ops-01', 'nobody'], button: { replace_name: '已同意' } };
  const change = { ...update, response_code: event?.ResponseCode };
  expect(await rig.ok('message/update_template_card', change)).toMatchObject({ invaliduser: ['nobody'] });
  expect((await inbox())[0]?.content).toMatchObject({ replaced: '已同意' });
  expect((await rig.call('message/update_template_card', change)).errcode).toBe(40058);
  await rig.emulator.advance(72 * 3600);
  const late = { ...update, response_code: answer.response_code };
  expect((await rig.call('message/update_template_card', late)).errcode).toBe(40058);
  await receiver.close();
});

it('is taken back within a day', async () => {
  const { msgid } = await send({ msgtype: 'text', text: { content: 'x' } });
  await rig.ok('message/recall', { msgid });
  expect(await inbox()).toEqual([]);
  const { msgid: old } = await send({ msgtype: 'text', text: { content: 'x' } });
  await rig.emulator.advance(86_401);
  expect((await rig.call('message/recall', { msgid: old })).errcode).toBe(42052);
  expect((await rig.call('message/recall', { msgid: 'x' })).errcode).toBe(40058);
});

it('answers the documented errors of cards', async () => {
  const card = (template_card: Record<string, unknown>): Record<string, unknown> => ({
    msgtype: 'template_card',
    template_card,
  });
  const cases: Array<[Record<string, unknown>, number]> = [
    [card({ ...BUTTONS, card_type: 'song' }), 40058],
    [card({ ...BUTTONS, task_id: undefined }), 40058],
    [card({ ...BUTTONS, main_title: undefined }), 40058],
    [card({ ...BUTTONS, button_list: Array.from({ length: 7 }, () => ({ text: 'x' })) }), 40058],
    [card({ ...BUTTONS, card_type: 'vote_interaction' }), 40058],
    [{ msgtype: 'video', video: { media_id: 'x' } }, 40007],
    [{ msgtype: 'template_card' }, 40058],
    [{ msgtype: 'card_type' }, 40008],
  ];
  for (const [body, code] of cases) expect((await send(body)).errcode, JSON.stringify(body)).toBe(code);
});

it('has robots that anybody with the key may use, twenty times a minute', async () => {
  const { key, path } = await rig.control<{ key: string; path: string }>('POST', 'robots', { name: '日报' });
  const post = async (body: unknown, url = path): Promise<number> => {
    const answer = await fetch(rig.url + url, { method: 'POST', body: JSON.stringify(body) });
    return ((await answer.json()) as Json).errcode;
  };
  const md5 = createHash('md5').update(PNG).digest('hex');
  const file = (await upload(`webhook/upload_media?key=${key}&type=file`, PNG)).media_id;
  const image = { base64: PNG.toString('base64'), md5 };
  const good: unknown[] = [
    { msgtype: 'text', text: { content: 'x', mentioned_list: ['@all'] } },
    { msgtype: 'markdown', markdown: { content: '# x' } },
    { msgtype: 'markdown_v2', markdown_v2: { content: '| a |' } },
    { msgtype: 'image', image },
    { msgtype: 'news', news: { articles: [{ title: 't', url: 'https://a.example' }] } },
    { msgtype: 'file', file: { media_id: file } },
  ];
  for (const body of good) expect(await post(body), JSON.stringify(body)).toBe(0);
  const bad: Array<[unknown, number]> = [
    [{ msgtype: 'song' }, 40008],
    [{ msgtype: 'text', text: { content: '' } }, 44004],
    [{ msgtype: 'text', text: { content: 'x'.repeat(2049) } }, 40058],
    [{ msgtype: 'image', image: { ...image, md5: 'x' } }, 40058],
    [{ msgtype: 'image', image: { base64: '', md5 } }, 40009],
    [{ msgtype: 'file', file: { media_id: 'x' } }, 40007],
    [{ msgtype: 'template_card', template_card: BUTTONS }, 40058],
  ];
  for (const [body, code] of bad) expect(await post(body), JSON.stringify(body)).toBe(code);
  for (let i = good.length; i < 20; i++) expect(await post(good[0])).toBe(0);
  expect(await post(good[0])).toBe(45009);
  await rig.emulator.advance(60);
  expect(await post(good[0])).toBe(0);
  expect(await post(good[0], '/cgi-bin/webhook/send?key=x')).toBe(93000);
  const { robots } = await rig.control<{ robots: Array<{ messages: unknown[] }> }>('GET', 'robots');
  expect(robots[0]?.messages).toHaveLength(21);
  await rig.control('DELETE', `robots/${key}`);
  expect(await post(good[0])).toBe(93000);
});

it('converts ids of customers', async () => {
  const customer = await addCustomer(rig, await addCode(rig));
  const { unionid, openid } = await rig.control<Record<string, string>>('GET', `people/${customer.id}`);
  const external_userid = customer.externalUserid;
  const contact = 'externalcontact';
  expect(await rig.ok(`${contact}/convert_to_openid`, { external_userid })).toMatchObject({ openid });
  for (const path of [`${contact}/unionid_to_external_userid`, 'idconvert/unionid_to_external_userid']) {
    expect(await rig.ok(path, { unionid, openid })).toMatchObject({ external_userid });
    expect((await rig.call(path, { unionid })).errcode).toBe(40063);
    expect((await rig.call(path, { unionid, openid: 'x' })).errcode).toBe(84061);
  }
  expect((await rig.call(`${contact}/convert_to_openid`, {})).errcode).toBe(41035);
  expect((await rig.call(`${contact}/convert_to_openid`, { external_userid: 'wmX' })).errcode).toBe(40096);
});
