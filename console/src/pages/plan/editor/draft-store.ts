import type { FileChange, PlanDraft, PlanWorkspace } from '@hetang/contract/http/plan-drafts';

export interface DraftState {
  draft: PlanDraft | null;
  /** The version in force. */
  current: number;
  files: ReadonlyMap<string, string>;
  check: PlanWorkspace['check'];
  /** Changes that the server does not have yet. */
  pending: ReadonlyMap<string, string | null>;
  /** Why the last save failed. */
  error: unknown;
}

/** What the store needs from outside. */
export interface DraftDeps {
  create(baseVersion: number, changes: FileChange[]): Promise<PlanWorkspace>;
  save(draft: PlanDraft, changes: FileChange[]): Promise<PlanWorkspace>;
  /** Keeps what the server does not have yet, so that a crash loses nothing; null when it has all. */
  keep(pending: FileChange[] | null): void;
  later(work: () => void): void;
}

/** The files that are being written: every change is kept at once and saved as soon as a pause lets it. */
export class DraftStore {
  #state: DraftState;
  #saving: Promise<void> | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #deps: DraftDeps;

  constructor(opened: PlanWorkspace, kept: readonly FileChange[], deps: DraftDeps) {
    this.#deps = deps;
    const files = withChanges(new Map(), opened.files);
    this.#state = {
      draft: opened.draft,
      current: opened.current,
      files: withChanges(files, kept),
      check: opened.check,
      pending: new Map(kept.map(({ path, text }) => [path, text])),
      error: null,
    };
    if (kept.length > 0) deps.later(() => void this.flush());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): DraftState => this.#state;

  /** New text for files, null to take one away. */
  change(changes: readonly FileChange[]): void {
    const pending = new Map([
      ...this.#state.pending,
      ...changes.map(({ path, text }) => [path, text] as const),
    ]);
    this.#set({ files: withChanges(this.#state.files, changes), pending });
    this.#deps.keep(listOf(pending));
    this.#deps.later(() => void this.flush());
  }

  /** Takes in what the server wrote itself. */
  accept(answer: PlanWorkspace): void {
    const { draft, current, check } = answer;
    this.#set({ draft, current, check, files: withChanges(this.#state.files, answer.files), error: null });
  }

  /** Saves what is pending; one save at a time, and what was typed meanwhile follows. */
  async flush(): Promise<void> {
    // Whoever waited may find that another one has begun in between.
    while (this.#saving) await this.#saving;
    if (this.#state.pending.size === 0) return;
    this.#saving = this.#save().finally(() => {
      this.#saving = null;
    });
    await this.#saving;
  }

  async #save(): Promise<void> {
    const sent = this.#state.pending;
    const { draft, current } = this.#state;
    try {
      const changes = listOf(sent);
      const answer = await (draft ? this.#deps.save(draft, changes) : this.#deps.create(current, changes));
      const left = new Map([...this.#state.pending].filter(([path, text]) => sent.get(path) !== text));
      this.#deps.keep(left.size > 0 ? listOf(left) : null);
      const { check } = answer;
      this.#set({ draft: answer.draft, current: answer.current, check, pending: left, error: null });
    } catch (error) {
      this.#set({ error });
    }
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function listOf(pending: ReadonlyMap<string, string | null>): FileChange[] {
  return [...pending].map(([path, text]) => ({ path, text }));
}

function withChanges(
  files: ReadonlyMap<string, string>,
  changes: readonly FileChange[],
): ReadonlyMap<string, string> {
  const next = new Map(files);
  for (const { path, text } of changes) {
    if (text === null) next.delete(path);
    else next.set(path, text);
  }
  return next;
}
