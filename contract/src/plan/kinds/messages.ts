import { z } from 'zod';
import { nameSchema, urlSchema } from '../values.ts';
import { attachmentSchema } from './attachments.ts';

/** A message template. Text is Liquid over `contact`, `staff` and `coupon`. 消息 */
export const messageSchema = z.strictObject({
  name: nameSchema,
  text: z.string().trim().min(1).max(4000).meta({
    description:
      'Liquid: contact.name, staff.name, coupon.<activity>.code and .ends (last day, empty when it never ends); who holds no such coupon does not get the message / 可用变量 contact.name、staff.name、coupon.活动键.code(券码)、coupon.活动键.ends(最后一天,长期有效时为空);手里没有这张券的客户不发',
  }),
  purpose: z.enum(['marketing', 'service']).optional().meta({
    description:
      'marketing (default) asks for consent and counts towards caps; service (an order, an appointment) does not / marketing 营销(默认):看授权、计入频率;service 服务(订单、预约):不看',
  }),
  via: z.enum(['kf']).optional().meta({
    description:
      'kf: by customer service, unattended and text only, while the conversation of the customer is open (48 hours and 5 messages after each of theirs); in journeys only / kf:经微信客服自动发出,只发文字,客户的客服会话可回复时才发(客户每说一次话后 48 小时内、至多 5 条),只能用在旅程里',
  }),
  value: z.int().min(0).max(100).optional().meta({
    description:
      'Who goes first when a customer can receive only some: the higher, 50 by default / 名额不够时价值高的先发,0~100,默认 50',
  }),
  link: z
    .strictObject({
      title: z.string().min(1).max(128),
      url: urlSchema,
      desc: z.string().max(512).optional(),
      picurl: urlSchema.optional(),
    })
    .optional(),
  attachments: z.array(attachmentSchema).min(1).max(9).optional().meta({
    description:
      'What goes along with the text, in this order, at most nine with the link / 随文字一起发的附件,按顺序,连同 link 至多九个',
  }),
});
export type Message = z.infer<typeof messageSchema>;
