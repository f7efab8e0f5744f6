/** Settings, rights and limits: codes | reason | retry | Chinese: what, what to do | English: what, what to do. */
export const accessErrors = `
-1001 | unreachable | 2000 | 连不上企业微信接口 | 检查网络、代理和接口地址 | The WeCom API cannot be reached | Check the network, the proxy and the base URL
-1002 | held-back | 5000 | 企业微信要求放慢 | 稍后自动继续 | WeCom asked us to slow down | This goes on by itself
-1003 | quota-spent | 5000 | 本接口的调用额度已用完 | 额度恢复后自动继续；经常出现时减少批量操作 | The limit of this call is used up | This goes on by itself; when it happens often, do less in bulk
-1004 | channel-rests | 5000 | 企业微信接连没有正常应答，这一组接口暂停 | 稍后自动试探并恢复；一直不恢复时查看 系统 › 检查 | WeCom has not answered properly several times: this group of calls rests | It is tried again by itself; if it stays, see System › checks
-1005 | not-connected | 60000 | 还没有接入企业微信 | 在 设置 › 企业微信 完成接入 | No WeCom tenant is connected | Connect one under Settings › WeCom
-1006 | media-not-ready | 2000 | 附件还没有传到企业微信 | 正在上传，完成后自动继续 | A file is not on WeCom yet | It is being uploaded; this goes on by itself
-1007 | media-lost | never | 附件的内容不在服务器上 | 重新应用方案 | The bytes of a file are not on the server | Apply the plan again
-1 | busy | 1000 | 企业微信系统繁忙 | 自动重试，不用处理 | WeCom is busy | This is tried again by itself
6000 | conflict | 1000 | 企业微信中有人同时在修改同一内容 | 自动重试，不用处理 | Somebody changes the same thing in WeCom | This is tried again by itself
40001 | bad-secret | 60000 | 应用 Secret 不正确，或与企业 ID 不匹配 | 在企业微信管理后台重新查看 Secret，到 设置 › 企业微信 填写 | The app secret is wrong or of another corp | Look it up in the WeCom console and enter it under Settings › WeCom
40013 | bad-corp | 60000 | 企业 ID 不正确 | 管理后台 › 我的企业 › 企业信息 最下方，复制企业 ID | The corp id is wrong | Copy it from 我的企业 › 企业信息 in the WeCom console
40014 | bad-token | 1000 | 访问凭证失效 | 自动更新，不用处理 | The access token is not valid | It is renewed by itself
40029 | bad-login-code | never | 登录凭证无效：只能用一次，5 分钟内有效 | 重新打开页面登录 | The login code is invalid: it works once, within 5 minutes | Open the page again
40056 | bad-agent | 60000 | 应用 AgentId 不正确 | 管理后台 › 应用管理 › 本应用，复制 AgentId | The agent id is wrong | Copy it from the page of the app in the WeCom console
40091 | bad-secret | 60000 | 应用 Secret 不属于该企业 | 核对企业 ID 与 Secret 是否来自同一企业 | The app secret belongs to another corp | Take corp id and secret from the same corp
40093 | bad-js-signature | never | JS-SDK 签名不正确 | 核对页面地址（不含 # 及其后）与可信域名 | The JS-SDK signature is wrong | Compare the address of the page (without # and what follows) with the trusted domain
41001 | no-token | 1000 | 请求没有带访问凭证 | 自动重试，不用处理 | The call had no access token | This is tried again by itself
41002 | no-corp | 60000 | 没有企业 ID | 在 设置 › 企业微信 填写 | The corp id is missing | Enter it under Settings › WeCom
41004 | no-secret | 60000 | 没有应用 Secret | 在 设置 › 企业微信 填写 | The app secret is missing | Enter it under Settings › WeCom
41057 | no-developer-account | never | 企业没有绑定微信开发者账号 | 管理后台 › 客户联系 › API，绑定后才有 unionid | The corp is not bound to a WeChat developer account | Bind one under 客户联系 › API; there is no unionid before
42001 | token-expired | 1000 | 访问凭证过期 | 自动更新，不用处理 | The access token has expired | It is renewed by itself
42022 | login-code-used | never | 登录凭证已经用过 | 重新打开页面登录 | The login code was used before | Open the page again
45009 | rate-limited | 60000 | 调用过于频繁 | 按企业微信的要求暂停，之后自动继续 | Too many calls | Paused as WeCom demands, then going on by itself
45033 | concurrency | 1000 | 并发过高 | 放慢后自动继续 | Too many calls at once | Slowed down, then going on by itself
48001,48002 | no-permission | never | 应用无权调用这个接口 | 管理后台 › 客户联系（或微信客服）› 可调用接口的应用，加入本应用；企业未认证时有的接口不开放 | The app may not make this call | Add it under 客户联系 (or 微信客服) › 可调用接口的应用; some calls need a verified corp
48005 | call-retired | never | 这个接口企业微信已经下线 | 升级荷塘 | WeCom has retired this call | Upgrade Hetang
50001 | untrusted-domain | never | 登录跳转的域名不在应用的可信域名中 | 应用 › 网页授权及JS-SDK，加入荷塘的域名 | The domain of the login is not trusted | Add the domain of Hetang under 网页授权及JS-SDK of the app
50003 | app-disabled | 60000 | 应用已停用 | 管理后台 › 应用管理，启用本应用 | The app is disabled | Enable it under 应用管理 in the WeCom console
60020 | ip-not-trusted | 60000 | 本机 IP 不在企业可信 IP 中 | 应用 › 企业可信IP，加入本机的出口 IP，约 1 分钟后生效 | This address is not among the trusted IPs | Add the address by which this machine goes out under 企业可信IP of the app; it counts after a minute
85005 | domain-not-verified | never | 可信域名没有完成归属校验 | 应用 › 网页授权及JS-SDK，按提示放置校验文件 | The trusted domain is not verified | Put the verification file in place as 网页授权及JS-SDK says
301002 | no-agent-right | never | 应用 Secret 与 AgentId 不是同一个应用 | 从同一个应用页面复制 AgentId 和 Secret | Secret and agent id are of different apps | Copy both from the page of one app
301052,301053 | no-archive | never | 会话内容存档未开通或已到期 | 需要时在管理后台开通 | Chat archiving is not opened or has ended | Open it in the WeCom console when you need it
701008 | no-licence | never | 没有带互通账号的成员 | 购买并分配互通账号 | No member has an interop licence | Buy and assign licences
`;
