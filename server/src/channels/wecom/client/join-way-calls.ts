import { z } from 'zod';
import { callOf } from './call-spec.ts';

interface JoinWay {
  scene: 2;
  remark: string;
  auto_create_room: 0 | 1;
  room_base_name?: string;
  room_base_id?: number;
  chat_id_list: string[];
  state: string;
}

const BASE = 'externalcontact/groupchat';
const usual = { method: 'post', lane: 'normal', timeoutMs: 10_000 } as const;

/** Codes that lead into groups. 群活码 */
export const joinWayCalls = {
  addJoinWay: callOf<JoinWay>()({
    ...usual,
    path: `${BASE}/add_join_way`,
    answer: z.object({ config_id: z.string() }),
    repeat: 'once',
    what: { zh: '创建群活码', en: 'make a code that leads into groups' },
  }),
  updateJoinWay: callOf<JoinWay & { config_id: string }>()({
    ...usual,
    path: `${BASE}/update_join_way`,
    answer: z.object({}),
    repeat: 'safe',
    what: { zh: '更新群活码后面的群', en: 'change the groups behind such a code' },
  }),
  getJoinWay: callOf<{ config_id: string }>()({
    ...usual,
    path: `${BASE}/get_join_way`,
    answer: z.object({ join_way: z.object({ qr_code: z.string().nullish() }) }),
    repeat: 'safe',
    what: { zh: '读取群活码的二维码', en: 'read the picture of such a code' },
  }),
};
