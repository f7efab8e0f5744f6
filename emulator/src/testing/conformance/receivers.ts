import type { IncomingMessage } from 'node:http';
import { decrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import { ServerRequest } from 'node-easywechat';
import { expect } from 'vitest';
import { addCode, addCustomer, CALLBACK, type Listening, type Rig, serve, until } from '../harness.ts';
import { workOf } from './easywechat.ts';
import { serveMiddleware } from './middleware.ts';
import { WechatCrypto, wechat } from './sdks.ts';
import type { Suite } from './trial.ts';

/** What an event of a new customer must hold. */
const ADDED = { ChangeType: 'add_external_contact', UserID: 'ops-01', State: 'poster' };

type Open = (rig: Rig, seen: Array<Record<string, unknown>>) => Promise<Listening>;

/** Registers a receiver as the tenant's callback; then a customer adds a member. */
function workReceiver(sdk: string, open: Open): Suite {
  return {
    sdk,
    as: 'receiver, WeCom',
    pointed: 'its address is set as callback',
    async open(rig) {
      const seen: Array<Record<string, unknown>> = [];
      const brand = await open(rig, seen);
      const ask = async (call: string): Promise<unknown> => {
        if (call === 'address verification')
          return rig.control('PUT', 'tenant/callback', { url: brand.url, ...CALLBACK });
        await addCustomer(rig, await addCode(rig));
        await until(() => seen.length > 0);
        await rig.emulator.idle();
        return { event: seen[0], waiting: rig.emulator.world.state.pushes.size };
      };
      return { context: { rig, kept: {} }, ask, close: brand.close };
    },
    trials: [
      { call: 'address verification', shows: () => ({ callback: { token: CALLBACK.token } }) },
      { call: 'encrypted event', shows: () => ({ event: ADDED, waiting: 0 }) },
    ],
  };
}

const parser = new XMLParser();

interface Crypto {
  sign(timestamp: string, nonce: string, encrypted: string): string;
  open(encrypted: string): string;
}

async function serveCrypto(crypto: Crypto, seen: Array<Record<string, unknown>>): Promise<Listening> {
  return serve(async (request: IncomingMessage, body: string) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const param = (name: string): string => url.searchParams.get(name) ?? '';
    const envelope = body === '' ? undefined : (parser.parse(body) as { xml: { Encrypt: string } });
    const sealed = envelope?.xml.Encrypt ?? param('echostr');
    if (crypto.sign(param('timestamp'), param('nonce'), sealed) !== param('msg_signature'))
      return { status: 403, text: '' };
    const text = crypto.open(sealed);
    if (envelope === undefined) return { text };
    seen.push((parser.parse(text) as { xml: Record<string, unknown> }).xml);
    return { text: '' };
  });
}

/** The vendor's own crypto. */
export const wecomCrypto = workReceiver('@wecom/crypto', (_rig, seen) => {
  const { token, encodingAesKey } = CALLBACK;
  return serveCrypto(
    {
      sign: (timestamp, nonce, encrypted) => getSignature(token, timestamp, nonce, encrypted),
      open: (encrypted) => decrypt(encodingAesKey, encrypted).message,
    },
    seen,
  );
});

/** The crypto of the older SDKs. */
export const wechatCrypto = workReceiver('wechat-crypto', (rig, seen) => {
  const { corpId } = rig.emulator.world.state.tenant;
  const cryptor = new WechatCrypto(CALLBACK.token, CALLBACK.encodingAesKey, corpId);
  return serveCrypto(
    {
      sign: (timestamp, nonce, encrypted) => cryptor.getSignature(timestamp, nonce, encrypted),
      open(encrypted) {
        const { message, id } = cryptor.decrypt(encrypted);
        expect(id).toBe(corpId);
        return message;
      },
    },
    seen,
  );
});

/** The server side of node-easywechat. */
export const easywechatReceiver = workReceiver('node-easywechat', (rig, seen) =>
  serve(async (request, body) => {
    const app = workOf(rig);
    app.setRequest(await ServerRequest.createFromIncomingMessage(request, body));
    const server = app.getServer();
    server.with((message, next) => {
      const said: { toObject?: () => Record<string, unknown> } = message as object;
      seen.push(said.toObject?.() ?? { ...message });
      return next?.(message);
    });
    const response = await server.serve();
    return { status: response.getStatusCode(), text: response.getBody().toString() };
  }),
);

/** The middleware `wechat`, which answers what followers write. */
export const wechatMiddleware: Suite = {
  sdk: 'wechat',
  as: 'receiver, Official Account',
  pointed: 'its address is set as server',
  async open(rig) {
    const { appId } = rig.emulator.world.state.account;
    const person = await rig.control<{ id: string }>('POST', 'people', { name: '甲' });
    const { token, encodingAesKey } = CALLBACK;
    const handle: Parameters<typeof wechat>[1] = (request, response) => {
      const { MsgType, Content, Event } = request.weixin;
      response.reply(`${Event ?? MsgType}：${Content ?? ''}`);
    };
    const middleware = {
      plain: wechat(token, handle),
      safe: wechat({ token, appid: appId, encodingAESKey: encodingAesKey }, handle),
    };
    const brand = await serveMiddleware((mode) => (mode === 'safe' ? middleware.safe : middleware.plain));
    const last = async (): Promise<unknown> => {
      await rig.emulator.idle();
      const { follower } = await rig.control<{ follower: { messages: Array<{ content: unknown }> } }>(
        'GET',
        `people/${person.id}/oa`,
      );
      return follower.messages.at(-1)?.content;
    };
    const ask = async (call: string): Promise<unknown> => {
      const [mode = '', what = ''] = call.split(', ');
      if (what === 'address verification')
        return rig.control('PUT', 'oa/callback', { url: `${brand.url}/${mode}`, mode, ...CALLBACK });
      if (what === 'follow and reply') await rig.control('POST', `people/${person.id}/oa/follow`, {});
      else await rig.control('POST', `people/${person.id}/oa/messages`, { text: '在吗' });
      return last();
    };
    return { context: { rig, kept: {} }, ask, close: brand.close };
  },
  trials: [
    { call: 'plain, address verification', shows: () => ({ callback: { mode: 'plain' } }) },
    { call: 'plain, follow and reply', shows: () => ({ MsgType: 'text', Content: 'subscribe：' }) },
    { call: 'plain, message and reply', shows: () => ({ MsgType: 'text', Content: 'text：在吗' }) },
    { call: 'safe, address verification', shows: () => ({ callback: { mode: 'safe' } }) },
    { call: 'safe, message and encrypted reply', shows: () => ({ MsgType: 'text', Content: 'text：在吗' }) },
  ],
};
