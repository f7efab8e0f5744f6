import { type PlanMeta, planMetaSchema } from '@hetang/contract/plan/kinds/plan';
import { emptyPlan, type Kind, kindSchemas, kinds, type Plan } from '@hetang/contract/plan/registry';
import { keySchema } from '@hetang/contract/plan/values';
import { isMap, type Pair } from 'yaml';
import { z } from 'zod';
import type { Complaint } from './check/complaint.ts';
import { explain, unknownKey } from './check/explain.ts';
import type { Path } from './rules/rule.ts';
import { byteOrderMark, emptyFile, headKey, notDefinitions } from './source/file-words.ts';
import { hasErrors, type Issue } from './source/issue.ts';
import { parseFile } from './source/parse-file.ts';
import { formatPath, type Place, Places } from './source/places.ts';
import { choosePlanFiles, type PlanFile } from './source/plan-files.ts';
import {
  duplicateKey,
  readPair,
  readPairs,
  refuseDecoration,
  type TreeReader,
  type Value,
} from './source/read-tree.ts';

/** A plan as read from its files. */
export interface LoadedPlan {
  /** The whole plan; null when anything in it is wrong. */
  plan: Plan | null;
  /** The well-formed definitions, for the rules and for editors. */
  draft: Plan;
  /** Every key that is written, well-formed or not. */
  written: { [K in Kind]: Set<string> };
  issues: Issue[];
  places: Places;
}

const kindMapSchema = z.record(keySchema, z.unknown());
const metaKeys = Object.keys(planMetaSchema.shape);
const unnamed: PlanMeta = { plan: 'unnamed', name: 'unnamed', timezone: 'Asia/Shanghai' };

/**
 * Reads the files of one plan: YAML, then the schema of each definition. Bad input becomes issues with places;
 * nothing throws. Order between files does not matter except that definitions keep the order they are written in.
 */
export function loadPlan(given: readonly PlanFile[]): LoadedPlan {
  const { files, issues } = choosePlanFiles(given);
  const head = files[0]?.path ?? 'plan.yaml';
  const loaded: LoadedPlan = {
    plan: null,
    draft: emptyPlan({ ...unnamed }),
    written: emptyWritten(),
    issues,
    places: new Places({ file: head, line: 1, column: 1 }),
  };
  const meta: Record<string, Value> = {};
  for (const file of files) readFile(loaded, file, file.path === head ? meta : null);
  if (files.length > 0) checkMeta(loaded, meta);
  if (!hasErrors(loaded.issues)) loaded.plan = loaded.draft;
  return loaded;
}

function emptyWritten(): LoadedPlan['written'] {
  return Object.fromEntries(kinds.map((kind) => [kind, new Set<string>()])) as LoadedPlan['written'];
}

function readFile(loaded: LoadedPlan, file: PlanFile, meta: Record<string, Value> | null): void {
  const start: Place = { file: file.path, line: 1, column: 1 };
  const marked = file.text.startsWith('\ufeff');
  if (marked) loaded.issues.push({ ...byteOrderMark, place: start });
  const parsed = parseFile(file.path, marked ? file.text.slice(1) : file.text);
  loaded.issues.push(...parsed.issues);
  if (!parsed.document) return;
  const reader: TreeReader = { file: parsed, places: loaded.places, issues: loaded.issues };
  const root = parsed.document.contents;
  if (root === null || !isMap(root)) {
    loaded.issues.push({ ...(root === null ? emptyFile : notDefinitions), place: start });
    return;
  }
  refuseDecoration(reader, root);
  for (const { key, pair, place } of readPairs(reader, root, [])) {
    if (isKind(key)) readKind(loaded, reader, { kind: key, pair, place });
    else if (meta && metaKeys.includes(key)) meta[key] = readPair(reader, pair, [key], place);
    else strangeTopKey(loaded, key, place, meta !== null);
  }
}

function isKind(key: string): key is Kind {
  return Object.hasOwn(kindSchemas, key);
}

function strangeTopKey(loaded: LoadedPlan, key: string, place: Place, isHead: boolean): void {
  if (!isHead && metaKeys.includes(key)) {
    loaded.issues.push({ ...headKey, place });
    return;
  }
  const { text, hint } = unknownKey([key], isHead ? [...metaKeys, ...kinds] : kinds);
  loaded.issues.push({ code: 'plan/unknown-key', severity: 'error', place, text, hint });
}

function readKind(
  loaded: LoadedPlan,
  reader: TreeReader,
  top: { kind: Kind; pair: Pair; place: Place },
): void {
  const { kind, pair, place } = top;
  loaded.places.set([kind], place, place);
  if (!isMap(pair.value)) {
    const before = loaded.issues.length;
    const value = readPair(reader, pair, [kind], place);
    if (loaded.issues.length === before) report(loaded, explain(kindMapSchema, value, [kind]));
    return;
  }
  refuseDecoration(reader, pair.value);
  for (const entry of readPairs(reader, pair.value, [kind])) {
    const path = [kind, entry.key];
    if (loaded.written[kind].has(entry.key)) {
      loaded.issues.push(duplicateKey(path, entry.place, loaded.places.ofKey(path)));
      continue;
    }
    loaded.written[kind].add(entry.key);
    const before = loaded.issues.length;
    const value = readPair(reader, entry.pair, path, entry.place);
    // A refused part was read as null; explaining that again would say it twice.
    if (loaded.issues.length === before) checkDefinition(loaded, kind, entry.key, value);
  }
}

function checkDefinition(loaded: LoadedPlan, kind: Kind, key: string, value: Value): void {
  const path = [kind, key];
  if (!keySchema.safeParse(key).success) {
    const [complaint] = explain(keySchema, key, path);
    if (complaint) report(loaded, [{ ...complaint, at: 'key', code: 'plan/bad-key' }]);
  }
  const result = kindSchemas[kind].safeParse(value);
  if (result.success) (loaded.draft[kind] as Record<string, unknown>)[key] = result.data;
  else report(loaded, explain(kindSchemas[kind], value, path));
}

function checkMeta(loaded: LoadedPlan, meta: Record<string, Value>): void {
  const result = planMetaSchema.safeParse(meta);
  if (result.success) loaded.draft.meta = result.data;
  else report(loaded, explain(planMetaSchema, meta));
}

function report(loaded: LoadedPlan, complaints: readonly Complaint[]): void {
  for (const { path, code, at, text, hint } of complaints) {
    const place = at === 'key' ? loaded.places.ofKey(path) : loaded.places.of(path);
    loaded.issues.push({ code, severity: 'error', place, text: withPath(path, text), hint });
  }
}

/** Puts the path before the words, so that a finding can be understood without opening the file. */
export function withPath(path: Path, text: Issue['text']): Issue['text'] {
  const where = formatPath(path);
  return where ? { zh: `${where}：${text.zh}`, en: `${where}: ${text.en}` } : text;
}
