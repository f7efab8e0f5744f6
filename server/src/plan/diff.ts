import type { Change } from '@hetang/contract/http/plan';
import type { PlanMedia } from '@hetang/contract/plan/media';
import { type Kind, kinds, type Plan } from '@hetang/contract/plan/registry';
import { gapsBetween } from './gaps-between.ts';
import type { Path } from './rules/rule.ts';
import { neededFiles } from './rules/shared/needed-files.ts';
import { formatPath } from './source/format-path.ts';

/** Where a value stands inside its definition, before and after: items of lists move. */
interface At {
  before: Path;
  after: Path;
}
/** One value that differs; undefined where it is not there. */
export interface Part {
  at: At;
  before: unknown;
  after: unknown;
}
/** A change with the values themselves. */
export interface Difference {
  kind: Kind | 'plan';
  key: string;
  change: Change['change'];
  name: string | null;
  parts: Part[];
}

/** What applying `after` over `before` changes: the head of the plan first, then kinds and keys in their order. */
export function diffPlans(before: Plan | null, after: Plan): Change[] {
  return differencesOf(before, after).map(({ parts, ...change }) => ({
    ...change,
    details: detailsOf(parts),
  }));
}

/** Parts as paths with both values in short. */
export function detailsOf(parts: readonly Part[]): Change['details'] {
  return parts.map((part) => ({
    path: formatPath(part.after === undefined ? part.at.before : part.at.after),
    before: short(part.before),
    after: short(part.after),
  }));
}

/** The same with the values as they are, for those who put them in words. */
export function differencesOf(before: Plan | null, after: Plan): Difference[] {
  return [...diffHead(before, after), ...kinds.flatMap((kind) => diffKind(before, after, kind))];
}

const root: At = { before: [], after: [] };

function diffHead(before: Plan | null, after: Plan): Difference[] {
  const parts = before ? compare(before.meta, after.meta, root) : [];
  if (before) parts.push(...stageOrder(before, after));
  if (before && parts.length === 0) return [];
  const change = before ? 'changed' : 'added';
  return [{ kind: 'plan', key: after.meta.plan, change, name: after.meta.name, parts }];
}

/** Stages are a way with a direction, so moving one is a change even when no stage itself changed. */
function stageOrder(before: Plan, after: Plan): Part[] {
  const kept = (plan: Plan, other: Plan) =>
    Object.keys(plan.stages).filter((key) => Object.hasOwn(other.stages, key));
  const at: At = { before: ['stages'], after: ['stages'] };
  return compareText(at, kept(before, after).join(' → '), kept(after, before).join(' → '));
}

function diffKind(before: Plan | null, after: Plan, kind: Kind): Difference[] {
  const old: Record<string, { name?: string | undefined }> = before?.[kind] ?? {};
  const fresh: Record<string, { name?: string | undefined }> = after[kind];
  const removed = Object.keys(old).filter((key) => !Object.hasOwn(fresh, key));
  const changes = Object.entries(fresh).flatMap(([key, spec]): Difference[] => {
    const name = spec.name ?? null;
    if (!Object.hasOwn(old, key)) return [{ kind, key, change: 'added', name, parts: [] }];
    const parts = compare(old[key], spec, root);
    parts.push(...otherFiles(kind, { before, after, key }));
    return parts.length > 0 ? [{ kind, key, change: 'changed', name, parts }] : [];
  });
  return [
    ...changes,
    ...removed.map(
      (key): Difference => ({ kind, key, change: 'removed', name: old[key]?.name ?? null, parts: [] }),
    ),
  ];
}

/** Files of a message or product that have other bytes under the same path. */
function otherFiles(
  kind: Kind,
  { before, after, key }: { before: Plan | null; after: Plan; key: string },
): Part[] {
  if (kind !== 'messages' && kind !== 'products') return [];
  const [at, named] = kind === 'messages' ? ['attachments', false] : ['pictures', true];
  const paths = new Set(neededFiles({ [kind]: { [key]: after[kind][key] } }).map(({ path }) => path));
  return [...paths].flatMap((path): Part[] => {
    const [old, fresh] = [before?.media?.[path], after.media?.[path]];
    if (!old || !fresh || old.sha256 === fresh.sha256) return [];
    const place: Path = [at, path];
    // In words the place of an attachment has its path, that of a picture has not.
    const brief = (facts: PlanMedia) => (named ? `${path} · ${briefOf(facts)}` : briefOf(facts));
    return [{ at: { before: place, after: place }, before: brief(old), after: brief(fresh) }];
  });
}

/** `3f2a91bc · 120 KB`: enough to see that it is another file. */
function briefOf({ sha256, size }: PlanMedia): string {
  return `${sha256.slice(0, 8)} · ${Math.ceil(size / 1024)} KB`;
}

function compare(before: unknown, after: unknown, at: At): Part[] {
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, at);
  if (!isMap(before) || !isMap(after)) return compareText(at, before, after);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const inside = keys.flatMap((key) =>
    compare(own(before, key), own(after, key), { before: [...at.before, key], after: [...at.after, key] }),
  );
  if (inside.length > 0) return inside;
  return compareText(at, Object.keys(before).join(', '), Object.keys(after).join(', '));
}

function own(map: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Items that both lists have in the same order are left aside, so that an inserted step is one detail and no cascade. */
function compareLists(before: unknown[], after: unknown[], at: At): Part[] {
  return gapsBetween(before.map(textOf), after.map(textOf)).flatMap(({ old, fresh }) =>
    Array.from({ length: Math.max(old.length, fresh.length) }).flatMap((_, i) => {
      const from = old[i];
      const to = fresh[i];
      return compare(
        from === undefined ? undefined : before[from],
        to === undefined ? undefined : after[to],
        {
          before: [...at.before, from ?? to ?? 0],
          after: [...at.after, to ?? from ?? 0],
        },
      );
    }),
  );
}

function textOf(value: unknown): string {
  return JSON.stringify(value);
}

function compareText(at: At, before: unknown, after: unknown): Part[] {
  return short(before) === short(after) ? [] : [{ at, before, after }];
}

/** A value as shown in a diff; null when it is not there. */
function short(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
