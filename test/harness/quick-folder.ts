import { chmodSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Far more than a run of all tests leaves: 150 MB of databases, and what PostgreSQL keeps of its log. */
const ROOM_BYTES = 2 * 2 ** 30;
const MEMORY = '/dev/shm';

/**
 * A new folder for what need not outlive the tests: in memory where this machine has room for it, for there a database
 * of a thousand files is copied and dropped in a third of the time, and nobody waits for a disk; else among the temporary files.
 */
export function quickFolder(name: string): string {
  const folder = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), `hetang-${name}-`));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as somebody else
  return folder;
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    // What lies there is taken from the memory of the programs, so both must have it to spare.
    return bavail * bsize > ROOM_BYTES && process.availableMemory() > 2 * ROOM_BYTES;
  } catch {
    return false; // no such folder
  }
}
