import { renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** How far the world clock may have been read, and whether the emulator was killed. */
export interface ClockMark {
  /** Unix milliseconds of the world. */
  bound: number;
  killed: boolean;
}

function markFile(stateFile: string): string {
  return `${stateFile}.clock`;
}

/** Reads the mark beside a state file; undefined when there is none or it cannot be read. */
export async function readMark(stateFile: string): Promise<ClockMark | undefined> {
  try {
    const mark = JSON.parse(await readFile(markFile(stateFile), 'utf8')) as ClockMark;
    return Number.isFinite(mark.bound) ? { bound: mark.bound, killed: mark.killed === true } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes the mark at once, because the clock must not be read past a bound that is not on disk.
 * `killed` is what the next start will find: true while running, false at a clean stop.
 */
export function markWriter(stateFile: string, killed: boolean): (bound: number) => void {
  return (bound) => {
    const beside = `${markFile(stateFile)}.new`;
    writeFileSync(beside, JSON.stringify({ bound, killed }));
    renameSync(beside, markFile(stateFile));
  };
}
