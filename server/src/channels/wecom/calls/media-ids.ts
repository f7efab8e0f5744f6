import type { Attachment } from '../../media.ts';
import type { CallOutcome } from '../../port.ts';
import { refusalOf } from '../client/refusal.ts';
import { MEDIA_NOT_READY } from '../error-codes.ts';
import { keyOf, type Upload, uploadsOf } from '../rules/media-upload.ts';
import type { MediaDeps } from './deps.ts';
import { isGood, readRows } from './media-rows.ts';

/** An id that is about to expire is not used any more; product milliseconds. */
const MARGIN_MS = 60_000;

/** What the files of attachments are called on the platform, by `keyOf`; refused when one is not there. */
export function mediaIds(
  deps: MediaDeps,
  attachments: readonly Attachment[] = [],
): Promise<CallOutcome<ReadonlyMap<string, string>>> {
  return idsOf(deps, uploadsOf(attachments));
}

/** The same of uploads. */
export async function idsOf(
  deps: MediaDeps,
  uploads: readonly Upload[],
): Promise<CallOutcome<ReadonlyMap<string, string>>> {
  const ids = new Map<string, string>();
  if (uploads.length === 0) return { kind: 'done', value: ids };
  const rows = await readRows(deps, uploads);
  for (const upload of uploads) {
    const row = rows.get(keyOf(upload));
    if (!isGood(deps, row, MARGIN_MS)) return refusalOf(row?.refused ?? MEDIA_NOT_READY);
    ids.set(keyOf(upload), row?.media_id ?? '');
  }
  return { kind: 'done', value: ids };
}
