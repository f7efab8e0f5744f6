import { z } from 'zod';
import { callOf } from './call-spec.ts';

/** What people are called elsewhere. 身份查询 */
export const idCalls = {
  unionidToExternalUserid: callOf<{ unionid: string; openid: string; subject_type: 0 }>()({
    method: 'post',
    path: 'idconvert/unionid_to_external_userid',
    // A pending id in its place is of no use to a self-built app: the person is nobody's customer yet.
    answer: z.object({ external_userid: z.string().nullish(), pending_id: z.string().nullish() }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 8_000,
    // 100,000 an hour, 480,000 a day, and 7.5 million a month: spread over thirty days.
    limits: { minute: 10_000, hour: 100_000, day: 250_000 },
    what: {
      zh: '按 unionid 与 openid 查客户：店铺、公众号的客户是不是企业微信的客户',
      en: 'finds the customer of a unionid and openid: whether somebody of the shop or Official Account is one in WeCom',
    },
  }),
};
