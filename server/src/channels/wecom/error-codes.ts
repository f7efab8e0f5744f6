/** What one errcode means for us. The platform's errmsg is not for programs. */
export interface ErrorCode {
  /** A stable word that is kept with what failed. */
  reason: string;
  /** `never`: the same call will fail again until somebody changes something. */
  retry: 'never' | 'later';
  /** Machine milliseconds to wait before the next try, where the platform's rules say so. */
  afterMs?: number;
  zh: string;
  en: string;
}

const never = (reason: string, zh: string, en: string): ErrorCode => ({ reason, retry: 'never', zh, en });
const later = (reason: string, afterMs: number, zh: string, en: string): ErrorCode => ({
  reason,
  retry: 'later',
  afterMs,
  zh,
  en,
});

/** Nothing was sent: no connection. Not a code of the platform. */
export const UNREACHABLE = -1001;
/** We hold back by ourselves, because the platform asked for a pause. */
export const HELD_BACK = -1002;

/** The codes that matter to what we call; others are described by `describeError`. */
export const errorCodes: Readonly<Record<number, ErrorCode>> = {
  [UNREACHABLE]: later(
    'unreachable',
    2_000,
    '连不上企业微信接口,检查网络和接口地址',
    'The WeCom API cannot be reached: check the network and the base URL',
  ),
  [HELD_BACK]: later(
    'held-back',
    5_000,
    '企业微信要求放慢,稍后自动继续',
    'WeCom asked us to slow down; this goes on by itself',
  ),
  [-1]: later('busy', 1_000, '企业微信系统繁忙,稍后自动重试', 'WeCom is busy; this is tried again by itself'),
  6000: later(
    'conflict',
    1_000,
    '企业微信中有人同时在修改,稍后自动重试',
    'Somebody changes the same thing in WeCom; this is tried again',
  ),
  40001: later(
    'bad-secret',
    60_000,
    '企业 ID 或应用 Secret 不正确,核对设置',
    'Wrong corp id or app secret: check the settings',
  ),
  40003: never(
    'unknown-staff',
    '员工 userid 不存在、已离职或不在应用可见范围',
    'The member does not exist, has left, or is outside the visible range of the app',
  ),
  40013: later('bad-corp', 60_000, '企业 ID 不正确,核对设置', 'Wrong corp id: check the settings'),
  40014: later('bad-token', 1_000, '访问凭证失效,自动更新', 'The access token is not valid; it is renewed'),
  40031: never('unknown-staff', '员工名单里有无效的 userid', 'The list holds an invalid member'),
  40058: never(
    'bad-parameter',
    '参数不合企业微信的要求(长度或格式)',
    'WeCom refuses a parameter (length or form)',
  ),
  40063: never('bad-parameter', '缺少参数', 'A parameter is missing'),
  40068: never(
    'unknown-tag',
    '企业标签不存在,可能已在企业微信后台删除;重新应用方案可重建',
    'The corp tag is gone, perhaps deleted in the console; apply the plan again to make it',
  ),
  40071: never(
    'tag-name-taken',
    '已有同名的企业标签或标签组,改名或在企业微信后台处理',
    'A corp tag or group of that name exists: rename one of them',
  ),
  40072: never('tag-name-length', '标签名超过 30 个字', 'A tag name is over 30 characters'),
  40091: later('bad-secret', 60_000, '应用 Secret 不属于该企业', 'The app secret belongs to another corp'),
  40096: never(
    'unknown-contact',
    '客户不存在或不在应用可见范围',
    'The customer does not exist or is outside the visible range',
  ),
  40126: never('tag-limit', '企业标签数量已达上限', 'The limit of corp tags is reached'),
  41041: never('code-staff-limit', '一个活码最多 100 名员工', 'A live code takes at most 100 members'),
  41044: never('unknown-code', '活码已不存在,会重新创建', 'The live code is gone; it is made again'),
  41045: never('code-limit', '活码数量已达上限(50 万)', 'The limit of live codes (500,000) is reached'),
  41047: never('unknown-message', '群发任务不存在', 'The mass message does not exist'),
  41048: never(
    'no-targets',
    '没有可以发送的客户:都已不是好友或已达接收上限',
    'Nobody can be sent to: not friends any more, or at their limit',
  ),
  41050: never(
    'welcome-expired',
    '欢迎语凭证已过期(20 秒)或无效',
    'The welcome code is invalid or over 20 s old',
  ),
  41051: never(
    'welcome-already',
    '已发过欢迎语,或已开始聊天',
    'A welcome was already sent, or the chat has started',
  ),
  41054: never(
    'staff-not-activated',
    '员工未激活或未实名,先登录企业微信并完成认证',
    'The member has not logged in to WeCom or is not verified',
  ),
  41063: later(
    'being-dispatched',
    10_000,
    '群发任务正在下发,稍后再查',
    'The mass message is still being dispatched',
  ),
  41064: never('too-many-attachments', '附件超过 9 个', 'More than 9 attachments'),
  41093: never('cancelled', '群发任务已取消', 'The mass message is cancelled'),
  41094: never(
    'remind-limit',
    '同一任务 24 小时内最多提醒 3 次',
    'At most 3 reminders of one task in 24 hours',
  ),
  41096: later(
    'welcome-in-flight',
    500,
    '另一个应用正在发欢迎语',
    'Another app is sending the welcome right now',
  ),
  42001: later(
    'token-expired',
    1_000,
    '访问凭证过期,自动更新',
    'The access token has expired; it is renewed',
  ),
  45002: never('too-long', '消息内容过长', 'The message is too long'),
  45009: later(
    'rate-limited',
    60_000,
    '调用过于频繁,按企业微信的要求暂停后继续',
    'Too many calls: paused as WeCom demands, then going on',
  ),
  45033: later('concurrency', 1_000, '并发过高,放慢后继续', 'Too many calls at once: slowing down'),
  48002: never(
    'no-permission',
    '应用无权调用客户联系接口,在 客户联系 › 可调用接口的应用 中加入本应用',
    'The app may not call the customer API: add it under 客户联系 › 可调用接口的应用',
  ),
  50003: later(
    'app-disabled',
    60_000,
    '应用已停用,在企业微信后台启用',
    'The app is disabled: enable it in the console',
  ),
  60011: never(
    'out-of-range',
    '员工不在应用可见范围内',
    'The member is outside the visible range of the app',
  ),
  60020: later(
    'ip-not-trusted',
    60_000,
    '本机 IP 不在企业可信 IP 中,在应用设置里加入',
    'This IP address is not trusted: add it in the settings of the app',
  ),
  60111: never(
    'unknown-staff',
    '员工 userid 不存在,核对方案中的 wecom',
    'The member does not exist: check `wecom` in the plan',
  ),
  81013: never('unknown-staff', '接收人都无效', 'None of the receivers is valid'),
  81017: never('too-many', '可见范围超过 1000 人', 'The visible range is over 1000 members'),
  84061: never('not-a-friend', '员工与客户已不是好友', 'The member and the customer are not friends'),
  84074: never(
    'no-contact-right',
    '员工没有客户联系权限,在后台配置使用范围',
    'The member has no customer-contact right: grant it in the console',
  ),
};

/** What an errcode means; codes that are not in the table are final and named by their number. */
export function describeError(code: number): ErrorCode {
  return (
    errorCodes[code] ??
    never(
      `wecom-${code}`,
      `企业微信返回错误 ${code},可在 open.work.weixin.qq.com/devtool/query 查询`,
      `WeCom answered error ${code}; look it up at open.work.weixin.qq.com/devtool/query`,
    )
  );
}
