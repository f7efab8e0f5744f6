import { fileOfAttachment, type NeededFile } from '@hetang/contract/plan/kinds/attachments';
import type { Plan } from '@hetang/contract/plan/registry';

/** A file that the plan needs, and where the plan says so. */
interface FileInPlan extends Omit<NeededFile, 'at'> {
  /** From the root of the plan. */
  place: (string | number)[];
}

/** Every file that messages and products name, once for each place. */
export function neededFiles({ messages = {}, products = {} }: Partial<Plan>): FileInPlan[] {
  return [
    ...Object.entries(messages).flatMap(([message, { attachments = [] }]) =>
      attachments.flatMap((attachment, i): FileInPlan[] => {
        const file = fileOfAttachment(attachment);
        if (!file) return [];
        const { path, use, at } = file;
        return [{ path, use, place: ['messages', message, 'attachments', i, ...at] }];
      }),
    ),
    ...Object.entries(products).flatMap(([product, { pictures }]) =>
      pictures.map((path, i): FileInPlan => {
        return { path, use: 'image', place: ['products', product, 'pictures', i] };
      }),
    ),
  ];
}
