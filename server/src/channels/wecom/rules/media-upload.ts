import type { Attachment, MediaRef } from '../../media.ts';

/** As what a file is uploaded: ids of one are no good for another. `address`: for good, as the picture of a link. */
export interface Upload {
  sha256: string;
  upload: 'image' | 'video' | 'file' | 'address' | 'moment-image' | 'moment-video' | 'album-image';
  /** What a file is called by who receives it; empty where nobody sees it. */
  name: string;
}

/** What has to be on the platform before an attachment can go; null when nothing has. */
export function uploadOf(attachment: Attachment): Upload | null {
  switch (attachment.kind) {
    case 'file':
      return named(attachment.media, 'file', attachment.media.name);
    case 'image':
    case 'video':
      return named(attachment.media, attachment.kind);
    case 'miniprogram':
      return named(attachment.cover, 'image');
    case 'link':
      return attachment.cover ? named(attachment.cover, 'address') : null;
  }
}

function named({ sha256 }: MediaRef, upload: Upload['upload'], name = ''): Upload {
  return { sha256, upload, name };
}

/** Names an upload. */
export function keyOf({ sha256, upload, name }: Upload): string {
  return `${upload} ${sha256} ${name}`;
}

/** Everything that has to be there, each once. */
export const uploadsOf = (attachments: readonly Attachment[]): Upload[] => uploadsBy(uploadOf, attachments);

/** The uploads that attachments need by some reading of them, each once. */
export function uploadsBy(
  need: (attachment: Attachment) => Upload | null,
  attachments: readonly Attachment[],
): Upload[] {
  const found = new Map<string, Upload>();
  for (const attachment of attachments) {
    const upload = need(attachment);
    if (upload) found.set(keyOf(upload), upload);
  }
  return [...found.values()];
}
