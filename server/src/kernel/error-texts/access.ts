import type { ErrorText } from './error-text.ts';

/** Who may do what. */
export const accessTexts = {
  'access/signed-out': {
    status: 401,
    zh: ['尚未登录', '登录后再试;程序请带上 API 密钥'],
    en: ['Not signed in', 'Sign in; programs send an API key'],
  },
  'access/not-staff': {
    status: 403,
    zh: ['企业微信成员 {userid} 不在方案的员工里', '请运营负责人把你加入方案 staff，wecom 填你的 userid'],
    en: [
      'The WeCom member {userid} is no staff of the plan',
      'Ask to be added under `staff` of the plan, with your userid as `wecom`',
    ],
  },
  'access/not-signed': {
    status: 502,
    zh: [
      '企业微信没有给出网页签名（{code}）',
      '重新打开页面再试；一直不行时请管理员查看 设置 › 企业微信 › 调用记录',
    ],
    en: [
      'WeCom gave no signature for the page ({code})',
      'Open the page again; if it stays, see Settings › WeCom › Calls',
    ],
  },
  'access/wrong-password': {
    status: 401,
    zh: ['账号或密码不正确', '检查后重新输入'],
    en: ['Wrong login or password', 'Check both and try again'],
  },
  'access/already-set-up': {
    status: 409,
    zh: ['管理员已经建立', '请直接登录'],
    en: ['The administrator already exists', 'Please sign in'],
  },
  'access/not-sandbox': {
    status: 403,
    zh: ['现在不是沙盒,不能一键建立管理员', '填写账号和密码'],
    en: [
      'This is not the sandbox: an administrator cannot be made with one click',
      'Give a login and a password',
    ],
  },
  'access/bad-key': {
    status: 401,
    zh: ['API 密钥无效', '在「设置 › API 密钥」中新建一个'],
    en: ['The API key is not valid', 'Make a new one under Settings › API keys'],
  },
  'access/no-csrf-header': {
    status: 403,
    zh: ['浏览器请求缺少 x-hetang 请求头', '从控制台页面发起操作'],
    en: ['A browser request without the x-hetang header', 'Act from the console pages'],
  },
  'access/people-only': {
    status: 403,
    zh: ['这个接口只供登录的人使用，不接受 API 密钥', '在控制台登录后操作'],
    en: ['This endpoint is for signed-in people; an API key is not accepted', 'Sign in to the console'],
  },
  'access/programs-only': {
    status: 403,
    zh: ['这个接口只供程序使用，需要 API 密钥', '带上请求头 Authorization: Bearer ht_… 后重试'],
    en: [
      'This endpoint is for programs and needs an API key',
      'Send the header Authorization: Bearer ht_… and try again',
    ],
  },
  'access/not-allowed': {
    status: 403,
    zh: ['你的角色不能这样做：{resource} · {action}', '请管理员在 设置 › 成员与角色 里给你需要的权限'],
    en: [
      'Your role does not allow this: {resource} · {action}',
      'Ask an administrator for it, under Settings › Users and roles',
    ],
  },
  'access/beyond-reach': {
    status: 403,
    zh: [
      '这里有你数据范围之外的客户：{resource}',
      '到客户、任务、客户群的列表里看自己范围内的，或请管理员把范围改为“全部”',
    ],
    en: [
      'This shows people outside the rows that you may see: {resource}',
      'See yours in the lists of contacts, tasks and groups, or ask an administrator for the reach “all”',
    ],
  },
  'access/key-too-often': {
    status: 429,
    zh: ['这个 API 密钥每分钟最多 {limit} 次请求', '隔一分钟再试，或换一个上限更高的密钥'],
    en: ['This API key may ask {limit} times a minute', 'Wait a minute, or use a key with a higher limit'],
  },
  'access/login-taken': {
    status: 409,
    zh: ['账号 {login} 已经有人用了', '换一个账号，或在成员列表里重置它的密码'],
    en: ['The login {login} is taken', 'Choose another, or reset its password in the list of users'],
  },
  'access/last-administrator': {
    status: 409,
    zh: ['这样改以后就没有管理员了', '先让另一位成员成为管理员'],
    en: ['Nobody would be administrator after this', 'Make somebody else an administrator first'],
  },
  'access/more-than-own': {
    status: 403,
    zh: ['不能给出自己没有的权限', '请管理员来改'],
    en: ['Nobody gives what they may not do themselves', 'Ask an administrator'],
  },
  'access/no-such-role': {
    status: 400,
    zh: ['没有角色 {role}', '从角色列表里选一个'],
    en: ['There is no role {role}', 'Choose one of the list of roles'],
  },
  'access/role-in-use': {
    status: 409,
    zh: ['角色 {role} 还有成员在用，或是内置角色', '先给这些成员换角色；内置角色不能改'],
    en: ['The role {role} is in use, or built in', 'Give its users another one; built-in roles stay'],
  },
  'access/invite-over': {
    status: 410,
    zh: ['这个链接已经用过，或已经过期', '请管理员在 设置 › 成员与角色 里重新发一个'],
    en: ['The link was used already, or its time is over', 'Ask an administrator for a new one'],
  },
} as const satisfies Record<string, ErrorText>;
