import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory of a process and all below it, in MB: shared pages are counted once (Linux: PSS). */
export function residentMb(root: number): { total: number; parts: Record<string, number> } {
  const parents = readParents();
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

/** Ticks of the kernel's clock in a second, as /proc counts (Linux). */
const TICKS = 100;

/** Processor time that the processes below one have used, those that have ended included, without its own (Linux). */
export function cpuSeconds(root: number): { postgres: number; others: number } {
  const parents = readParents();
  const spent = { postgres: 0, others: 0 };
  for (const pid of parents.keys()) {
    if (pid === root || !isBelow(pid, root, parents)) continue;
    const [, name = '', rest = ''] = /^\d+ \((.*)\) \S (.*)$/s.exec(read(`/proc/${pid}/stat`)) ?? [];
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = rest.split(' ').slice(10, 14).map(Number);
    const isPostgres = name.startsWith('postgres');
    // A process of Hetang has PostgreSQL below it: what it has waited for is not its own.
    const ended = isPostgres ? endedUser + endedSystem : 0;
    spent[isPostgres ? 'postgres' : 'others'] += (user + system + ended) / TICKS;
  }
  return spent;
}

function readParents(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+ \(.*\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  return parents;
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
