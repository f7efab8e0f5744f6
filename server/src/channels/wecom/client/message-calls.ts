import { z } from 'zod';
import { callOf } from './call-spec.ts';

/** A card with buttons; the platform's names. */
export interface ButtonCard {
  card_type: 'button_interaction';
  main_title: { title: string; desc: string };
  task_id: string;
  card_action?: { type: 1; url: string };
  button_list: { text: string; key: string; style: number; type: 0 | 1; url?: string }[];
}

interface Article {
  title: string;
  url: string;
  description?: string | undefined;
  picurl?: string | undefined;
}

const text = z.string().nullish();
const usual = { method: 'post', repeat: 'safe', lane: 'normal', timeoutMs: 8_000 } as const;

/** Messages of the app to members. */
export const messageCalls = {
  // With the check the platform drops an equal message to the same people within the interval: a repeat is harmless.
  sendMessage: callOf<{
    touser: string;
    agentid: number;
    msgtype: 'textcard' | 'text' | 'template_card' | 'image' | 'video' | 'file' | 'news';
    textcard?: { title: string; description: string; url: string };
    text?: { content: string };
    template_card?: ButtonCard;
    image?: { media_id: string };
    video?: { media_id: string };
    file?: { media_id: string };
    news?: { articles: Article[] };
    enable_duplicate_check: 0 | 1;
    duplicate_check_interval?: number;
  }>()({
    ...usual,
    path: 'message/send',
    answer: z.object({ invaliduser: text, response_code: text }),
    what: {
      zh: '给员工发应用消息：任务卡片、提醒、群发试发；检查接入',
      en: 'writes to staff: cards of tasks, reminders, samples of broadcasts; checks',
    },
  }),
  // The code works once: a repeat is refused, so a card is changed once.
  updateTemplateCard: callOf<{
    userids: string[];
    agentid: number;
    response_code: string;
    button: { replace_name: string };
  }>()({
    ...usual,
    path: 'message/update_template_card',
    answer: z.object({ invaliduser: z.array(z.string()).nullish() }),
    what: {
      zh: '任务有了结果：把卡片上的按钮换成结果，72 小时内一次',
      en: 'puts what became of a task in place of the buttons of its card, once within 72 hours',
    },
  }),
};
