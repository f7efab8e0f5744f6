import { open, readFile, rename } from 'node:fs/promises';

/** Reads a state file; undefined when there is none. */
export async function readStateFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Replaces the file in one step: written beside it, flushed, then renamed. */
export async function writeStateFile(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

/** Moves a damaged file aside and returns its new name. */
export async function keepAside(path: string, now: number): Promise<string> {
  const aside = `${path}.damaged-${now}`;
  await rename(path, aside);
  return aside;
}
