import type { Attachment } from '../../media.ts';
import type { MomentContent } from '../../moments.ts';
import type { WireMomentAttachment } from '../client/moment-calls.ts';
import { keyOf } from '../rules/media-upload.ts';
import { momentUploadOf } from '../rules/moment-upload.ts';

/** Text and attachments of a Moment as the platform takes them; what a Moment cannot carry is left to its refusal. */
export function asMoment({ text, attachments }: MomentContent, ids: ReadonlyMap<string, string>) {
  const list = attachments.flatMap((one) => asAttachment(one, ids));
  return {
    ...(text !== '' && { text: { content: text } }),
    ...(list.length > 0 && { attachments: list }),
  };
}

function asAttachment(attachment: Attachment, ids: ReadonlyMap<string, string>): WireMomentAttachment[] {
  const upload = momentUploadOf(attachment);
  const media_id = (upload && ids.get(keyOf(upload))) ?? '';
  switch (attachment.kind) {
    case 'image':
      return [{ msgtype: 'image', image: { media_id } }];
    case 'video':
      return [{ msgtype: 'video', video: { media_id } }];
    case 'link':
      return [{ msgtype: 'link', link: { title: attachment.title, url: attachment.url, media_id } }];
    default:
      return [];
  }
}
