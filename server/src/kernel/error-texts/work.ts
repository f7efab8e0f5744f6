import type { ErrorText } from './error-text.ts';

/** Tasks, codes, channels and what else staff work with. */
export const workTexts = {
  'task/closed': {
    status: 409,
    zh: ['任务 {id} 已经结束({state})', '刷新任务列表'],
    en: ['Task {id} is already closed ({state})', 'Reload the list of tasks'],
  },
  'act/too-many': {
    status: 400,
    zh: ['一次最多操作 {most} 位客户,选中了 {people} 位或更多', '缩小筛选范围,分几次操作'],
    en: [
      'At most {most} contacts at once; {people} or more are chosen',
      'Narrow the filters and act in several steps',
    ],
  },
  'act/not-undone': {
    status: 409,
    zh: ['批量操作 {id} 不能撤销({reason})', '7 天内、已完成的操作可以撤销;发起旅程不能撤销'],
    en: [
      'Act {id} cannot be undone ({reason})',
      'What is done can be undone for 7 days; people who were brought into a journey stay in it',
    ],
  },
  'fixture/in-plan': {
    status: 409,
    zh: ['「{key}」不能删除:方案还在用,或已经删掉', '先从方案里去掉再应用;已经删掉就刷新列表'],
    en: [
      '"{key}" cannot be deleted: the plan still has it, or it is gone already',
      'Take it out of the plan and apply; if it is gone, reload the list',
    ],
  },
  'broadcast/over': {
    status: 409,
    zh: ['这次群发已经结束({state})', '刷新列表'],
    en: ['This sending is already over ({state})', 'Reload the list'],
  },
  'broadcast/unwritable': {
    status: 400,
    zh: ['群发「{key}」的消息写不出来({fault})', '在方案里改好这条消息再应用'],
    en: ['The message of the broadcast "{key}" cannot be worded ({fault})', 'Mend it in the plan and apply'],
  },
  'broadcast/no-platform': {
    status: 409,
    zh: ['没有接入企业微信,不能试发', '在 设置 › 企业微信 完成接入'],
    en: ['No WeCom tenant is connected, so nothing can be shown', 'Connect one under Settings › WeCom'],
  },
  'moment/over': {
    status: 409,
    zh: ['这条朋友圈已经结束({state})', '刷新列表'],
    en: ['This Moment is already over ({state})', 'Reload the list'],
  },
  'moment/unfit': {
    status: 400,
    zh: [
      '这些内容不能发朋友圈({problem})',
      '换一条消息:不带客户变量,多人同发时不带员工变量,附件齐全,至多 2000 个字',
    ],
    en: [
      'This cannot be published as a Moment ({problem})',
      'Choose another message: no variables of the customer, none of staff when several publish it, all files there, 2000 characters at most',
    ],
  },
  'task/remind-limit': {
    status: 409,
    zh: ['24 小时内最多提醒 3 次', '稍后再提醒,或直接联系员工'],
    en: ['At most 3 reminders in 24 hours', 'Remind later, or speak to the member of staff'],
  },
  'channel/callback-forged': {
    status: 403,
    zh: ['回调签名不正确', '核对应用「接收消息」中的 Token 与荷塘设置是否一致'],
    en: [
      'The signature of the callback is wrong',
      'Compare the Token of the callback settings of the app with the settings of Hetang',
    ],
  },
  'channel/callback-invalid': {
    status: 400,
    zh: ['回调内容无法读取:{problem}', '核对 EncodingAESKey 和企业 ID 是否与荷塘设置一致'],
    en: [
      'The callback cannot be read: {problem}',
      'Compare EncodingAESKey and corp id with the settings of Hetang',
    ],
  },
  'wecom/sealed': {
    status: 503,
    zh: [
      '企业微信设置无法解密：这个进程的密钥与保存时不同',
      '所有进程设置相同的 HETANG_SECRET_KEY，或恢复数据目录中的 secret.key',
    ],
    en: [
      'The WeCom settings cannot be opened: this process has another key than the one that stored them',
      'Give all processes the same HETANG_SECRET_KEY, or bring back secret.key in the data folder',
    ],
  },
  'wecom/fixed': {
    status: 409,
    zh: ['企业微信由环境变量或沙盒设定，不能在这里修改', '修改 WECOM_ 变量后重启；沙盒不需要修改'],
    en: [
      'The WeCom tenant is set by variables or by the sandbox and cannot be changed here',
      'Change the WECOM_ variables and start again; a sandbox needs no change',
    ],
  },
  'wecom/not-connected': {
    status: 409,
    zh: ['还没有接入企业微信', '在 设置 › 企业微信 填写企业 ID、AgentId 和 Secret'],
    en: ['No WeCom tenant is connected', 'Enter corp id, agent id and secret under Settings › WeCom'],
  },
  'wecom/refused': {
    status: 422,
    zh: ['企业微信不接受这些设置（{code}）', '{zh}'],
    en: ['WeCom does not take these settings ({code})', '{en}'],
  },
  'code/no-image': {
    status: 503,
    zh: ['活码 {key} 的二维码暂时取不到:{problem}', '在「渠道活码」中查看状态,稍后再试'],
    en: ['The QR code of {key} is not available: {problem}', 'See its state under Codes and try again later'],
  },
  'transfer/same': {
    status: 400,
    zh: ['{staff}不能把客户转给自己', '选择另一位员工接手'],
    en: ['{staff} cannot take over from themselves', 'Choose another member of staff'],
  },
  'transfer/no-taker': {
    status: 400,
    zh: ['员工“{staff}”不在方案里或已离职，不能接手', '选择方案里在职的员工'],
    en: [
      '"{staff}" is not in the plan or has left, and cannot take over',
      'Choose somebody of the plan who is there',
    ],
  },
  'transfer/not-left': {
    status: 409,
    zh: ['“{staff}”还没有离职', '改用在职继承；刚办离职的，等待分配名单更新后再试（半小时一次）'],
    en: [
      '"{staff}" has not left the company',
      'Transfer on the job instead; after a resignation wait for the list to be read again (every half hour)',
    ],
  },
  'transfer/nobody': {
    status: 409,
    zh: ['选中的客户现在都不能转接', '看每位客户后面的原因'],
    en: ['None of the chosen customers can be handed over now', 'See the reason beside each'],
  },
  'transfer/no-chat': {
    status: 409,
    zh: ['选中的群现在都不能转给这位员工', '看每个群后面的原因'],
    en: ['None of the chosen groups can be given to this member now', 'See the reason beside each'],
  },
  'code/no-quota': {
    status: 503,
    zh: ['获客助手的额度读不到：{problem}', '确认企业已开通获客助手，并授权给本应用'],
    en: [
      'The quota of acquisition links cannot be read: {problem}',
      'The corp needs 获客助手, granted to this app',
    ],
  },
  'code/none-to-save': {
    status: 409,
    zh: ['没有可以保存的二维码', '等活码生效后再试，或在列表里重新选择'],
    en: ['There is no QR code to save', 'Try again when codes are live, or choose others in the list'],
  },
  'task/of-moment': {
    status: 409,
    zh: [
      '朋友圈任务不能在这里完成或取消',
      '由员工在企业微信客户端「客户朋友圈」中发表;要撤回,到 触达 › 朋友圈',
    ],
    en: [
      'A Moment cannot be finished or cancelled here',
      'The member publishes it in the WeCom client; to call it off, go to reach › Moments',
    ],
  },
  'task/confirm-in-client': {
    status: 409,
    zh: ['群发任务不能在这里完成', '请由发送员工在企业微信客户端「群发助手」中确认;送达结果会自动读回'],
    en: [
      'A mass send cannot be finished here',
      'The sender confirms it in the WeCom client; the results are read back by themselves',
    ],
  },
  'task/nobody': {
    status: 409,
    zh: ['任务 {id} 没有负责员工', '先为客户指定负责员工'],
    en: ['Nobody is responsible for task {id}', 'Give the contact an owner first'],
  },
  'system/nothing-to-retry': {
    status: 409,
    zh: ['{what} 没有要处理的失败', '它可能已经处理好了,刷新列表再看'],
    en: ['There is no open failure at {what}', 'It may be done already; reload the list'],
  },
  'contact/past-date': {
    status: 400,
    zh: ['时间 {at} 已经过去', '选择将来的时间，或不填'],
    en: ['{at} is over', 'Choose a time to come, or leave it out'],
  },
  'contact/same': {
    status: 400,
    zh: ['不能把客户 {id} 与自己合并', '选择另一位客户'],
    en: ['Contact {id} cannot be merged with itself', 'Choose another contact'],
  },
  'contact/not-split': {
    status: 409,
    zh: ['合并 {id} 现在不能拆分:{why}', '{what}'],
    en: ['Merge {id} cannot be undone now: {whyEn}', '{whatEn}'],
  },
  'contact/splitting': {
    status: 409,
    zh: ['客户 {id} 正在拆分', '几秒后再试'],
    en: ['Contact {id} is being split', 'Try again in a few seconds'],
  },
  'contact/merged': {
    status: 410,
    zh: ['客户 {id} 已并入客户 {into}', '打开客户 {into}'],
    en: ['Contact {id} was merged into contact {into}', 'Open contact {into}'],
  },
} as const satisfies Record<string, ErrorText>;
