import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Gate } from '../http/wecom-routes.ts';
import { issueCode } from '../platform/oauth.ts';
import { escapeMarkup } from './avatar.ts';

interface LoginQuery {
  appid?: string;
  redirect_uri?: string;
  state?: string;
  userid?: string;
}

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

function chooser(gate: Gate, query: LoginQuery): string {
  const links = [...gate.world.state.staff.values()].map(({ userid, name }) => {
    const params = new URLSearchParams({ ...(query as Record<string, string>), userid });
    return `<li><a href="?${escapeMarkup(params.toString())}">${escapeMarkup(name)} (${escapeMarkup(userid)})</a></li>`;
  });
  return (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>企业微信登录（模拟）</title>' +
    '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/pages/page.css"></head>' +
    `<body class="plain"><h1>以哪位成员登录？</h1><ul>${links.join('')}</ul></body></html>`
  );
}

/** The login page inside WeCom (oauth2/authorize) and outside it (sso/login): whoever opens it picks a member. */
export async function oauthRoutes(app: FastifyInstance, gate: Gate): Promise<void> {
  const { world } = gate;
  for (const path of ['/connect/oauth2/authorize', '/wwlogin/sso/login', '/wwopen/sso/qrConnect']) {
    app.get(path, (request, reply) => {
      const query = request.query as LoginQuery;
      if (query.appid !== world.state.tenant.corpId) return fail(reply, 40013, 'invalid corpid');
      const target = redirectTarget(query, gate);
      if (target === undefined) return fail(reply, 50001, 'redirect_url is not authorized');
      if (query.userid === undefined)
        return reply.type('text/html; charset=utf-8').send(chooser(gate, query));
      if (!world.state.staff.has(query.userid)) return fail(reply, 60111, 'userid not found');
      target.searchParams.set('code', issueCode(world, { userid: query.userid }, world.clock.now()).code);
      target.searchParams.set('state', query.state ?? '');
      return reply.redirect(target.href, 302);
    });
  }
}
