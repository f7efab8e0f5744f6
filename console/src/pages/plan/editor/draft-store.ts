import type { DefinitionEdit, FileChange, PlanDraft, PlanWorkspace } from '@hetang/contract/http/plan-drafts';

export interface DraftState {
  draft: PlanDraft | null;
  /** The version in force. */
  current: number;
  files: ReadonlyMap<string, string>;
  check: PlanWorkspace['check'];
  /** Changes that the server does not have yet. */
  pending: ReadonlyMap<string, string | null>;
  /** Definitions from forms that are not in the files yet, by kind and key. */
  edits: ReadonlyMap<string, DefinitionEdit>;
  /** Why the last save failed. */
  error: unknown;
}

/** What the store needs from outside. */
export interface DraftDeps {
  create(baseVersion: number, changes: FileChange[]): Promise<PlanWorkspace>;
  save(draft: PlanDraft, changes: FileChange[]): Promise<PlanWorkspace>;
  /** Writes definitions into the files; the answer has those that changed. */
  write(draft: PlanDraft, edits: DefinitionEdit[]): Promise<PlanWorkspace>;
  /** Whether trying again can help. */
  isLasting(error: unknown): boolean;
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
      edits: new Map(),
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

  /** A definition as a form says it; the server writes it into its file. */
  write(edit: DefinitionEdit): void {
    this.#set({ edits: new Map([...this.#state.edits, [`${edit.kind}/${edit.key}`, edit]]) });
    this.#deps.later(() => void this.flush());
  }

  /** The draft with everything typed in it, begun from the plan in force when there is none. */
  async draft(): Promise<PlanDraft> {
    await this.flush();
    return this.#state.draft ?? this.#begin();
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
    if (this.#state.pending.size + this.#state.edits.size === 0) return;
    // Texts go first: a definition is written into what is there.
    const work = this.#state.pending.size > 0 ? this.#save() : this.#write();
    this.#saving = work.finally(() => {
      this.#saving = null;
    });
    await this.#saving;
    if (this.#state.error === null && this.#state.edits.size > 0) await this.flush();
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

  async #write(): Promise<void> {
    const sent = this.#state.edits;
    try {
      const draft = this.#state.draft ?? (await this.#begin());
      const answer = await this.#deps.write(draft, [...sent.values()]);
      // What was typed into the same file meanwhile is saved first; then the form is written again.
      const typed = answer.files.some(({ path }) => this.#state.pending.has(path));
      const edits = typed ? this.#state.edits : without(this.#state.edits, sent);
      const files = answer.files.filter(({ path }) => !this.#state.pending.has(path));
      this.accept({ ...answer, files });
      this.#set({ edits });
    } catch (error) {
      const edits = this.#deps.isLasting(error) ? without(this.#state.edits, sent) : this.#state.edits;
      this.#set({ error, edits });
    }
  }

  async #begin(): Promise<PlanDraft> {
    const { draft, current, check } = await this.#deps.create(this.#state.current, []);
    this.#set({ draft, current, check });
    if (!draft) throw new Error('the server began no draft');
    return draft;
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function without(
  edits: ReadonlyMap<string, DefinitionEdit>,
  sent: ReadonlyMap<string, DefinitionEdit>,
): ReadonlyMap<string, DefinitionEdit> {
  return new Map([...edits].filter(([id, edit]) => sent.get(id) !== edit));
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
