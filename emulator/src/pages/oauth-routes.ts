import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Gate } from '../http/wecom-routes.ts';
import { issueCode } from '../platform/oauth.ts';
import { escapeMarkup } from './avatar.ts';

interface LoginQuery {
  appid?: string;
  redirect_uri?: string;
  state?: string;
  scope?: string;
  userid?: string;
  person?: string;
}

const PEOPLE_SHOWN = 50;

function fail(reply: FastifyReply, code: number, text: string): FastifyReply {
  return reply.code(200).header('content-type', 'application/json').send({ errcode: code, errmsg: text });
}

function redirectTarget(query: LoginQuery, gate: Gate): URL | undefined {
  const { trustedDomains } = gate.world.state.tenant;
  try {
    const target = new URL(query.redirect_uri ?? '');
    const isWeb = target.protocol === 'http:' || target.protocol === 'https:';
    const isTrusted = trustedDomains.length === 0 || trustedDomains.includes(target.host);
    return isWeb && isTrusted ? target : undefined;
  } catch {
    return undefined;
  }
}

interface Choice {
  /** Parameter that names the chosen one. */
  name: 'userid' | 'person';
  title: string;
  options: Array<{ id: string; label: string }>;
}

function staffChoice(gate: Gate): Choice {
  const options = [...gate.world.state.staff.values()].map(({ userid, name }) => ({
    id: userid,
    label: `${name} (${userid})`,
  }));
  return { name: 'userid', title: '以哪位成员登录？', options };
}

function personChoice(gate: Gate): Choice {
  const all = [...gate.world.state.people.values()];
  const shown = [
    ...all.filter((one) => one.manual),
    ...all.filter((one) => !one.manual).slice(-PEOPLE_SHOWN),
  ];
  const options = shown.reverse().map(({ id, name }) => ({ id, label: `${name} (${id})` }));
  return { name: 'person', title: '以哪位用户授权登录公众号？', options };
}

function chooser(query: LoginQuery, choice: Choice): string {
  const links = choice.options.map(({ id, label }) => {
    const params = new URLSearchParams({ ...(query as Record<string, string>), [choice.name]: id });
    return `<li><a href="?${escapeMarkup(params.toString())}">${escapeMarkup(label)}</a></li>`;
  });
  return (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>微信登录（模拟）</title>' +
    '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/pages/page.css"></head>' +
    `<body class="plain"><h1>${choice.title}</h1><ul class="choices">${links.join('')}</ul></body></html>`
  );
}

/** The chosen one as the holder of a login code; undefined when unknown. */
function holderOf(
  gate: Gate,
  query: LoginQuery,
  name: Choice['name'],
): Parameters<typeof issueCode>[1] | undefined {
  const { staff, people } = gate.world.state;
  const id = query[name] ?? '';
  if (name === 'userid') return staff.has(id) ? { userid: id } : undefined;
  return people.has(id) ? { personId: id, scope: query.scope ?? 'snsapi_base' } : undefined;
}

/**
 * The login pages: inside WeCom (oauth2/authorize) and outside it (sso/login) a member logs in; with the appid of the
 * Official Account a WeChat user does. Whoever opens the page says who they are.
 */
export async function oauthRoutes(app: FastifyInstance, gate: Gate): Promise<void> {
  const { state } = gate.world;
  const inside = '/connect/oauth2/authorize';
  for (const path of [inside, '/wwlogin/sso/login', '/wwopen/sso/qrConnect', `/oa${inside}`]) {
    app.get(path, (request, reply) => {
      const query = request.query as LoginQuery;
      const isAccount = query.appid === state.account.appId;
      if (!isAccount && query.appid !== state.tenant.corpId) return fail(reply, 40013, 'invalid corpid');
      const target = redirectTarget(query, gate);
      if (target === undefined) return fail(reply, 50001, 'redirect_url is not authorized');
      const choice = isAccount ? personChoice(gate) : staffChoice(gate);
      if (query[choice.name] === undefined)
        return reply.type('text/html; charset=utf-8').send(chooser(query, choice));
      const holder = holderOf(gate, query, choice.name);
      if (holder === undefined) return fail(reply, isAccount ? 40003 : 60111, 'userid not found');
      target.searchParams.set('code', issueCode(gate.world, holder, gate.world.clock.now()).code);
      target.searchParams.set('state', query.state ?? '');
      return reply.redirect(target.href, 302);
    });
  }
}
