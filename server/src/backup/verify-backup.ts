import { createHash } from 'node:crypto';
import { HetangError, messageOf } from '../kernel/errors.ts';
import { ABOUT, aboutSchema, MANIFEST, type Manifest, manifestSchema } from './manifest.ts';
import { damaged, readArchive } from './read-archive.ts';

/**
 * Reads a backup from one end to the other: every piece is there, in order, and to the letter what was written.
 * @throws HetangError `backup/damaged` with the place, `backup/not-one`, `backup/newer-format`.
 */
export async function verifyBackup(file: string): Promise<Manifest> {
  const found: { name: string; sha256: string; at: number }[] = [];
  let at = 0;
  let manifest: Manifest | undefined;
  for await (const { name, data } of readArchive(file)) {
    if (found.length === 0) readAbout(file, name, data);
    if (name === MANIFEST) manifest = readManifest(file, at, data);
    found.push({ name, sha256: createHash('sha256').update(data).digest('hex'), at });
    at += data.length;
  }
  if (!manifest) throw damaged(file, at, `${MANIFEST} is missing: the backup was not finished`);
  const pieces = manifest.tables.flatMap((table) => table.pieces);
  const kept = found.filter(({ name }) => name !== ABOUT && name !== MANIFEST);
  for (const [i, piece] of pieces.entries()) {
    const here = kept[i];
    if (here?.name !== piece.file) throw damaged(file, here?.at ?? at, `${piece.file} is missing`);
    if (here.sha256 !== piece.sha256) throw damaged(file, here.at, `${piece.file} was changed`);
  }
  if (kept.length > pieces.length) throw damaged(file, at, `${kept.length - pieces.length} pieces too many`);
  return manifest;
}

function readAbout(file: string, name: string, data: Buffer): void {
  const body = name === ABOUT ? asJson(data) : undefined;
  if (typeof body !== 'object' || body === null || !('format' in body))
    throw new HetangError('backup/not-one', { file });
  if (!aboutSchema.safeParse(body).success)
    throw new HetangError('backup/newer-format', { file, format: String(body.format) });
}

function readManifest(file: string, at: number, data: Buffer): Manifest {
  const parsed = manifestSchema.safeParse(asJson(data));
  if (parsed.success) return parsed.data;
  throw damaged(file, at, `${MANIFEST}: ${messageOf(parsed.error).slice(0, 200)}`);
}

function asJson(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8'));
  } catch {
    return undefined;
  }
}
