import { setupCalls } from '../../client/setup-calls.ts';
import { good, type SetupCheck, type SetupVerdict, verdictOf, WAITS } from './check.ts';

const NOT_TRUSTED = 60020;

/** The platform takes calls from this machine. */
export const trustedIp: SetupCheck = {
  id: 'trusted-ip',
  title: { zh: '企业可信 IP', en: 'Trusted IP' },
  path: ['应用管理', '本应用', '企业可信IP', '配置'],
  async look({ client, settings }, token) {
    const asked =
      token.kind === 'done'
        ? await client.call(setupCalls.getAgent, { agentid: settings.config.agentId })
        : token;
    if (asked.kind === 'refused' && asked.code === NOT_TRUSTED) return verdictOf(asked);
    if (token.kind !== 'done' || asked.kind === 'unknown') return WAITS;
    return good('本机的出口 IP 可以调用', 'calls from this machine are taken');
  },
};

/** The agent id is that of the secret, the app runs, and somebody may use it. */
export const agent: SetupCheck = {
  id: 'agent',
  title: { zh: '应用与可见范围', en: 'App and visible range' },
  path: ['应用管理', '本应用', '可见范围', '编辑'],
  async look({ client, settings }, token) {
    if (token.kind !== 'done') return WAITS;
    const outcome = await client.call(setupCalls.getAgent, { agentid: settings.config.agentId });
    if (outcome.kind === 'refused' && outcome.code === NOT_TRUSTED) return WAITS;
    if (outcome.kind !== 'done') return verdictOf(outcome);
    const { name, close, allow_userinfos, allow_partys, allow_tags } = outcome.value;
    if (close === 1) return closed;
    const [users, parties, tags] = [allow_userinfos.user, allow_partys.partyid, allow_tags.tagid].map(
      ({ length }) => length,
    ) as [number, number, number];
    if (users + parties + tags === 0) return empty;
    return good(
      `「${name}」，可见 ${parties} 个部门、${users} 名成员、${tags} 个标签`,
      `“${name}”, seen by ${parties} departments, ${users} members, ${tags} tags`,
    );
  },
};

const closed: SetupVerdict = {
  level: 'bad',
  found: { zh: '应用已停用', en: 'the app is disabled' },
  hint: { zh: '在应用页面右上角启用', en: 'Enable it on the page of the app' },
};

const empty: SetupVerdict = {
  level: 'bad',
  found: { zh: '可见范围是空的', en: 'the visible range is empty' },
  hint: {
    zh: '把参与运营的员工或部门加入可见范围',
    en: 'Add the members or departments who work with customers',
  },
};
