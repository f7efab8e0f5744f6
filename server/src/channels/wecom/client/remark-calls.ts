import { z } from 'zod';
import { callOf } from './call-spec.ts';

/** What members note about customers. 客户备注 */
export const remarkCalls = {
  remark: callOf<{
    userid: string;
    external_userid: string;
    remark?: string;
    description?: string;
    remark_company?: string;
    remark_mobiles?: string[];
  }>()({
    method: 'post',
    path: 'externalcontact/remark',
    answer: z.object({}),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 8_000,
    what: {
      zh: '写好友备注、描述、公司、电话：活码的备注，客户页的修改',
      en: 'writes remark, description, company and telephones of a friend: by a code, or from the page of a contact',
    },
  }),
};
