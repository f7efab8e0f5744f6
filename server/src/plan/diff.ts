import type { Change } from '@hetang/contract/http/plan';
import { type Kind, kinds, type Plan } from '@hetang/contract/plan/registry';
import type { Path } from './rules/rule.ts';
import { formatPath } from './source/format-path.ts';

type Detail = Change['details'][number];

/** What applying `after` over `before` changes: the head of the plan first, then kinds and keys in their order. */
export function diffPlans(before: Plan | null, after: Plan): Change[] {
  return [...diffHead(before, after), ...kinds.flatMap((kind) => diffKind(before, after, kind))];
}

function diffHead(before: Plan | null, after: Plan): Change[] {
  const details = before ? compare(before.meta, after.meta, []) : [];
  if (before) details.push(...stageOrder(before, after));
  const change = before ? 'changed' : 'added';
  if (before && details.length === 0) return [];
  return [{ kind: 'plan', key: after.meta.plan, change, name: after.meta.name, details }];
}

/** Stages are a way with a direction, so moving one is a change even when no stage itself changed. */
function stageOrder(before: Plan, after: Plan): Detail[] {
  const kept = (plan: Plan, other: Plan) =>
    Object.keys(plan.stages).filter((key) => Object.hasOwn(other.stages, key));
  return compareText('stages', kept(before, after).join(' → '), kept(after, before).join(' → '));
}

function diffKind(before: Plan | null, after: Plan, kind: Kind): Change[] {
  const old: Record<string, { name?: string | undefined }> = before?.[kind] ?? {};
  const fresh: Record<string, { name?: string | undefined }> = after[kind];
  const removed = Object.keys(old).filter((key) => !Object.hasOwn(fresh, key));
  const changes = Object.entries(fresh).flatMap(([key, spec]): Change[] => {
    const name = spec.name ?? null;
    if (!Object.hasOwn(old, key)) return [{ kind, key, change: 'added', name, details: [] }];
    const details = compare(old[key], spec, []);
    return details.length > 0 ? [{ kind, key, change: 'changed', name, details }] : [];
  });
  return [
    ...changes,
    ...removed.map(
      (key): Change => ({ kind, key, change: 'removed', name: old[key]?.name ?? null, details: [] }),
    ),
  ];
}

function compare(before: unknown, after: unknown, path: Path): Detail[] {
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, path);
  if (!isMap(before) || !isMap(after)) return compareText(formatPath(path), short(before), short(after));
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const inside = keys.flatMap((key) => compare(before[key], after[key], [...path, key]));
  if (inside.length > 0) return inside;
  return compareText(formatPath(path), Object.keys(before).join(', '), Object.keys(after).join(', '));
}

/** What is equal at both ends is left aside, so that an inserted step is one detail and not a cascade. */
function compareLists(before: unknown[], after: unknown[], path: Path): Detail[] {
  let start = 0;
  while (start < before.length && start < after.length && same(before[start], after[start])) start++;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && same(before.at(-1 - end), after.at(-1 - end))) end++;
  const length = Math.max(before.length, after.length) - end - start;
  return Array.from({ length }, (_, i) => i + start).flatMap((i) =>
    compare(i < before.length - end ? before[i] : undefined, i < after.length - end ? after[i] : undefined, [
      ...path,
      i,
    ]),
  );
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function compareText(path: string, before: string | null, after: string | null): Detail[] {
  return before === after ? [] : [{ path, before, after }];
}

/** A value as shown in a diff; null when it is not there. */
function short(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
