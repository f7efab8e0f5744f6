import { watch } from 'node:fs';

/** Editors write a file in several steps; one look after the last of them is enough. */
const QUIET_MS = 40;

/**
 * Calls `look` once and again after each change below a folder, never twice at a time, until `stop`.
 * @throws what the file system says when the folder cannot be watched, and what `look` throws.
 */
export async function watchFolder(
  folder: string,
  look: () => Promise<unknown>,
  stop?: AbortSignal,
): Promise<void> {
  let wake: () => void = () => undefined;
  let changed = false;
  const note = (): void => {
    changed = true;
    wake();
  };
  const watcher = watch(folder, { recursive: true }, note);
  stop?.addEventListener('abort', note);
  try {
    while (!stop?.aborted) {
      changed = false;
      await look();
      if (!changed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    }
  } finally {
    watcher.close();
  }
}
