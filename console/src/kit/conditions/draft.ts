import type { Condition, Leaf } from '@hetang/contract/plan/condition';
import { apart, isLeaf, isUnfinished, tidy } from './leaves.ts';

/** How the parts of a group are joined: every one, at least one, or at least so many. */
export type Join = 'all' | 'any' | 'of';

/** One fact of a condition that is being written. Numbers tell the parts of one draft apart. */
export interface DraftLeaf {
  id: number;
  not: boolean;
  leaf: Leaf;
}
export interface DraftGroup {
  id: number;
  not: boolean;
  join: Join;
  /** How many must hold, where `join` is `of`. */
  least: number;
  parts: DraftNode[];
}
export type DraftNode = DraftGroup | DraftLeaf;

export function isGroup(node: DraftNode): node is DraftGroup {
  return 'parts' in node;
}

/** A draft of a condition, or an empty one. "Not" of "not" goes away; a single fact stands in a group of its own. */
export function draftOf(condition: Condition | null): DraftGroup {
  const number = counter();
  const top = number();
  const group: DraftGroup = { id: top, not: false, join: 'all', least: 1, parts: [] };
  if (condition === null) return group;
  const node = nodeOf(condition, number);
  return isGroup(node) ? node : { ...group, parts: [node] };
}

function counter(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}

function nodeOf(condition: Condition, number: () => number): DraftNode {
  if ('not' in condition) {
    const node = nodeOf(condition.not, number);
    return { ...node, not: !node.not };
  }
  if (isLeaf(condition)) return leafNode(condition, number);
  const id = number();
  const [join, parts]: [Join, readonly Condition[]] =
    'all' in condition
      ? ['all', condition.all]
      : 'any' in condition
        ? ['any', condition.any]
        : ['of', condition.of];
  const least = 'of' in condition ? condition['at-least'] : 1;
  return { id, not: false, join, least, parts: parts.map((part) => nodeOf(part, number)) };
}

function leafNode(leaf: Leaf, number: () => number): DraftNode {
  const id = number();
  const facts = apart(leaf);
  if (facts.length === 1) return { id, not: false, leaf };
  return {
    id,
    not: false,
    join: 'all',
    least: 1,
    parts: facts.map((fact) => ({ id: number(), not: false, leaf: fact })),
  };
}

/** The condition that a draft stands for; null while a part is unfinished or a group is empty. */
export function conditionOf(draft: DraftGroup): Condition | null {
  if (unfinished(draft) > 0) return null;
  const [only] = draft.parts;
  return draft.parts.length === 1 && only && !draft.not && draft.join !== 'of'
    ? written(only)
    : written(draft);
}

function written(node: DraftNode): Condition {
  const plain = isGroup(node) ? writtenGroup(node) : tidy(node.leaf);
  return node.not ? { not: plain } : plain;
}

function writtenGroup({ join, least, parts }: DraftGroup): Condition {
  const inner = parts.map(written);
  if (join === 'of') return { of: inner, 'at-least': Math.min(least, inner.length) };
  return join === 'all' ? { all: inner } : { any: inner };
}

/** How many parts still miss something: facts without a choice, and groups without a part. */
export function unfinished(node: DraftNode): number {
  if (!isGroup(node)) return isUnfinished(node.leaf) ? 1 : 0;
  if (node.parts.length === 0) return 1;
  return node.parts.reduce((sum, part) => sum + unfinished(part), 0);
}

/** The draft with the part of a number changed, or taken out where `change` answers null. The top group stays. */
export function changed(
  draft: DraftGroup,
  id: number,
  change: (node: DraftNode) => DraftNode | null,
): DraftGroup {
  if (draft.id === id) {
    const next = change(draft);
    return next && isGroup(next) ? next : draft;
  }
  return { ...draft, parts: draft.parts.flatMap((part) => changedPart(part, id, change)) };
}

function changedPart(
  part: DraftNode,
  id: number,
  change: (node: DraftNode) => DraftNode | null,
): DraftNode[] {
  if (part.id === id) {
    const next = change(part);
    return next === null ? [] : [next];
  }
  return [isGroup(part) ? changed(part, id, change) : part];
}

/** The draft with a fact at the end of a group. */
export function withLeaf(draft: DraftGroup, group: number, leaf: Leaf): DraftGroup {
  return withPart(draft, group, (id) => ({ id, not: false, leaf }));
}

/** The draft with a new group, which holds one fact, at the end of a group. */
export function withGroup(draft: DraftGroup, group: number, leaf: Leaf): DraftGroup {
  return withPart(draft, group, (id) => ({
    id,
    not: false,
    join: 'any',
    least: 1,
    parts: [{ id: id + 1, not: false, leaf }],
  }));
}

function withPart(draft: DraftGroup, group: number, make: (id: number) => DraftNode): DraftGroup {
  const part = make(highest(draft) + 1);
  return changed(draft, group, (node) => (isGroup(node) ? { ...node, parts: [...node.parts, part] } : node));
}

function highest(node: DraftNode): number {
  return isGroup(node) ? Math.max(node.id, ...node.parts.map(highest)) : node.id;
}
