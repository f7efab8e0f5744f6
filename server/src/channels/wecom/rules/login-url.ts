/** Where WeCom itself logs people in; an emulator or a proxy does it under its own address. */
const REAL = 'https://qyapi.weixin.qq.com';
const PLACES = { inside: 'https://open.weixin.qq.com', outside: 'https://login.work.weixin.qq.com' };

/** The page on which a member logs in: silently inside the client, by scanning in any other browser. */
export function loginUrl(
  app: { baseUrl: string; corpId: string; agentId: number },
  { redirectUri, state, inClient }: { redirectUri: string; state: string; inClient: boolean },
): string {
  const own = app.baseUrl.replace(/\/$/, '');
  const base = own === REAL ? PLACES[inClient ? 'inside' : 'outside'] : own;
  const common = { appid: app.corpId, redirect_uri: redirectUri, state, agentid: String(app.agentId) };
  if (!inClient) return `${base}/wwlogin/sso/login?${query({ login_type: 'CorpApp', ...common })}`;
  const inside = { ...common, response_type: 'code', scope: 'snsapi_base' };
  return `${base}/connect/oauth2/authorize?${query(inside)}#wechat_redirect`;
}

const query = (values: Record<string, string>): string => new URLSearchParams(values).toString();
