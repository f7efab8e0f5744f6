import { callJson, mustCall } from './json.ts';

/** What a phone shows. */
export interface PersonView {
  id: string;
  name: string;
  unionid: string;
  externalUserid: string;
  did: Record<string, number>;
  /** userids of members who are friends on both sides. */
  friends: string[];
  chats: {
    userid: string;
    messages: { id: number; from: 'staff' | 'person' | 'system'; body: { kind: string; text?: string } }[];
  }[];
}

/** The emulator's control API, as far as the storm uses it. */
export interface Platform {
  url: string;
  get<T>(path: string): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  /** Like `post`, but says whether it was possible instead of throwing. */
  tries(path: string, body?: unknown): Promise<boolean>;
  /** Virtual milliseconds since 1970. */
  now(): Promise<number>;
  advance(seconds: number): Promise<void>;
}

/** Talks to the emulator at an address. */
export function platformAt(url: string): Platform {
  const at = (path: string): string => `${url}/control/${path}`;
  return {
    url,
    get: async <T>(path: string) => (await mustCall<T>(at(path))).body,
    put: async <T>(path: string, body: unknown) =>
      (await mustCall<T>(at(path), { method: 'PUT', body })).body,
    post: async <T>(path: string, body: unknown = {}) => (await mustCall<T>(at(path), { body })).body,
    async tries(path, body = {}) {
      const { status } = await callJson(at(path), { body });
      if (status >= 500) throw new Error(`emulator: ${path} ${status}`);
      return status < 300;
    },
    now: async () => (await mustCall<{ now: number }>(at('clock'))).body.now,
    advance: async (seconds) =>
      void (await mustCall(at('clock'), { method: 'PUT', body: { advance: seconds } })),
  };
}

/** A friendship as the platform's own interface shows it. */
export interface Follower {
  userid: string;
  tagIds: string[];
}

/** Reads customers through the platform's public interface, as another program of the tenant would. */
export async function openContacts(
  platform: Platform,
): Promise<(externalUserid: string) => Promise<Follower[]>> {
  const token = await logIn(platform);
  return async (externalUserid) => {
    const path = `externalcontact/get?access_token=${token}&external_userid=${externalUserid}`;
    const { body } = await mustCall<{
      errcode: number;
      follow_user?: { userid: string; tags: { tag_id: string }[] }[];
    }>(`${platform.url}/cgi-bin/${path}`);
    if (body.errcode !== 0) return [];
    return (body.follow_user ?? []).map((one) => ({
      userid: one.userid,
      tagIds: one.tags.map((tag) => tag.tag_id),
    }));
  };
}

/** Opens an account of customer service as an administrator's program would. @returns its id. */
export async function openAccount(platform: Platform, name: string): Promise<string> {
  const url = `${platform.url}/cgi-bin/kf/account/add?access_token=${await logIn(platform)}`;
  const { body } = await mustCall<{ open_kfid?: string; errmsg: string }>(url, { body: { name } });
  if (body.open_kfid === undefined) throw new Error(`no account ${name}: ${body.errmsg}`);
  return body.open_kfid;
}

async function logIn(platform: Platform): Promise<string> {
  const { corpId, secret } = await platform.get<{ corpId: string; secret: string }>('tenant');
  const url = `${platform.url}/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`;
  return (await mustCall<{ access_token: string }>(url)).body.access_token;
}
