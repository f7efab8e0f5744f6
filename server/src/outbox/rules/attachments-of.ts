import type { PlanAttachment } from '@hetang/contract/plan/kinds/attachments';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Attachment, MediaRef } from '../../channels/media.ts';

/** Attachments of a message with the hashes of their files, or why they cannot go. */
export function attachmentsOf(
  attachments: readonly PlanAttachment[] = [],
  media: Plan['media'] = {},
): { list: Attachment[] } | { fault: string } {
  const missing: string[] = [];
  const ref = (path: string): MediaRef => {
    const facts = Object.hasOwn(media, path) ? media[path] : undefined;
    if (!facts) missing.push(path);
    return { sha256: facts?.sha256 ?? '', name: path.slice(path.lastIndexOf('/') + 1) };
  };
  const list = attachments.map((one) => attachmentOf(one, ref));
  return missing.length > 0 ? { fault: `no-such-file: ${missing.join(', ')}` } : { list };
}

function attachmentOf(one: PlanAttachment, ref: (path: string) => MediaRef): Attachment {
  if ('image' in one) return { kind: 'image', media: ref(one.image) };
  if ('video' in one) return { kind: 'video', media: ref(one.video) };
  if ('file' in one) return { kind: 'file', media: ref(one.file) };
  if ('miniprogram' in one) {
    const { cover, ...card } = one.miniprogram;
    return { kind: 'miniprogram', ...card, cover: ref(cover) };
  }
  const { cover, ...link } = one.link;
  return { kind: 'link', ...link, ...(cover !== undefined && { cover: ref(cover) }) };
}
