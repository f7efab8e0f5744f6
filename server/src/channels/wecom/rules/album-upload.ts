import type { Upload } from './media-upload.ts';

/** What has to be on the platform before a product can go into the album, each once. `pictures`: their hashes. */
export const albumUploadsOf = (pictures: readonly string[]): Upload[] =>
  [...new Set(pictures)].map(albumUploadOf);

/** One picture, as it is uploaded for the album. */
export const albumUploadOf = (sha256: string): Upload => ({ sha256, upload: 'album-image', name: '' });
