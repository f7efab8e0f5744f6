import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LARGEST_MEDIA, type PlanMedia } from '@hetang/contract/plan/media';
import { loadPlan } from '../load.ts';
import { neededFiles } from '../rules/shared/needed-files.ts';
import { mediaTypeOf } from './media-type.ts';
import type { PlanFile } from './plan-files.ts';

/** Stands for the hash of a file that is too large to be read: lint refuses it. */
const UNREAD = '0'.repeat(64);

/** What is known of bytes that a message or product may carry. */
export function factsOf(bytes: Uint8Array): PlanMedia {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, size: bytes.length, type: mediaTypeOf(bytes) };
}

/**
 * The files that a plan in a folder names, with their facts. What is not there is left out: lint says so.
 * One at a time, so that memory holds one.
 */
export async function readMediaOf(folder: string, files: readonly PlanFile[]): Promise<PlanFile[]> {
  const loaded = loadPlan(files);
  const head = loaded.places.of(['plan']).file;
  const base = head.includes('/') ? `${dirname(head)}/` : '';
  const paths = [...new Set(neededFiles(loaded.draft).map(({ path }) => `${base}${path}`))].sort();
  const found: PlanFile[] = [];
  for (const path of paths) {
    const media = await factsOfFile(join(folder, path));
    if (media) found.push({ path, text: '', media });
  }
  return found;
}

async function factsOfFile(path: string): Promise<PlanMedia | null> {
  try {
    const info = await stat(path);
    if (!info.isFile()) return null;
    if (info.size > LARGEST_MEDIA) return { sha256: UNREAD, size: info.size, type: 'other' };
    return factsOf(await readFile(path));
  } catch {
    return null;
  }
}
