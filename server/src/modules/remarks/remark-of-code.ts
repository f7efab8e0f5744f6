import { messageOf } from '../../kernel/errors.ts';
import { createTemplateEngine, templateValues } from '../../plan/template.ts';

/** What the platform keeps of a remark, in characters. */
const MOST = 20;
const engine = createTemplateEngine();

/** What a code's `contact-remark` says of a customer, cut to what the platform keeps; a fault when it says nothing. */
export function remarkOf(
  template: string,
  who: { contact: string | null; staff: string | null },
): { remark: string } | { fault: string } {
  try {
    const text = engine.parseAndRenderSync(template, templateValues(who)).replace(/\s+/g, ' ').trim();
    return text === '' ? { fault: 'empty' } : { remark: [...text].slice(0, MOST).join('') };
  } catch (error) {
    return { fault: `template: ${messageOf(error).slice(0, 200)}` };
  }
}

/** Whether a remark is the platform's own: none, or the name that the customer goes by. Anything else is a member's. */
export function isUntouched(remark: string, name: string | null): boolean {
  return remark === '' || remark === name;
}
