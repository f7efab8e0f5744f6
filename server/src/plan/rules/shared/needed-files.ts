import { fileOfAttachment, type NeededFile } from '@hetang/contract/plan/kinds/attachments';
import type { Plan } from '@hetang/contract/plan/registry';

/** A file that a message needs, and where the message says so. */
export interface MessageFile extends NeededFile {
  message: string;
  /** From the root of the plan. */
  place: (string | number)[];
}

/** Every file that messages name, once for each place. */
export function neededFiles(plan: Pick<Plan, 'messages'>): MessageFile[] {
  return Object.entries(plan.messages).flatMap(([message, { attachments = [] }]) =>
    attachments.flatMap((attachment, i) => {
      const file = fileOfAttachment(attachment);
      if (!file) return [];
      return [{ ...file, message, place: ['messages', message, 'attachments', i, ...file.at] }];
    }),
  );
}
