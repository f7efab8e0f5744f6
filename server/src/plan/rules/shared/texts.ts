import type { Message } from '@hetang/contract/plan/kinds/messages';
import type { Plan } from '@hetang/contract/plan/registry';
import type { OutgoingText, Path } from '../rule.ts';

/** What a text to one customer from one member of staff may be filled with. */
const personal = ['contact.name', 'staff.name'];

/** Every text of the plan that goes out to customers: what the rules about words look at. A new kind adds its own. */
export function textsOf(plan: Plan): OutgoingText[] {
  return Object.entries(plan.messages).flatMap(([key, message]) => messageTexts(message, ['messages', key]));
}

function messageTexts({ text, link }: Message, path: Path): OutgoingText[] {
  const body = { text, path: [...path, 'text'], part: parts.body, limit: 4000, known: personal };
  if (!link) return [body];
  const title = { text: link.title, path: [...path, 'link', 'title'], part: parts.title, limit: 128 };
  if (link.desc === undefined) return [body, title];
  return [
    body,
    title,
    { text: link.desc, path: [...path, 'link', 'desc'], part: parts.description, limit: 512 },
  ];
}

const parts = {
  body: { zh: '正文', en: 'The text' },
  title: { zh: '链接标题', en: 'The link title' },
  description: { zh: '链接描述', en: 'The link description' },
} as const;
