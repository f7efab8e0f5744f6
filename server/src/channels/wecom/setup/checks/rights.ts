import type { CallOutcome } from '../../../port.ts';
import { wecomCalls } from '../../client/call-table.ts';
import { messageCalls } from '../../client/message-calls.ts';
import { good, type SetupCheck, type SetupDeps, type SetupVerdict, verdictOf, WAITS } from './check.ts';

const NO_VALID_RECEIVER = 81013;
const DAY_S = 86_400;

interface Right {
  id: string;
  title: { zh: string; en: string };
  path: readonly string[];
  said: { zh: string; en: string };
  call(deps: SetupDeps): Promise<CallOutcome<unknown>>;
}

const rightOf = ({ call, said, ...right }: Right): SetupCheck => ({
  ...right,
  async look(deps, token) {
    if (token.kind !== 'done') return WAITS;
    const outcome = await call(deps);
    return outcome.kind === 'done' ? good(said.zh, said.en) : verdictOf(outcome);
  },
});

/** Somebody has the customer-contact function, and the app may read it. */
export const contactScope: SetupCheck = {
  id: 'contact-scope',
  title: { zh: '客户联系权限', en: 'Customer contact' },
  path: ['客户联系', '权限配置', '使用范围'],
  async look({ client }, token) {
    if (token.kind !== 'done') return WAITS;
    const outcome = await client.call(wecomCalls.getFollowUserList, {});
    if (outcome.kind !== 'done') return verdictOf(outcome);
    const { length } = outcome.value.follow_user;
    return length === 0
      ? nobody
      : good(`${length} 名成员可以联系客户`, `${length} members with customer contact`);
  },
};

const nobody: SetupVerdict = {
  level: 'bad',
  found: { zh: '没有成员有客户联系权限', en: 'no member has customer contact' },
  hint: { zh: '把参与运营的员工加入使用范围', en: 'Add the members who work with customers' },
};

/** The app may make live codes. */
export const contactWays = rightOf({
  id: 'contact-ways',
  title: { zh: '渠道活码权限', en: 'Live codes' },
  path: ['客户联系', 'API', '可调用接口的应用'],
  said: { zh: '可以创建渠道活码', en: 'live codes can be made' },
  call: ({ client, clock }) => {
    const now = Math.floor(clock.now().getTime() / 1000);
    return client.call(wecomCalls.listContactWay, { start_time: now - DAY_S, limit: 1 });
  },
});

/** The app may create mass messages and read how they went. */
export const massSends = rightOf({
  id: 'mass-sends',
  title: { zh: '群发权限', en: 'Mass messages' },
  path: ['客户联系', 'API', '可调用接口的应用'],
  said: { zh: '可以创建群发任务', en: 'mass messages can be created' },
  call: ({ client, clock }) => {
    const now = Math.floor(clock.now().getTime() / 1000);
    return client.call(wecomCalls.getGroupmsgListV2, {
      chat_type: 'single',
      start_time: now - DAY_S,
      end_time: now,
      filter_type: 2,
      limit: 1,
    });
  },
});

/** The app may write to staff: asked with a receiver who does not exist, so that nobody gets anything. */
export const staffMessages = rightOf({
  id: 'staff-messages',
  title: { zh: '给员工发消息', en: 'Messages to staff' },
  path: ['应用管理', '本应用', '可见范围'],
  said: { zh: '可以提醒员工', en: 'staff can be told' },
  async call({ client, settings }) {
    const outcome = await client.call(messageCalls.sendMessage, {
      touser: 'hetang-nobody-0',
      agentid: settings.config.agentId,
      msgtype: 'text',
      text: { content: 'hetang' },
      enable_duplicate_check: 1,
      duplicate_check_interval: 1_800,
    });
    const mayWrite = outcome.kind === 'refused' && outcome.code === NO_VALID_RECEIVER;
    return mayWrite ? { kind: 'done', value: null } : outcome;
  },
});
