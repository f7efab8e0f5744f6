import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory of a process and all below it, in MB: shared pages are counted once (Linux: PSS). */
export function residentMb(root: number): { total: number; parts: Record<string, number> } {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+ \(.*\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const parts: Record<string, number> = {};
  let total = 0;
  for (const pid of parents.keys()) {
    if (!isBelow(pid, root, parents)) continue;
    const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
    const name = read(`/proc/${pid}/comm`).trim();
    parts[name] = Math.round((parts[name] ?? 0) + kilobytes / 1024);
    total += kilobytes / 1024;
  }
  return { total: Math.round(total), parts };
}

function isBelow(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at; at = parents.get(at)) if (at === root) return true;
  return false;
}

/** A process may end while we look. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
