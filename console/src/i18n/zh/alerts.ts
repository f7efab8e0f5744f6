export const alerts = {
  title: '提醒',
  unread: '提醒：{{count}} 条未读',
  readAll: '全部标为已读',
  levels: { warning: '留意', bad: '需要处理' },
  since: '{{at}} 起',
  new: '未读',
  noneTitle: '目前没有需要处理的事',
  noneHint: '触达失败、对账中断、处理延迟、活码没有人承接、备份过旧等情况会出现在这里。',
};
