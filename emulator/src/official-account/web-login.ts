import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { PlatformError, required } from '../platform/errors.ts';
import { spendCode } from '../platform/oauth.ts';
import type { OfficialAccount } from '../state/official-account.ts';
import type { World } from '../world/world.ts';
import { accountEndpoint } from './endpoint.ts';

const ACCESS_SECONDS = 7200;
const REFRESH_MS = 30 * 86_400_000;
const KEPT = 1000;

type WebGrant = OfficialAccount['webGrants'][number];

function answerOf(world: World, grant: WebGrant): Record<string, unknown> {
  const person = [...world.state.people.values()].find((one) => one.openid === grant.openid);
  const unionid = grant.scope === 'snsapi_userinfo' ? { unionid: person?.unionid ?? '' } : {};
  return {
    access_token: grant.access.value,
    expires_in: ACCESS_SECONDS,
    refresh_token: grant.refresh.value,
    openid: grant.openid,
    scope: grant.scope,
    ...unionid,
  };
}

/** GET sns/oauth2/access_token: who logged in with the code. Errors: 40013, 40001, 40029 unknown, 40163 used. */
export const getWebToken = accountEndpoint({
  root: 'sns',
  path: 'oauth2/access_token',
  method: 'get',
  auth: 'none',
  isBare: true,
  input: z.object({
    appid: z.string().optional(),
    secret: z.string().optional(),
    code: z.string().optional(),
    grant_type: z.string().optional(),
  }),
  handle({ world, now }, input) {
    const { account } = world.state;
    if (input.appid !== account.appId) throw new PlatformError(40013);
    if (input.secret !== account.secret) throw new PlatformError(40125);
    if (input.grant_type !== 'authorization_code') throw new PlatformError(40002);
    const known = world.state.oauthCodes.get(required(input.code, 41008));
    if (known?.used === true) throw new PlatformError(40163);
    const code = spendCode(world, input.code ?? '', now);
    const person = world.state.people.get(code.personId ?? '');
    if (person === undefined) throw new PlatformError(40029);
    const grant: WebGrant = {
      openid: person.openid,
      scope: code.scope ?? 'snsapi_base',
      access: { value: newId(world.state, 'oa-web', '', 110), expiresAt: now + ACCESS_SECONDS * 1000 },
      refresh: { value: newId(world.state, 'oa-web', '', 110), expiresAt: now + REFRESH_MS },
    };
    account.webGrants.push(grant);
    if (account.webGrants.length > KEPT) account.webGrants.shift();
    world.touch();
    return answerOf(world, grant);
  },
});

/** GET sns/oauth2/refresh_token: 40030 unknown, 42002 older than thirty days. */
export const refreshWebToken = accountEndpoint({
  root: 'sns',
  path: 'oauth2/refresh_token',
  method: 'get',
  auth: 'none',
  isBare: true,
  input: z.object({
    appid: z.string().optional(),
    grant_type: z.string().optional(),
    refresh_token: z.string().optional(),
  }),
  handle({ world, now }, input) {
    const grant = world.state.account.webGrants.find((one) => one.refresh.value === input.refresh_token);
    if (grant === undefined) throw new PlatformError(40030);
    if (grant.refresh.expiresAt <= now) throw new PlatformError(42002);
    grant.access = { value: newId(world.state, 'oa-web', '', 110), expiresAt: now + ACCESS_SECONDS * 1000 };
    world.touch();
    return answerOf(world, grant);
  },
});

const holder = z.object({
  access_token: z.string().optional(),
  openid: z.string().optional(),
  lang: z.string().optional(),
});

function live(world: World, given: z.infer<typeof holder>, now: number): WebGrant {
  const grant = world.state.account.webGrants.find((one) => one.access.value === given.access_token);
  if (grant === undefined) throw new PlatformError(40001);
  if (grant.access.expiresAt <= now) throw new PlatformError(42001);
  if (grant.openid !== given.openid) throw new PlatformError(40003);
  return grant;
}

/** GET sns/userinfo: 48001 for a login by snsapi_base. */
export const getWebUser = accountEndpoint({
  root: 'sns',
  path: 'userinfo',
  method: 'get',
  auth: 'none',
  isBare: true,
  input: holder,
  handle({ world, now, baseUrl }, input) {
    const grant = live(world, input, now);
    if (grant.scope !== 'snsapi_userinfo') throw new PlatformError(48001);
    const person = [...world.state.people.values()].find((one) => one.openid === grant.openid);
    if (person === undefined) throw new PlatformError(40003);
    return {
      openid: person.openid,
      nickname: person.name,
      sex: person.gender,
      province: '',
      city: '',
      country: '',
      headimgurl: `${baseUrl}/avatar/${person.id}.svg`,
      privilege: [],
      unionid: person.unionid,
    };
  },
});

/** GET sns/auth: whether the login still holds. */
export const checkWebToken = accountEndpoint({
  root: 'sns',
  path: 'auth',
  method: 'get',
  auth: 'none',
  input: holder,
  handle({ world, now }, input) {
    live(world, input, now);
    return {};
  },
});
