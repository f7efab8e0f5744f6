import type { FileChange } from '@hetang/contract/http/plan-drafts';

const STORAGE_KEY = 'hetang.plan.unsaved';

interface Kept {
  /** The draft, or 0 and the version in force when there is none yet. */
  draft: number;
  base: number;
  changes: FileChange[];
}

/** Keeps in this browser what the server does not have yet; null forgets it. */
export function keepChanges(kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
    else localStorage.removeItem(STORAGE_KEY);
  } catch {
    // A browser without room keeps nothing; the server still gets every save.
  }
}

/** What was kept of the same draft, or on the same version. */
export function keptChanges({ draft, base }: Omit<Kept, 'changes'>): FileChange[] {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null') as Kept | null;
    return kept && kept.draft === draft && kept.base === base ? kept.changes : [];
  } catch {
    return [];
  }
}
