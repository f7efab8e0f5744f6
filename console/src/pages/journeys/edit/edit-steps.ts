import type { BranchArm, SplitArm, Step } from '@hetang/contract/plan/kinds/journey-steps';
import { isInside, type Path } from './outline.ts';

/** Steps of a journey, as the plan has them: always at least one. */
export type Steps = readonly Step[];
export type Arm = BranchArm | SplitArm;

/** Between two steps: in this list, before the step with this number. The list may be an `else` still to be made. */
export interface Place {
  list: Path;
  at: number;
}

type Tree = unknown;

function childOf(tree: Tree, part: string | number): Tree {
  return (tree as Record<string | number, Tree>)[part];
}

function at(tree: Tree, path: Path): Tree {
  return path.reduce<Tree>((inner, part) => (inner === undefined ? undefined : childOf(inner, part)), tree);
}

/** A copy with the value at a path changed; all else is the same object. */
function changed(tree: Tree, path: Path, change: (value: Tree) => Tree): Tree {
  const [part, ...rest] = path;
  if (part === undefined) return change(tree);
  const value = changed(childOf(tree, part), rest, change);
  if (Array.isArray(tree)) return tree.map((item, i) => (i === part ? value : item));
  return { ...(tree as object), [part]: value };
}

function listAt(steps: Steps, list: Path): Tree[] {
  const found = at(steps, list);
  return Array.isArray(found) ? found : [];
}

export function stepAt(steps: Steps, path: Path): Step | undefined {
  return at(steps, path) as Step | undefined;
}

export function armAt(steps: Steps, path: Path): Arm | undefined {
  return at(steps, path) as Arm | undefined;
}

/** Where a step or an arm stands in its list. */
export function placeOf(path: Path): Place {
  return { list: path.slice(0, -1), at: Number(path.at(-1)) };
}

/** Puts a step in; the way of those for whom nothing held is written as an `else`. */
export function insertStep(steps: Steps, { list, at: index }: Place, step: Step): Steps {
  const made = withElse(steps, list);
  return changed(made, list, (old) => (old as Step[]).toSpliced(index, 0, step)) as Steps;
}

function withElse(steps: Steps, list: Path): Steps {
  if (list.at(-1) !== 'else' || at(steps, list) !== undefined) return steps;
  return changed(steps, list.slice(0, -2), (arms) => [...(arms as BranchArm[]), { else: [] }]) as Steps;
}

export function replaceAt(steps: Steps, path: Path, value: Step | Arm): Steps {
  return changed(steps, path, () => value) as Steps;
}

/** What may be taken away: never the last step of the journey; of a branch and a split never the last way. */
export function mayRemove(steps: Steps, path: Path): boolean {
  const { list } = placeOf(path);
  const { length } = listAt(steps, list);
  if (list.length === 0) return length > 1;
  if (list.at(-1) === 'split') return length > 2;
  return list.at(-1) !== 'branch' || length > 1;
}

export function removeAt(steps: Steps, path: Path): Steps {
  const { list, at: index } = placeOf(path);
  return changed(steps, list, (old) => (old as Step[]).toSpliced(index, 1)) as Steps;
}

/** Beside the original. Names that must be there once are left out, an arm of a split gets another one. */
export function duplicateAt(steps: Steps, path: Path): Steps {
  const { list, at: index } = placeOf(path);
  const known = listAt(steps, list);
  const copy = renamed(withoutIds(at(steps, path)), known);
  return changed(steps, list, (old) => (old as Tree[]).toSpliced(index + 1, 0, copy)) as Steps;
}

/** An `else` cannot be there twice. */
export function mayDuplicate(steps: Steps, path: Path): boolean {
  const value = at(steps, path);
  return typeof value === 'object' && value !== null && !('else' in value);
}

function withoutIds(tree: Tree): Tree {
  if (Array.isArray(tree)) return tree.map(withoutIds);
  if (typeof tree !== 'object' || tree === null) return tree;
  const isStep = !('if' in tree) && !('event' in tree);
  const entries = Object.entries(tree).filter(([key]) => !(isStep && key === 'id'));
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      ['do', 'else', 'branch', 'split'].includes(key) ? withoutIds(value) : value,
    ]),
  );
}

function renamed(copy: Tree, siblings: readonly Tree[]): Tree {
  if (typeof copy !== 'object' || copy === null || !('arm' in copy)) return copy;
  const taken = new Set(siblings.map((one) => (one as SplitArm).arm));
  return { ...copy, arm: freeName(String(copy.arm), taken) };
}

/** `a`, `a-2`, `a-3` …: the first that is free. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const base = name.replace(/-\d+$/, '');
  for (let nr = 2; ; nr++) if (!taken.has(`${base}-${nr}`)) return `${base}-${nr}`;
}

/** Not into itself, and the journey keeps a step. */
export function mayMove(steps: Steps, from: Path, to: Place): boolean {
  if (isInside(to.list, from)) return false;
  return to.list.length === 0 || mayRemove(steps, from);
}

/** Takes a step out and puts it in elsewhere; places are those before the move. */
export function moveStep(steps: Steps, from: Path, to: Place): Steps {
  const step = stepAt(steps, from);
  if (step === undefined || !mayMove(steps, from, to)) return steps;
  const made = withElse(steps, to.list);
  const inserted = insertStep(made, to, step);
  return removeAt(inserted, shifted(from, to));
}

/** Where a step stands after another one was put in. */
function shifted(path: Path, { list, at: index }: Place): Path {
  const inList = list.length < path.length && isInside(path, list);
  const nr = path[list.length];
  if (!inList || typeof nr !== 'number' || nr < index) return path;
  return [...list, nr + 1, ...path.slice(list.length + 1)];
}

/** One place up or down in its own list: a step, or an arm, of which an `else` stays the last. */
export function mayShift(steps: Steps, path: Path, by: -1 | 1): boolean {
  const { list, at: index } = placeOf(path);
  const items = listAt(steps, list);
  const [one, other] = [items[index], items[index + by]];
  if (!isTree(one) || !isTree(other)) return false;
  return !('else' in one) && !('else' in other);
}

function isTree(value: Tree): value is object {
  return typeof value === 'object' && value !== null;
}

export function shiftAt(steps: Steps, path: Path, by: -1 | 1): Steps {
  if (!mayShift(steps, path, by)) return steps;
  const { list, at: index } = placeOf(path);
  return changed(steps, list, (old) => {
    const items = old as Tree[];
    return items.toSpliced(index, 1).toSpliced(index + by, 0, items[index]);
  }) as Steps;
}

/** One more way: of a branch before its `else`, of a split at the end. */
export function addArm(steps: Steps, branch: Path, arm: Arm): Steps {
  const step = stepAt(steps, branch);
  if (step === undefined) return steps;
  const key = 'branch' in step ? 'branch' : 'split';
  return changed(steps, [...branch, key], (old) => {
    const arms = old as Arm[];
    const otherwise = arms.findIndex((one) => 'else' in one);
    return arms.toSpliced(otherwise < 0 || 'else' in arm ? arms.length : otherwise, 0, arm);
  }) as Steps;
}
