import { z } from 'zod';
import { callOf } from './call-spec.ts';

const BASE = 'externalcontact/customer_acquisition';
const linkShape = z.object({
  link_name: z.string(),
  url: z.string(),
  create_time: z.number(),
});

interface LinkFields {
  link_name: string;
  range: { user_list: string[] };
  skip_verify: boolean;
}

const usual = { method: 'post', lane: 'normal', timeoutMs: 10_000 } as const;

/** Acquisition links. 获客助手 */
export const linkCalls = {
  createLink: callOf<LinkFields>()({
    ...usual,
    path: `${BASE}/create_link`,
    answer: z.object({ link: linkShape.extend({ link_id: z.string() }) }),
    repeat: 'once',
    what: { zh: '创建获客链接', en: 'make an acquisition link' },
  }),
  updateLink: callOf<LinkFields & { link_id: string }>()({
    ...usual,
    path: `${BASE}/update_link`,
    answer: z.object({}),
    repeat: 'safe',
    what: { zh: '更新获客链接的员工', en: 'change the staff of an acquisition link' },
  }),
  getLink: callOf<{ link_id: string }>()({
    ...usual,
    path: `${BASE}/get`,
    answer: z.object({ link: linkShape }),
    repeat: 'safe',
    what: { zh: '读取一条获客链接', en: 'read an acquisition link' },
  }),
  listLinks: callOf<{ limit: number; cursor?: string }>()({
    ...usual,
    path: `${BASE}/list_link`,
    answer: z.object({
      link_id_list: z.array(z.string()).default([]),
      next_cursor: z.string().nullish(),
    }),
    repeat: 'safe',
    what: { zh: '核对获客链接是否已创建', en: 'look for a link whose creation was not answered' },
  }),
  getLinkQuota: callOf<Record<string, never>>()({
    method: 'get',
    path: 'externalcontact/customer_acquisition_quota',
    answer: z.object({
      total: z.number(),
      balance: z.number(),
      quota_list: z.array(z.object({ expire_date: z.number(), balance: z.number() })).default([]),
    }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 8_000,
    what: { zh: '读取获客助手额度', en: 'read how many may still come by links' },
  }),
};
