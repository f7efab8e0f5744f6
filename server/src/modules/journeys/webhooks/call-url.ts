import { createHmac } from 'node:crypto';
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { messageOf } from '../../../kernel/errors.ts';
import { isPrivateAddress } from './private-address.ts';

export interface WebhookSettings {
  /** Calls are signed with it; without it they carry no signature. */
  secret: string | undefined;
  /** Whether addresses of this machine and its network may be called. */
  allowPrivate: boolean;
}

export interface UrlCall {
  url: string;
  body: string;
  /** The same again when the call is repeated. */
  id: string;
  timeoutMs: number;
  /** Seconds since 1970, part of what is signed. */
  timestamp: number;
}

export type CallOutcome = { status: number } | { error: string };

/**
 * Posts JSON to an address and answers its status; never throws. Redirects are not followed and the answer's body is not
 * read. The address is checked when the connection is made, so a name cannot point elsewhere in between.
 */
export async function callUrl(call: UrlCall, settings: WebhookSettings): Promise<CallOutcome> {
  try {
    return { status: await post(call, settings) };
  } catch (error) {
    return { error: messageOf(error).slice(0, 300) };
  }
}

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 of `<seconds>.<body>`. */
export function signatureOf(
  { body, timestamp }: Pick<UrlCall, 'body' | 'timestamp'>,
  secret: string,
): string {
  const mac = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return `t=${timestamp},v1=${mac}`;
}

function post(call: UrlCall, settings: WebhookSettings): Promise<number> {
  const url = new URL(call.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !settings.allowPrivate && isPrivateAddress(host)) throw new Error(refused(host));
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: headersOf(call, settings),
        signal: AbortSignal.timeout(call.timeoutMs),
        ...(settings.allowPrivate ? {} : { lookup: publicLookup }),
      },
      (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      },
    );
    sent.on('error', reject);
    sent.end(call.body);
  });
}

function headersOf(call: UrlCall, { secret }: WebhookSettings): Record<string, string> {
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(call.body)),
    'user-agent': 'hetang',
    'idempotency-key': call.id,
    ...(secret ? { 'hetang-signature': signatureOf(call, secret) } : {}),
  };
}

/** Looks a name up as usual and refuses it when any of its addresses is private. */
const publicLookup: LookupFunction = (hostname, options: LookupOptions, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const addresses: LookupAddress[] = found ?? [];
    const inside = addresses.find(({ address }) => isPrivateAddress(address));
    const [first] = addresses;
    if (error) done(error, '', 0);
    else if (inside || !first) done(new Error(refused(hostname)), '', 0);
    else if (options.all) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

function refused(host: string): string {
  return `${host} is an address of this network: HETANG_WEBHOOK_PRIVATE=allow lets it be called`;
}
