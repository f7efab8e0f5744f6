import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCode, addCustomer, type Json, type Rig, startRig } from '../testing/harness.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.emulator.close());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

async function upload(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  field = 'media',
): Promise<Json> {
  const form = new FormData();
  form.set('note', 'ignored');
  form.set(field, new Blob([bytes]), name);
  const joint = path.includes('?') ? '&' : '?';
  const url = `${rig.url}/cgi-bin/media/${path}${joint}access_token=${await rig.token()}`;
  return (await (await fetch(url, { method: 'POST', body: form })).json()) as Json;
}

describe('media', () => {
  it('comes back as it went in, for three days', async () => {
    const answer = await upload('upload?type=image', new Uint8Array(PNG), '海报.png');
    expect(answer).toMatchObject({ errcode: 0, type: 'image' });
    expect(typeof answer.created_at).toBe('string');
    const get = async (): Promise<Response> =>
      fetch(`${rig.url}/cgi-bin/media/get?access_token=${await rig.token()}&media_id=${answer.media_id}`);
    const file = await get();
    expect(file.headers.get('content-type')).toBe('image/png');
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('海报.png'));
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PNG);
    await rig.emulator.advance(3 * 86_400);
    expect(((await (await get()).json()) as Json).errcode).toBe(40007);
  });

  it('takes a part without content type and with filelength, as some clients send it', async () => {
    const head =
      '--cut\r\nContent-Disposition: form-data; name="media"; filename="a.txt"; filelength=6\r\n\r\n';
    const response = await fetch(
      `${rig.url}/cgi-bin/media/upload?type=file&access_token=${await rig.token()}`,
      {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=cut' },
        body: `${head}sixsix\r\n--cut--\r\n`,
      },
    );
    expect(await response.json()).toMatchObject({ errcode: 0, type: 'file' });
  });

  it('answers the documented errors', async () => {
    const png = new Uint8Array(PNG);
    expect((await upload('upload?type=song', png, 'a')).errcode).toBe(40005);
    expect((await upload('upload?type=video', png, 'a')).errcode).toBe(40004);
    expect((await upload('upload?type=file', new Uint8Array(5), 'a')).errcode).toBe(44001);
    expect((await upload('upload?type=file', png, 'a', 'file')).errcode).toBe(44001);
    const large = new Uint8Array(2 * 1024 * 1024 + 1);
    large.set(Buffer.from('#!AMR'));
    expect((await upload('upload?type=voice', large, 'a')).errcode).toBe(45001);
    expect((await upload('upload?type=file', new Uint8Array(22 * 1024 * 1024), 'a')).errcode).toBe(45001);
    expect((await rig.call('media/upload', {}, { type: 'file' })).errcode).toBe(44001);
  });

  it('keeps pictures of uploadimg at an address of their own', async () => {
    const { url } = await upload('uploadimg', new Uint8Array(PNG), 'a.png');
    await rig.emulator.advance(40 * 86_400);
    expect(Buffer.from(await (await fetch(String(url))).arrayBuffer())).toEqual(PNG);
  });

  it('can be sent to customers', async () => {
    const { externalUserid, id } = await addCustomer(rig, await addCode(rig));
    const { media_id } = await upload('upload?type=image', new Uint8Array(PNG), 'a.png');
    const image = { msgtype: 'image', image: { media_id } };
    const wrong = { msgtype: 'file', file: { media_id } };
    const body = { sender: 'ops-01', external_userid: [externalUserid] };
    expect(
      (await rig.call('externalcontact/add_msg_template', { ...body, attachments: [wrong] })).errcode,
    ).toBe(40007);
    const { msgid } = await rig.ok('externalcontact/add_msg_template', { ...body, attachments: [image] });
    await rig.emulator.advance(1);
    await rig.control('POST', `staff/ops-01/tasks/${msgid}/confirm`, {});
    const phone = await rig.control<{ chats: Array<{ messages: unknown[] }> }>('GET', `people/${id}`);
    expect(phone.chats[0]?.messages.at(-1)).toMatchObject({ body: { kind: 'image', mediaId: media_id } });
  });
});

describe('app messages', () => {
  const send = (body: Record<string, unknown>): Promise<Json> =>
    rig.call('message/send', { agentid: 1000002, msgtype: 'text', text: { content: '请处理' }, ...body });
  const inbox = async (
    userid: string,
  ): Promise<Array<{ msgtype: string; content: Record<string, unknown> }>> =>
    (await rig.control<{ messages: [] }>('GET', `staff/${userid}/messages`)).messages;

  it('reach the named members', async () => {
    const answer = await send({ touser: 'ops-01|nobody', toparty: '3' });
    expect(answer).toMatchObject({ errcode: 0, invaliduser: 'nobody', invalidparty: '' });
    expect(await inbox('ops-01')).toMatchObject([{ msgtype: 'text', content: { content: '请处理' } }]);
    expect(await inbox('sales-01')).toHaveLength(1);
    expect(await inbox('ops-02')).toHaveLength(0);
    const textcard = {
      title: '跟进',
      description: '今天到期',
      url: 'https://example.com/t/1',
      btntxt: '查看',
    };
    expect((await send({ touser: '@all', msgtype: 'textcard', textcard })).errcode).toBe(0);
    expect(
      (await send({ touser: '@all', msgtype: 'markdown', markdown: { content: '**好**' } })).errcode,
    ).toBe(0);
    expect((await inbox('ops-02')).map((one) => one.msgtype)).toEqual(['textcard', 'markdown']);
  });

  it('are dropped without an error above thirty a minute', async () => {
    for (let i = 0; i < 31; i++) expect((await send({ touser: 'ops-01' })).errcode).toBe(0);
    expect(await inbox('ops-01')).toHaveLength(30);
    await rig.emulator.advance(61);
    await send({ touser: 'ops-01' });
    expect(await inbox('ops-01')).toHaveLength(31);
  });

  it('answer the documented errors', async () => {
    const cases: Array<[Record<string, unknown>, number]> = [
      [{}, 82001],
      [{ touser: 'nobody' }, 81013],
      [{ touser: '@all', agentid: 1 }, 40056],
      [{ touser: '@all', agentid: undefined }, 41011],
      [{ touser: '@all', msgtype: 'dance' }, 40008],
      [{ touser: '@all', msgtype: 'markdown' }, 40058],
      [{ touser: '@all', text: { content: '' } }, 44004],
      [{ touser: '@all', text: { content: 'x'.repeat(2049) } }, 40058],
      [{ touser: '@all', msgtype: 'image', image: { media_id: 'x' } }, 40007],
    ];
    for (const [body, code] of cases)
      expect((await send(body)).errcode, JSON.stringify(body).slice(0, 60)).toBe(code);
  });
});
