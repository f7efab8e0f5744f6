import { type PlanMeta, planMetaSchema } from '@hetang/contract/plan/kinds/plan';
import type { PlanMedia } from '@hetang/contract/plan/media';
import { emptyPlan, type Kind, kinds, type Plan } from '@hetang/contract/plan/registry';
import { explain } from './check/explain.ts';
import { neededFiles } from './rules/shared/needed-files.ts';
import { hasErrors, type Issue } from './source/issue.ts';
import { fixedPlaces, type Places, PlanPlaces } from './source/places.ts';
import { choosePlanFiles, type PlanFile } from './source/plan-files.ts';
import { type FileFacts, issuesOf, readPlanFile, type WrittenDefinition } from './source/read-file.ts';
import { duplicateKey } from './source/read-tree.ts';
import type { Suppression } from './source/suppressions.ts';

/** A plan as read from its files. */
export interface LoadedPlan {
  /** The whole plan; null when anything in it is wrong. */
  plan: Plan | null;
  /** The well-formed definitions, for the rules and for editors. */
  draft: Plan;
  /** Every key that is written, well-formed or not. */
  written: { [K in Kind]: Set<string> };
  issues: Issue[];
  /** Comments that ask to ignore a rule, in the order of the files. */
  suppressions: Suppression[];
  places: Places;
}

const unnamed: PlanMeta = { plan: 'unnamed', name: 'unnamed', timezone: 'Asia/Shanghai' };

/**
 * Reads the files of one plan: YAML, then the schema of each definition. Bad input becomes issues with places;
 * nothing throws. Order between files does not matter except that definitions keep the order they are written in.
 * `read` may remember files that did not change: see `file-cache.ts`.
 */
export function loadPlan(given: readonly PlanFile[], read: typeof readPlanFile = readPlanFile): LoadedPlan {
  const { files, media, issues } = choosePlanFiles(given);
  const facts = files.map((file, i) => read(file, i === 0));
  const [head] = facts;
  const places = new PlanPlaces(head?.places ?? fixedPlaces({ file: 'plan.yaml', line: 1, column: 1 }));
  const loaded = {
    plan: null,
    draft: emptyPlan({ ...unnamed }),
    written: emptyWritten(),
    issues,
    suppressions: facts.flatMap((file) => file.suppressions),
    places,
  };
  for (const file of facts) mergeFile(loaded, places, file);
  if (head) checkMeta(loaded, head);
  keepMedia(loaded.draft, media);
  return { ...loaded, plan: hasErrors(loaded.issues) ? null : loaded.draft };
}

/** The files that messages and products name; others are none of the plan's. */
function keepMedia(draft: Plan, media: ReadonlyMap<string, PlanMedia>): void {
  const paths = [...new Set(neededFiles(draft).map(({ path }) => path))].sort();
  const known = paths.flatMap((path): [string, PlanMedia][] => {
    const facts = media.get(path);
    return facts ? [[path, facts]] : [];
  });
  if (known.length > 0) draft.media = Object.fromEntries(known);
}

function emptyWritten(): LoadedPlan['written'] {
  return Object.fromEntries(kinds.map((kind) => [kind, new Set<string>()])) as LoadedPlan['written'];
}

function mergeFile(loaded: LoadedPlan, places: PlanPlaces, file: FileFacts): void {
  loaded.issues.push(...file.issues);
  for (const kind of file.kinds) places.note(file.places, kind);
  for (const definition of file.definitions) mergeDefinition(loaded, places, file, definition);
}

function mergeDefinition(
  loaded: LoadedPlan,
  places: PlanPlaces,
  file: FileFacts,
  { kind, key, spec, issues }: WrittenDefinition,
): void {
  const path = [kind, key];
  if (loaded.written[kind].has(key)) {
    loaded.issues.push(duplicateKey(key, file.places.ofKey(path), places.ofKey(path)));
    return;
  }
  places.note(file.places, kind, key);
  loaded.written[kind].add(key);
  loaded.issues.push(...issues);
  if (spec) (loaded.draft[kind] as Record<string, unknown>)[key] = spec;
}

function checkMeta(loaded: LoadedPlan, head: FileFacts): void {
  const result = planMetaSchema.safeParse(head.meta);
  if (result.success) loaded.draft.meta = result.data;
  else loaded.issues.push(...issuesOf(head.places, explain(planMetaSchema, head.meta)));
}
