import type { Attachment } from '../../media.ts';
import type { Content } from '../../port.ts';
import type { WireAttachment } from '../client/call-table.ts';
import { keyOf, uploadOf } from '../rules/media-upload.ts';
import { cutBytes } from './cut-bytes.ts';

/**
 * Text, link and attachments as the platform takes them; the limits of their fields are the platform's, in bytes.
 * `ids` is what the files are called there, by `keyOf`.
 */
export function asMessage({ text, link, attachments = [] }: Content, ids: ReadonlyMap<string, string>) {
  const given: readonly Attachment[] = attachments;
  const all = [...(link ? [linkOf(link)] : []), ...given.map((one) => asAttachment(one, ids))];
  return all.length === 0 ? { text: { content: text } } : { text: { content: text }, attachments: all };
}

type Link = NonNullable<Content['link']>;

function linkOf({ title, url, desc, picurl }: Link): WireAttachment {
  const link: Link = { title: cutBytes(title, 128), url };
  if (desc !== undefined) link.desc = cutBytes(desc, 512);
  if (picurl !== undefined) link.picurl = picurl;
  return { msgtype: 'link', link };
}

function asAttachment(attachment: Attachment, ids: ReadonlyMap<string, string>): WireAttachment {
  const upload = uploadOf(attachment);
  const id = (upload && ids.get(keyOf(upload))) ?? '';
  switch (attachment.kind) {
    case 'image':
      return { msgtype: 'image', image: { media_id: id } };
    case 'video':
      return { msgtype: 'video', video: { media_id: id } };
    case 'file':
      return { msgtype: 'file', file: { media_id: id } };
    case 'link':
      return linkOf({ ...attachment, picurl: id === '' ? undefined : id });
    case 'miniprogram': {
      const { title, appid, page } = attachment;
      return {
        msgtype: 'miniprogram',
        miniprogram: { title: cutBytes(title, 64), pic_media_id: id, appid, page },
      };
    }
  }
}
