import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import { createEmulator, type Emulator } from '../emulator.ts';
import type { EmulatorOptions } from '../options.ts';

/** An answer of the platform. */
export interface Json {
  errcode: number;
  errmsg: string;
  [field: string]: unknown;
}

/** An emulator over loopback HTTP with its calls at hand. */
export interface Rig {
  emulator: Emulator;
  url: string;
  /** A call with a token: GET with a query when `body` is absent. */
  call(path: string, body?: unknown, query?: Record<string, string>): Promise<Json>;
  /** Same, but an error fails the test. */
  ok(path: string, body?: unknown, query?: Record<string, string>): Promise<Json>;
  control<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T>;
  token(): Promise<string>;
}

/** 2026-03-02 10:00 in Shanghai, a Monday. */
export const MONDAY = Date.UTC(2026, 2, 2, 2);

/** Starts an emulator on a manual clock unless told otherwise. */
export async function startRig(options: EmulatorOptions = {}): Promise<Rig> {
  const emulator = createEmulator({ clock: 'manual', startAt: MONDAY, ...options });
  const url = await emulator.listen();
  const { tenant } = emulator.world.state;
  const token = async (): Promise<string> => {
    const query = new URLSearchParams({ corpid: tenant.corpId, corpsecret: tenant.secret });
    const answer = (await (await fetch(`${url}/cgi-bin/gettoken?${query}`)).json()) as Json;
    return String(answer.access_token);
  };
  const call = async (path: string, body?: unknown, query: Record<string, string> = {}): Promise<Json> => {
    const search = new URLSearchParams({ access_token: await token(), ...query });
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await (await fetch(`${url}/cgi-bin/${path}?${search}`, init)).json()) as Json;
  };
  return {
    emulator,
    url,
    token,
    call,
    async ok(path, body, query) {
      const answer = await call(path, body, query);
      if (answer.errcode !== 0) throw new Error(`${path} answered ${answer.errcode} ${answer.errmsg}`);
      return answer;
    },
    async control<T>(method: string, path: string, body?: unknown): Promise<T> {
      const init =
        body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const response = await fetch(`${url}/control/${path}`, { method, ...init });
      const answer = (await response.json()) as T;
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
      return answer;
    },
  };
}

/** A code for the given members, by default one for ops-01. */
export async function addCode(rig: Rig, fields: Record<string, unknown> = {}): Promise<string> {
  const body = { type: 2, scene: 2, state: 'poster', user: ['ops-01'], ...fields };
  return String((await rig.ok('externalcontact/add_contact_way', body)).config_id);
}

/** A new customer who has added a member by the code. */
export async function addCustomer(
  rig: Rig,
  configId: string,
): Promise<{ id: string; externalUserid: string; userid: string }> {
  const person = await rig.control<{ id: string; externalUserid: string }>('POST', 'people', {});
  await rig.control('POST', `people/${person.id}/scan`, { configId });
  const { userid } = await rig.control<{ userid: string }>('POST', `people/${person.id}/accept`, {});
  return { ...person, userid };
}

/** A server on loopback. */
export interface Listening {
  url: string;
  close(): Promise<void>;
}

/** Serves requests with a free hand; resolves with its address. */
export async function serve(
  handle: (request: IncomingMessage, body: string) => Promise<{ status?: number; text: string }>,
): Promise<Listening> {
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = await handle(request, Buffer.concat(chunks).toString('utf8'));
    response.writeHead(answer.status ?? 200).end(answer.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A received event, decrypted by an independent library. */
export type ReceivedEvent = Record<string, string | number>;

export interface Receiver extends Listening {
  events: ReceivedEvent[];
  /** Requests of any kind, including those left without an answer. */
  requests: number;
  /** What to do with the next push: answer 200, answer an error, or never answer. */
  manner: 'accept' | 'refuse' | 'hang';
}

export const CALLBACK = {
  token: 'kjr2TKI8umCBfVF3',
  encodingAesKey: '4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws',
};

function openEnvelope(url: URL, encrypted: string): string {
  const param = (name: string): string => url.searchParams.get(name) ?? '';
  const expected = getSignature(CALLBACK.token, param('timestamp'), param('nonce'), encrypted);
  if (expected !== param('msg_signature')) throw new Error('signature is wrong');
  return decrypt(CALLBACK.encodingAesKey, encrypted).message;
}

/** A brand's callback built on @wecom/crypto, registered as the tenant's. */
export async function startReceiver(rig: Rig): Promise<Receiver> {
  const parser = new XMLParser();
  const receiver: Receiver = {
    url: '',
    close: async () => undefined,
    events: [],
    requests: 0,
    manner: 'accept',
  };
  const listening = await serve(async (request, body) => {
    receiver.requests++;
    const url = new URL(request.url ?? '', 'http://localhost');
    if (request.method === 'GET') return { text: openEnvelope(url, url.searchParams.get('echostr') ?? '') };
    if (receiver.manner === 'refuse') return { status: 500, text: '' };
    if (receiver.manner === 'hang') return new Promise(() => undefined);
    const envelope = parser.parse(body) as { xml: { Encrypt: string } };
    const event = parser.parse(openEnvelope(url, envelope.xml.Encrypt)) as { xml: ReceivedEvent };
    receiver.events.push(event.xml);
    return { text: '' };
  });
  Object.assign(receiver, listening);
  await rig.control('PUT', 'tenant/callback', { url: `${receiver.url}/callback?corp=1`, ...CALLBACK });
  return receiver;
}

/** Waits in real time until the condition holds. */
export async function until(condition: () => boolean, mostMs = 5000): Promise<void> {
  const end = performance.now() + mostMs;
  while (!condition()) {
    if (performance.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
