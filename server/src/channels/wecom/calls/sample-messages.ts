import type { Attachment } from '../../media.ts';
import type { Content } from '../../port.ts';
import { keyOf, uploadOf } from '../rules/media-upload.ts';
import { cutBytes } from './cut-bytes.ts';
import { plainText } from './plain-text.ts';

/** What the app may write of a sample. */
export type SampleMessage =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'image'; image: { media_id: string } }
  | { msgtype: 'video'; video: { media_id: string } }
  | { msgtype: 'file'; file: { media_id: string } }
  | {
      msgtype: 'news';
      news: {
        articles: [
          { title: string; url: string; description?: string | undefined; picurl?: string | undefined },
        ];
      };
    };

/** Of a text of the app, in bytes; a mass message may have twice as much. */
const TEXT_BYTES = 2048;

/** A heading, then what a customer would get, one message each: what an app cannot write is told in words. */
export function sampleMessages(
  heading: string,
  { text, link, attachments = [] }: Content,
  ids: ReadonlyMap<string, string>,
): SampleMessage[] {
  return [
    ...textsOf(heading),
    ...textsOf(text),
    ...(link ? [newsOf({ title: link.title, url: link.url, desc: link.desc, picurl: link.picurl })] : []),
    ...attachments.flatMap((one) => attached(one, ids)),
  ];
}

function attached(attachment: Attachment, ids: ReadonlyMap<string, string>): SampleMessage[] {
  const upload = uploadOf(attachment);
  const id = (upload && ids.get(keyOf(upload))) ?? '';
  switch (attachment.kind) {
    case 'image':
      return [{ msgtype: 'image', image: { media_id: id } }];
    case 'video':
      return [{ msgtype: 'video', video: { media_id: id } }];
    case 'file':
      return [{ msgtype: 'file', file: { media_id: id } }];
    case 'link':
      return [newsOf({ ...attachment, picurl: id === '' ? undefined : id })];
    case 'miniprogram':
      // An app can write a card of its own mini-program only.
      return [
        ...textsOf(`[小程序卡片] ${attachment.title}\n${attachment.page}`),
        { msgtype: 'image', image: { media_id: id } },
      ];
  }
}

function newsOf(card: {
  title: string;
  url: string;
  desc?: string | undefined;
  picurl?: string | undefined;
}): SampleMessage {
  const description = card.desc === undefined ? undefined : cutBytes(card.desc, 512);
  const article = { title: cutBytes(card.title, 128), url: card.url, description, picurl: card.picurl };
  return { msgtype: 'news', news: { articles: [article] } };
}

/** A text in as many messages as it needs. */
function textsOf(text: string): SampleMessage[] {
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const char of plainText(text)) {
    const bytes = Buffer.byteLength(char);
    if (size + bytes > TEXT_BYTES) {
      pieces.push(piece);
      piece = '';
      size = 0;
    }
    piece += char;
    size += bytes;
  }
  return [...pieces, piece]
    .filter((one) => one.trim() !== '')
    .map((content) => ({ msgtype: 'text', text: { content } }));
}
