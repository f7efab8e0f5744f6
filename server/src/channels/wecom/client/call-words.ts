import type { Lang } from '../../../kernel/errors.ts';

/** What each call is made for, by its path: for the log of calls and `docs/wecom-calls.md`. */
export const callWords: Readonly<Record<string, Record<Lang, string>>> = {
  gettoken: { zh: '取得访问凭证，所有进程共用一个', en: 'fetches the access token, one for all processes' },
  'externalcontact/get_follow_user_list': {
    zh: '读取有客户联系权限的成员：检查接入、对账',
    en: 'reads the members with customer contact: checks, comparison',
  },
  'externalcontact/get': { zh: '客户详情：收到添加、变更的回调后', en: 'one customer: after a callback' },
  'externalcontact/list': { zh: '成员的客户名单：对账', en: 'the customers of a member: comparison' },
  'externalcontact/batch/get_by_user': {
    zh: '批量读取成员的客户：对账与首次同步',
    en: 'customers of members in batches: comparison, first sync',
  },
  'externalcontact/get_corp_tag_list': {
    zh: '读取企业标签：与方案对照',
    en: 'reads corp tags: kept in step with the plan',
  },
  'externalcontact/add_corp_tag': { zh: '创建企业标签：应用方案', en: 'makes a corp tag: a plan is applied' },
  'externalcontact/edit_corp_tag': {
    zh: '给企业标签改名：应用方案',
    en: 'renames a corp tag: a plan is applied',
  },
  'externalcontact/mark_tag': {
    zh: '给客户打标签：规则、旅程、任务',
    en: 'tags a customer: rules, journeys, tasks',
  },
  'externalcontact/add_contact_way': { zh: '创建渠道活码', en: 'makes a live code' },
  'externalcontact/update_contact_way': {
    zh: '更新渠道活码的员工与设置',
    en: 'changes members and settings of a live code',
  },
  'externalcontact/get_contact_way': { zh: '读取渠道活码', en: 'reads a live code' },
  'externalcontact/list_contact_way': {
    zh: '查找没有得到应答的活码；检查接入',
    en: 'looks for a code whose creation got no answer; checks',
  },
  'externalcontact/send_welcome_msg': {
    zh: '发送欢迎语：添加后 20 秒内',
    en: 'sends the welcome: within 20 s of the add',
  },
  'externalcontact/add_msg_template': {
    zh: '创建群发任务，由员工确认',
    en: 'creates a mass message that staff confirm',
  },
  'externalcontact/get_groupmsg_list_v2': {
    zh: '查找没有得到应答的群发任务；检查接入',
    en: 'looks for a mass message whose creation got no answer; checks',
  },
  'externalcontact/get_groupmsg_task': {
    zh: '群发任务的员工是否确认',
    en: 'whether staff have confirmed a mass message',
  },
  'externalcontact/get_groupmsg_send_result': {
    zh: '群发任务送到了谁',
    en: 'whom a mass message has reached',
  },
  'externalcontact/remind_groupmsg_send': { zh: '提醒员工确认群发', en: 'reminds staff of a mass message' },
  'externalcontact/cancel_groupmsg_send': { zh: '取消群发任务', en: 'cancels a mass message' },
  'agent/get': { zh: '检查应用与可见范围', en: 'checks the app and its visible range' },
  'auth/getuserinfo': { zh: '员工登录', en: 'a member of staff logs in' },
  get_jsapi_ticket: { zh: '侧边栏网页签名（企业）', en: 'signs a page of the sidebar for the corp' },
  'ticket/get': { zh: '侧边栏网页签名（应用）', en: 'signs a page of the sidebar for the app' },
};
