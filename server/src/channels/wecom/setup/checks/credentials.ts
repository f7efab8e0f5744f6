import { UNREACHABLE } from '../../error-codes.ts';
import { good, type SetupCheck, type SetupVerdict, verdictOf, WAITS } from './check.ts';

const BAD_CORP = new Set([40013, 41002]);
const BAD_SECRET = new Set([40001, 40091, 41004]);

/** The corp id exists. */
export const corpId: SetupCheck = {
  id: 'corp-id',
  title: { zh: '企业 ID', en: 'Corp id' },
  path: ['我的企业', '企业信息', '企业ID'],
  async look({ settings }, token) {
    const problem = settings.problem();
    if (problem) return unsealed(problem.say('zh'), problem.say('en'));
    if (!settings.connected()) return missing;
    if (token.kind === 'done') return good(settings.config.corpId, settings.config.corpId);
    if (token.kind === 'refused' && BAD_SECRET.has(token.code)) return WAITS;
    const isMine = token.kind !== 'refused' || BAD_CORP.has(token.code) || token.code === UNREACHABLE;
    return isMine ? verdictOf(token) : WAITS;
  },
};

/** The secret is of this corp. */
export const secret: SetupCheck = {
  id: 'secret',
  title: { zh: '应用 Secret', en: 'App secret' },
  path: ['应用管理', '本应用', 'Secret', '查看'],
  async look(_deps, token) {
    if (token.kind === 'done') return good('能取得访问凭证', 'an access token is given');
    return token.kind === 'refused' && BAD_SECRET.has(token.code) ? verdictOf(token) : WAITS;
  },
};

const missing: SetupVerdict = {
  level: 'waiting',
  found: { zh: '还没有填写', en: 'not entered yet' },
  hint: {
    zh: '在上面填写企业 ID、AgentId 和 Secret',
    en: 'Enter corp id, agent id and secret above',
  },
};

type Said = { message: string; hint: string };

const unsealed = (zh: Said, en: Said): SetupVerdict => ({
  level: 'bad',
  found: { zh: zh.message, en: en.message },
  hint: { zh: zh.hint, en: en.hint },
});
