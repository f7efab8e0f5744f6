import type { Content } from '../../port.ts';
import { cutBytes } from './cut-bytes.ts';

/** Text and link as the platform takes them; the limits of the link's fields are the platform's, in bytes. */
export function asMessage(content: Content) {
  const { text, link } = content;
  if (!link) return { text: { content: text } };
  const fields: { title: string; url: string; desc?: string; picurl?: string } = {
    title: cutBytes(link.title, 128),
    url: link.url,
  };
  if (link.desc !== undefined) fields.desc = cutBytes(link.desc, 512);
  if (link.picurl !== undefined) fields.picurl = link.picurl;
  return { text: { content: text }, attachments: [{ msgtype: 'link' as const, link: fields }] };
}
