import type { Plan } from '@hetang/contract/plan/registry';
import type { MomentContent } from '../../channels/moments.ts';
import { messageOf } from '../../kernel/errors.ts';
import { attachmentsOf } from '../../outbox/rules/attachments-of.ts';
import { createTemplateEngine, readTemplate } from '../../plan/template.ts';
import type { MomentSlotWish } from './rules/next-posts.ts';

/** Characters that the platform takes. */
const MOST = 2000;
const engine = createTemplateEngine();

/** What is published, ready to go out; or why there is nothing, as a stable word. */
export function contentOf(
  plan: Plan,
  { message: key, text: written, staff }: MomentSlotWish,
): { content: MomentContent; title: string } | { fault: string } {
  if (written !== undefined) return sized({ text: written, attachments: [] }, titleOf(written));
  const message = key !== undefined && Object.hasOwn(plan.messages, key) ? plan.messages[key] : undefined;
  if (!message) return { fault: 'unknown-message' };
  const isShared = staff.length > 1;
  const { variables, error } = readTemplate(engine, message.text);
  if (error !== null) return { fault: 'template' };
  if (variables.some((name) => /^(?:contact|coupon)\b/.test(name) || (isShared && /^staff\b/.test(name))))
    return { fault: 'personal-text' };
  const found = attachmentsOf(message.attachments, plan.media);
  if ('fault' in found) return { fault: 'no-such-file' };
  try {
    const name = isShared ? '' : (plan.staff[staff[0] ?? '']?.name ?? '');
    const text = engine.parseAndRenderSync(message.text, { staff: { name } });
    return sized({ text, attachments: found.list }, message.name);
  } catch (failure) {
    return { fault: `template: ${messageOf(failure).slice(0, 200)}` };
  }
}

function sized(content: MomentContent, title: string) {
  return [...content.text].length > MOST ? { fault: 'text-too-long' } : { content, title };
}

/** The beginning of a text, where it has no name. */
export function titleOf(text: string): string {
  const [line = ''] = text.trim().split('\n');
  const letters = [...line];
  return letters.length > 20 ? `${letters.slice(0, 20).join('')}…` : line;
}
