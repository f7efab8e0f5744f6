/** What errors name in English, as `contact 7`, in Chinese. */
const things: Readonly<Record<string, string>> = {
  'API key': 'API 密钥',
  act: '批量操作',
  broadcast: '群发',
  'broadcast run': '群发计划',
  chat: '客户群',
  code: '渠道活码',
  community: '社群',
  contact: '客户',
  conversation: '客服会话',
  coupon: '优惠券',
  customer: '客户',
  dashboard: '看板',
  enrolment: '旅程中的客户',
  friend: '好友',
  goal: '目标',
  import: '导入',
  journey: '旅程',
  merge: '合并记录',
  moment: '朋友圈',
  movement: '积分变动',
  plan: '方案',
  'plan draft': '方案草稿',
  'plan version': '方案版本',
  robot: '群机器人',
  segment: '分群',
  session: '登录',
  snapshot: '快照',
  staff: '员工',
  task: '任务',
  user: '成员',
  view: '视图',
  webhook: 'Webhook',
};

/** `contact 7` as `客户 7`; what is no such thing stays as it is. */
export function thingInChinese(what: string): string {
  const words = what.split(' ');
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    if (Object.hasOwn(things, name)) return [things[name], ...words.slice(length)].join(' ');
  }
  return what;
}
