import { withQuery } from '../callbacks/post.ts';
import { type LoggedPush, type PushTry, whatIn } from '../callbacks/push-log.ts';
import type { World } from '../world/world.ts';
import { writeToFollower } from './followers.ts';
import { readAnswer, readReply } from './read-reply.ts';
import { sealPush } from './seal.ts';

const ANSWER_WITHIN_MS = 5000;
const TRIES = 3;
const APOLOGY = '该公众号提供的服务出现故障，请稍后再试';

/** Fields of a pushed message beyond the common head. */
export interface AccountFields {
  [name: string]: string | number | AccountFields | AccountFields[];
}

function element(name: string, value: AccountFields[string]): string {
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('');
  if (typeof value === 'object') return `<${name}>${elements(value)}</${name}>`;
  const text =
    typeof value === 'number' ? value : `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  return `<${name}>${text}</${name}>`;
}

function elements(fields: AccountFields): string {
  return Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join('');
}

/** What is sent, and the line of the log that follows it. */
interface Sending {
  xml: string;
  shown: LoggedPush;
}

/** One try. Resolves with the reply to the follower, if there is one; the log says what was wrong with it. */
async function post(
  world: World,
  openid: string,
  { xml, shown }: Sending,
): Promise<Record<string, unknown> | undefined> {
  const { account } = world.state;
  const { callback } = account;
  if (callback === undefined) return undefined;
  const push = { xml, openid, toUser: account.originalId, now: world.clock.now() };
  const { query, body } = sealPush(callback, account.appId, push);
  const began = performance.now();
  const attempt: PushTry = {
    at: world.clock.now(),
    took: 0,
    error: '',
    signature: {
      msgSignature: query.get('msg_signature') ?? query.get('signature') ?? '',
      timestamp: query.get('timestamp') ?? '',
      nonce: query.get('nonce') ?? '',
      encryptedLength: body.length,
    },
  };
  shown.tries.push(attempt);
  const abort = new AbortController();
  const cancel = world.transport.after(ANSWER_WITHIN_MS, () => abort.abort(new Error('no answer in 5 s')));
  try {
    const response = await fetch(withQuery(callback.url, query), {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body,
      redirect: 'manual',
      signal: abort.signal,
    });
    if (response.status !== 200) throw new Error(`the callback answered HTTP ${response.status}`);
    return readReply(callback, await readAnswer(response));
  } catch (error) {
    attempt.error = error instanceof Error ? error.message : String(error);
    throw error;
  } finally {
    attempt.took = Math.round(performance.now() - began);
    cancel();
  }
}

async function deliver(world: World, openid: string, sending: Sending): Promise<void> {
  const { shown } = sending;
  const follower = world.state.followers.get(openid);
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      const reply = await post(world, openid, sending);
      if (reply !== undefined && follower !== undefined) {
        const { ToUserName: _to, FromUserName: _from, ...content } = reply;
        writeToFollower(follower, { at: world.clock.now(), from: 'account', content });
      }
      shown.fate = 'received';
      return;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      world.log.warn({ tries, reason }, 'push of the Official Account not received');
    }
  }
  shown.fate = 'lost';
  if (follower === undefined) return;
  writeToFollower(follower, {
    at: world.clock.now(),
    from: 'account',
    content: { msgtype: 'text', content: APOLOGY },
  });
}

/** Pushes a message or an event of a follower to the account's server, three times at most; its reply is delivered. */
export function pushToAccount(world: World, openid: string, fields: AccountFields, at: number): void {
  const { account } = world.state;
  if (account.callback === undefined) return;
  const head = { ToUserName: account.originalId, FromUserName: openid, CreateTime: Math.floor(at / 1000) };
  if (world.state.followers.get(openid)?.isBlocked === true) return;
  const xml = `<xml>${elements({ ...head, ...fields })}</xml>`;
  const push = {
    id: 0,
    channel: 'account',
    at,
    what: whatIn(xml),
    xml,
    heldMs: 0,
    isDuplicate: false,
  } as const;
  const shown = world.pushes.add({ ...push, fate: 'waiting', tries: [] });
  world.pending.add(deliver(world, openid, { xml, shown }));
}
