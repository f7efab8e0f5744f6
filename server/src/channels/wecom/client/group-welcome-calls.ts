import { z } from 'zod';
import { callOf } from './call-spec.ts';
import type { WireAttachment } from './call-table.ts';

/** The one attachment by its kind, without the kind itself. */
type WireOne = WireAttachment extends infer One
  ? One extends { msgtype: infer _ }
    ? Omit<One, 'msgtype'>
    : never
  : never;
type Material = { text: { content: string } } & (WireOne | Record<never, never>);

const BASE = 'externalcontact/group_welcome_template';
const usual = { method: 'post', lane: 'normal', repeat: 'safe', timeoutMs: 10_000 } as const;
const text = z.string().nullish();

/** Material that owners choose as the welcome of their groups. 入群欢迎语素材 */
export const groupWelcomeCalls = {
  addGroupWelcome: callOf<Material & { agentid: number; notify: 0 | 1 }>()({
    ...usual,
    repeat: 'once',
    path: `${BASE}/add`,
    answer: z.object({ template_id: z.string() }),
    what: { zh: '新建入群欢迎语素材', en: 'make a welcome of groups' },
  }),
  editGroupWelcome: callOf<Material & { template_id: string; agentid: number }>()({
    ...usual,
    path: `${BASE}/edit`,
    answer: z.object({}),
    what: { zh: '更新入群欢迎语素材', en: 'change a welcome of groups' },
  }),
  getGroupWelcome: callOf<{ template_id: string }>()({
    ...usual,
    path: `${BASE}/get`,
    answer: z.object({
      text: z.object({ content: text }).nullish(),
      image: z.object({}).nullish(),
      link: z.object({ title: text, url: text }).nullish(),
      miniprogram: z.object({ title: text, appid: text, page: text }).nullish(),
      file: z.object({}).nullish(),
      video: z.object({}).nullish(),
    }),
    what: { zh: '读取入群欢迎语素材', en: 'read a welcome of groups' },
  }),
  delGroupWelcome: callOf<{ template_id: string; agentid: number }>()({
    ...usual,
    path: `${BASE}/del`,
    answer: z.object({}),
    what: { zh: '删除入群欢迎语素材', en: 'delete a welcome of groups' },
  }),
};
