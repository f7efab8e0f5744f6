import type { MomentChannel } from '../../moments.ts';
import type { CallOutcome, ChannelPort } from '../../port.ts';
import type { UploadFile } from '../client/http.ts';
import { mediaCalls } from '../client/media-calls.ts';
import { refusalOf } from '../client/refusal.ts';
import { MEDIA_LOST, MEDIA_NOT_READY } from '../error-codes.ts';
import { albumUploadsOf } from '../rules/album-upload.ts';
import { keyOf, type Upload, uploadsOf } from '../rules/media-upload.ts';
import { momentUploadsOf } from '../rules/moment-upload.ts';
import type { MediaDeps } from './deps.ts';
import { holdUpload, isGood, type MediaRow, noteFailed, noteUploaded, readRows } from './media-rows.ts';

const DAY_MS = 86_400_000;
/** How long the platform keeps a file. */
const LIFE_MS = 3 * DAY_MS;
/** With less left, it is uploaded anew, so that nobody waits for it later. */
const RENEW_MS = DAY_MS / 2;
/** Machine milliseconds: what was refused for good may be let in after somebody changed a setting. */
const REFUSED_REST_MS = 600_000;
const UNCLEAR_REST_MS = 2_000;

/** Uploads what is not on the platform for some hours to come; one process at a time each file. */
export function prepareMedia(deps: MediaDeps): ChannelPort['prepareMedia'] {
  return (attachments) => ensureAll(deps, uploadsOf(attachments));
}

/** The same for Moments, whose files have ids of their own. */
export function prepareMomentMedia(deps: MediaDeps): MomentChannel['prepareMomentMedia'] {
  return (attachments) => ensureAll(deps, momentUploadsOf(attachments));
}

/** The same for pictures of the product album, by their hashes. */
export function prepareAlbumMedia(
  deps: MediaDeps,
): (pictures: readonly string[]) => Promise<CallOutcome<null>> {
  return (pictures) => ensureAll(deps, albumUploadsOf(pictures));
}

async function ensureAll(deps: MediaDeps, uploads: readonly Upload[]): Promise<CallOutcome<null>> {
  if (uploads.length === 0) return { kind: 'done', value: null };
  const rows = await readRows(deps, uploads);
  let problem: CallOutcome<null> | undefined;
  for (const upload of uploads) {
    const outcome = await ensure(deps, upload, rows.get(keyOf(upload)));
    if (outcome.kind !== 'done') problem ??= outcome;
  }
  return problem ?? { kind: 'done', value: null };
}

async function ensure(
  deps: MediaDeps,
  upload: Upload,
  row: MediaRow | undefined,
): Promise<CallOutcome<null>> {
  if (isGood(deps, row, RENEW_MS)) return { kind: 'done', value: null };
  if (!(await holdUpload(deps, upload, row))) {
    const current = (await readRows(deps, [upload])).get(keyOf(upload));
    if (isGood(deps, current, 0)) return { kind: 'done', value: null };
    return refusalOf(current?.refused ?? MEDIA_NOT_READY);
  }
  const bytes = await deps.readMedia(upload.sha256);
  const outcome = bytes ? await send(deps, upload, bytes) : refusalOf(MEDIA_LOST);
  if (outcome.kind === 'done') {
    await noteUploaded(deps, upload, outcome.value);
    return { kind: 'done', value: null };
  }
  // Nothing reaches anybody by an upload: without a clear answer it is simply tried again.
  if (outcome.kind === 'unknown') {
    await noteFailed(deps, upload, { refused: null, restMs: UNCLEAR_REST_MS });
    return refusalOf(MEDIA_NOT_READY);
  }
  const isFinal = outcome.retry === 'never';
  await noteFailed(deps, upload, {
    refused: isFinal ? outcome.code : null,
    restMs: isFinal ? REFUSED_REST_MS : (outcome.afterMs ?? UNCLEAR_REST_MS),
  });
  return outcome;
}

async function send(
  { client, clock }: MediaDeps,
  { upload, name }: Upload,
  bytes: Uint8Array,
): Promise<CallOutcome<{ id: string; expiresAt: Date | null }>> {
  const file: UploadFile = { name: name === '' ? `media.${endings[upload]}` : name, bytes };
  if (upload === 'address') {
    const made = await client.call(mediaCalls.uploadImage, {}, { file });
    return made.kind === 'done' ? { kind: 'done', value: { id: made.value.url, expiresAt: null } } : made;
  }
  const now = clock.now().getTime();
  const made = await sendFile(client, upload, file);
  if (made.kind !== 'done') return made;
  // By the platform's clock, but never later than by ours.
  const since = Math.min(made.value.created_at * 1000, now);
  return { kind: 'done', value: { id: made.value.media_id, expiresAt: new Date(since + LIFE_MS) } };
}

function sendFile(
  client: MediaDeps['client'],
  upload: Exclude<Upload['upload'], 'address'>,
  file: UploadFile,
) {
  if (upload === 'moment-image' || upload === 'moment-video') {
    const media_type = upload === 'moment-image' ? 'image' : 'video';
    return client.call(mediaCalls.uploadAttachment, { media_type, attachment_type: 1 }, { file });
  }
  if (upload === 'album-image')
    return client.call(mediaCalls.uploadAttachment, { media_type: 'image', attachment_type: 2 }, { file });
  return client.call(mediaCalls.uploadMedia, { type: upload }, { file });
}

const endings: Readonly<Record<Upload['upload'], string>> = {
  image: 'png',
  address: 'png',
  video: 'mp4',
  file: 'bin',
  'moment-image': 'png',
  'moment-video': 'mp4',
  'album-image': 'png',
};
