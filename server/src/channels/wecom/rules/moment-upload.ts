import type { Attachment, MediaRef } from '../../media.ts';
import { type Upload, uploadsBy } from './media-upload.ts';

/** What has to be on the platform before an attachment can go along with a Moment; null when nothing has. */
export function momentUploadOf(attachment: Attachment): Upload | null {
  switch (attachment.kind) {
    case 'image':
      return nameless(attachment.media, 'moment-image');
    case 'video':
      return nameless(attachment.media, 'moment-video');
    case 'link':
      return attachment.cover ? nameless(attachment.cover, 'moment-image') : null;
    default:
      return null;
  }
}

const nameless = ({ sha256 }: MediaRef, upload: Upload['upload']): Upload => ({ sha256, upload, name: '' });

/** Everything that has to be there, each once. */
export const momentUploadsOf = (attachments: readonly Attachment[]): Upload[] =>
  uploadsBy(momentUploadOf, attachments);
