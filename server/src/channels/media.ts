/** A file by the hash of its bytes, and what the receiver sees it called. */
export interface MediaRef {
  /** SHA-256 in hexadecimal. */
  sha256: string;
  name: string;
}

/** What goes along with a text. */
export type Attachment =
  | { kind: 'image' | 'video' | 'file'; media: MediaRef }
  | { kind: 'link'; title: string; url: string; desc?: string | undefined; cover?: MediaRef | undefined }
  | { kind: 'miniprogram'; title: string; appid: string; page: string; cover: MediaRef };

/** Where the bytes of a file come from; null when nobody has them any more. */
export type ReadMedia = (sha256: string) => Promise<Uint8Array | null>;

/** The file of an attachment; null for a link without a picture. */
export function mediaOf(attachment: Attachment): MediaRef | null {
  if (attachment.kind === 'link' || attachment.kind === 'miniprogram') return attachment.cover ?? null;
  return attachment.media;
}
