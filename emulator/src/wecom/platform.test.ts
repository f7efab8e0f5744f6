import { request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, type Rig, startRig } from '../testing/harness.ts';
import { ENDPOINT_BY_PATH } from './endpoints.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.emulator.close());

const raw = async (path: string, init?: RequestInit): Promise<Response> => fetch(`${rig.url}${path}`, init);
const json = async (path: string, init?: RequestInit): Promise<Json> =>
  (await (await raw(path, init)).json()) as Json;

describe('token', () => {
  const ask = (corpid: string, corpsecret: string): Promise<Json> =>
    json(`/cgi-bin/gettoken?${new URLSearchParams({ corpid, corpsecret })}`);

  it('is the same while valid, and new after two hours', async () => {
    const { corpId, secret } = rig.emulator.world.state.tenant;
    const first = await ask(corpId, secret);
    expect(first).toMatchObject({ errcode: 0, errmsg: 'ok', expires_in: 7200 });
    await rig.emulator.advance(3600);
    expect(await ask(corpId, secret)).toMatchObject({ access_token: first.access_token, expires_in: 3600 });
    await rig.emulator.advance(3600);
    const old = await json(
      `/cgi-bin/externalcontact/get_follow_user_list?access_token=${first.access_token}`,
    );
    expect(old.errcode).toBe(42001);
    expect((await ask(corpId, secret)).access_token).not.toBe(first.access_token);
  });

  it.each([
    ['', 'x', 41002],
    ['ww', '', 41004],
    ['ww1', 'x', 40013],
  ])('refuses corpid %s secret %s with %i', async (corpid, secret, code) => {
    expect((await ask(corpid, secret)).errcode).toBe(code);
  });

  it('refuses a wrong secret with 40001', async () => {
    expect((await ask(rig.emulator.world.state.tenant.corpId, 'wrong')).errcode).toBe(40001);
  });
});

describe('envelope', () => {
  it('answers errors with HTTP 200, a hint and headers', async () => {
    const response = await raw('/cgi-bin/user/get?access_token=nope&userid=ops-01');
    const body = (await response.json()) as Json;
    expect(response.status).toBe(200);
    expect(response.headers.get('error-code')).toBe('40014');
    expect(response.headers.get('error-msg')).toBe(body.errmsg);
    expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8');
    expect(body.errmsg).toMatch(
      /^invalid access_token, hint: \[\d+_\d+_[0-9a-f]{32}\], from ip: 127\.0\.0\.1, more info at https:\/\/open\.work\.weixin\.qq\.com\/devtool\/query\?e=40014$/,
    );
  });

  it('answers an unknown path with 40066', async () => {
    expect((await json('/cgi-bin/no/such')).errcode).toBe(40066);
  });

  it('refuses GET on a POST path, bad JSON, a list and a huge body', async () => {
    const path = `/cgi-bin/externalcontact/mark_tag?access_token=${await rig.token()}`;
    expect((await json(path)).errcode).toBe(40058);
    for (const body of ['', '{', '[]', '"x"', 'null', '['.repeat(100_000)]) {
      expect((await json(path, { method: 'POST', body })).errcode, body.slice(0, 9)).toBe(40058);
    }
    const huge = `{"userid":"${'x'.repeat(3 * 1024 * 1024)}"}`;
    expect((await json(path, { method: 'POST', body: huge })).errcode).toBe(45002);
  });

  it('takes a JSON body under any content type', async () => {
    const path = `/cgi-bin/user/list_id?access_token=${await rig.token()}`;
    for (const type of ['application/json', 'application/json; charset=UTF-8', 'text/plain', 'x/y']) {
      const answer = await json(path, { method: 'POST', body: '{}', headers: { 'content-type': type } });
      expect(answer.errcode, type).toBe(0);
    }
  });

  it('asks every call for a token, but gettoken and robots', async () => {
    const open = [...ENDPOINT_BY_PATH.values()].filter((one) => one.auth === 'none').map((one) => one.path);
    expect(open).toEqual(['/cgi-bin/gettoken', '/cgi-bin/webhook/send', '/cgi-bin/webhook/upload_media']);
    for (const { path, method } of ENDPOINT_BY_PATH.values()) {
      if (open.includes(path)) continue;
      const init = method === 'get' ? {} : { method: 'POST', body: '{}' };
      expect((await json(path, init)).errcode, path).toBe(41001);
    }
  });

  it('never fails inside, whatever a body holds', async () => {
    const token = await rig.token();
    const posts = [...ENDPOINT_BY_PATH.values()].filter((one) => one.method === 'post');
    const fields = [
      'userid',
      'external_userid',
      'tag',
      'user',
      'cursor',
      'limit',
      'attachments',
      'text',
      'msgid',
      'type',
      'config_id',
      'chat_id',
      'chat_id_list',
      'owner_filter',
      'moment_id',
      'visible_range',
      'link_id',
      'range',
      'rule_name',
      'word_list',
      'applicable_range',
      'product_id',
      'day_begin_time',
      'start_time',
      'end_time',
      'template_card',
      'msgtype',
      'handover_userid',
      'takeover_userid',
    ];
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('ops-01', '', '__proto__', 1e300, -1, [], {}));
    const body = fc.dictionary(fc.oneof(fc.constantFrom(...fields), fc.string()), value);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...posts), body, async ({ path }, given) => {
        const answer = await json(`${path}?access_token=${token}`, {
          method: 'POST',
          body: JSON.stringify(given),
        });
        expect(answer.errcode).not.toBe(-1);
        expect(typeof answer.errmsg).toBe('string');
      }),
      { numRuns: 200 },
    );
  });

  it('never fails inside, whatever a query holds', async () => {
    const token = await rig.token();
    const gets = [...ENDPOINT_BY_PATH.values()].filter((one) => one.method === 'get' && one.auth === 'token');
    const names = [
      'userid',
      'id',
      'department_id',
      'tagid',
      'media_id',
      'code',
      'type',
      'agentid',
      'chatid',
      'jobid',
    ];
    const value = fc.oneof(fc.string(), fc.constantFrom('', '-1', '1e309', 'NaN', '__proto__', '1', '%00'));
    const query = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value, { maxKeys: 4 });
    // Deleting calls would empty the directory that later tests read.
    const harmless = gets.filter(({ path }) => !path.endsWith('/delete'));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...harmless), query, async ({ path }, given) => {
        const search = new URLSearchParams({ ...given, access_token: token });
        const answer = await json(`${path}?${search}`);
        expect(answer.errcode, path).not.toBe(-1);
      }),
      { numRuns: 100 },
    );
  });

  it('survives a caller that goes away in the middle of its body', async () => {
    const path = `/cgi-bin/user/list_id?access_token=${await rig.token()}`;
    await new Promise<void>((resolve) => {
      const half = request(`${rig.url}${path}`, { method: 'POST', headers: { 'content-length': 100 } });
      half.on('error', () => resolve());
      half.write('{"cur', () => half.destroy());
    });
    expect((await rig.call('user/list_id', {})).errcode).toBe(0);
  });
});

describe('directory', () => {
  it('lists departments and members', async () => {
    const { department } = await rig.ok('department/list');
    expect(department).toMatchObject([{ id: 1, parentid: 0 }, { id: 2, parentid: 1 }, { id: 3 }]);
    const below = await rig.ok('department/simplelist', undefined, { id: '2' });
    expect(below.department_id).toEqual([{ id: 2, parentid: 1, order: 99999000 }]);
    const all = await rig.ok('user/simplelist', undefined, { department_id: '1', fetch_child: '1' });
    expect(all.userlist).toHaveLength(4);
    const direct = await rig.ok('user/list', undefined, { department_id: '2' });
    expect(direct.userlist).toMatchObject([{ userid: 'ops-01' }, { userid: 'ops-02' }]);
    expect(await rig.ok('user/get', undefined, { userid: 'ops-01' })).toMatchObject({
      name: '林晓',
      status: 1,
    });
    expect((await rig.call('user/get', undefined, { userid: 'nobody' })).errcode).toBe(60111);
    expect((await rig.call('user/list', undefined, { department_id: '9' })).errcode).toBe(60003);
    const ids = await rig.ok('user/list_id', { limit: 3 });
    expect(ids.dept_user).toHaveLength(3);
    const rest = await rig.ok('user/list_id', { limit: 3, cursor: ids.next_cursor });
    expect(rest).toMatchObject({ dept_user: [{ userid: 'sales-02', department: 3 }], next_cursor: '' });
  });

  it('takes new members from the administrator and refuses unknown departments', async () => {
    await rig.control('PUT', 'staff', {
      staff: [{ userid: 'new-01', name: '新人', department: 3, active: false }],
    });
    expect(await rig.ok('user/get', undefined, { userid: 'new-01' })).toMatchObject({
      status: 4,
      department: [3],
    });
    const { follow_user } = await rig.ok('externalcontact/get_follow_user_list');
    expect(follow_user).not.toContain('new-01');
    const wrong = { staff: [{ userid: 'x', name: 'x', department: 99 }] };
    await expect(rig.control('PUT', 'staff', wrong)).rejects.toThrow('department 99');
  });
});

describe('login and tickets', () => {
  it('spends a code once, within five minutes', async () => {
    const { code } = await rig.control<{ code: string }>('POST', 'staff/ops-01/code');
    expect(await rig.ok('auth/getuserinfo', undefined, { code })).toMatchObject({ userid: 'ops-01' });
    expect((await rig.call('auth/getuserinfo', undefined, { code })).errcode).toBe(42022);
    const { code: late } = await rig.control<{ code: string }>('POST', 'staff/ops-01/code');
    await rig.emulator.advance(301);
    expect((await rig.call('auth/getuserinfo', undefined, { code: late })).errcode).toBe(40029);
  });

  it('redirects from the login page with code and state', async () => {
    const { corpId } = rig.emulator.world.state.tenant;
    const query = new URLSearchParams({
      appid: corpId,
      redirect_uri: 'http://127.0.0.1:9/back?a=1',
      state: 's t',
      userid: 'ops-02',
    });
    const response = await raw(`/connect/oauth2/authorize?${query}`, { redirect: 'manual' });
    const target = new URL(response.headers.get('location') ?? '');
    expect(target.searchParams.get('state')).toBe('s t');
    expect(target.searchParams.get('a')).toBe('1');
    const code = target.searchParams.get('code') ?? '';
    expect(await rig.ok('auth/getuserinfo', undefined, { code })).toMatchObject({ userid: 'ops-02' });
  });

  it('keeps a ticket for two hours, one for the corp and one for the app', async () => {
    const corp = await rig.ok('get_jsapi_ticket');
    expect((await rig.ok('get_jsapi_ticket')).ticket).toBe(corp.ticket);
    const app = await rig.ok('ticket/get', undefined, { type: 'agent_config' });
    expect(app.ticket).not.toBe(corp.ticket);
    await rig.emulator.advance(7200);
    expect((await rig.ok('get_jsapi_ticket')).ticket).not.toBe(corp.ticket);
  });
});

it('says where pushes come from, gives pending ids, and knows no temporary sessions', async () => {
  expect(await rig.ok('getcallbackip')).toMatchObject({ ip_list: ['127.0.0.1'] });
  expect(await rig.ok('get_api_domain_ip')).toMatchObject({ ip_list: ['127.0.0.1'] });
  const { externalUserid } = await rig.control<{ externalUserid: string }>('POST', 'people', {});
  const asked = { external_userid: [externalUserid, 'nobody'] };
  const { result } = await rig.ok('idconvert/batch/external_userid_to_pending_id', asked);
  expect(result).toEqual([{ external_userid: externalUserid, pending_id: expect.stringMatching(/^pe/) }]);
  const chat = { userid: 'ops-01', external_userid: externalUserid };
  expect((await rig.call('externalcontact/close_temp_chat', chat)).errcode).toBe(84061);
});
