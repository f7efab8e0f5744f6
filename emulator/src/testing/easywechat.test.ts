import { ServerRequest, Work } from 'node-easywechat';
import { afterEach, expect, it } from 'vitest';
import {
  addCode,
  addCustomer,
  CALLBACK,
  type Listening,
  type Rig,
  serve,
  startRig,
  until,
} from './harness.ts';

// An SDK written by others, pointed at the emulator: neither side notices the difference.
let rig: Rig;
let brand: Listening | undefined;
afterEach(async () => {
  await rig.emulator.close();
  await brand?.close();
  brand = undefined;
});

function sdk(): InstanceType<typeof Work> {
  const { corpId, secret } = rig.emulator.world.state.tenant;
  return new Work({
    corp_id: corpId,
    secret,
    token: CALLBACK.token,
    aes_key: CALLBACK.encodingAesKey,
    http: { baseURL: `${rig.url}/` },
  });
}

it('serves node-easywechat as a client', async () => {
  rig = await startRig();
  const customer = await addCustomer(rig, await addCode(rig));
  const client = sdk().getClient();
  const got = await client.get('cgi-bin/externalcontact/get', {
    params: { external_userid: customer.externalUserid },
  });
  const answer = got.toObject() as { external_contact: { external_userid: string }; follow_user: unknown[] };
  expect(answer.external_contact.external_userid).toBe(customer.externalUserid);
  expect(answer.follow_user).toHaveLength(1);

  const tags = await client.postJson('cgi-bin/externalcontact/add_corp_tag', {
    group_name: '需求标签',
    tag: [{ name: '工具体验' }],
  });
  expect(tags.toObject()).toMatchObject({ errcode: 0, tag_group: { group_name: '需求标签' } });
});

it('is accepted by node-easywechat as a callback', async () => {
  rig = await startRig();
  const seen: Array<Record<string, unknown>> = [];
  brand = await serve(async (request, body) => {
    const app = sdk();
    app.setRequest(await ServerRequest.createFromIncomingMessage(request, body));
    const server = app.getServer();
    server.with(
      async (message: { toObject?: () => Record<string, unknown> }, next: (m: unknown) => unknown) => {
        seen.push(message.toObject?.() ?? (message as Record<string, unknown>));
        return next(message);
      },
    );
    const response = await server.serve();
    return { status: response.getStatusCode(), text: response.getBody().toString() };
  });
  await rig.control('PUT', 'tenant/callback', { url: brand.url, ...CALLBACK });
  const customer = await addCustomer(rig, await addCode(rig));
  await until(() => seen.length > 0);
  expect(JSON.stringify(seen[0])).toContain(customer.externalUserid);
  await rig.emulator.idle();
  expect(rig.emulator.world.state.pushes.size).toBe(0);
});
