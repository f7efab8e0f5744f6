import { planMetaSchema } from '@hetang/contract/plan/kinds/plan';
import { type Kind, type KindSpecs, keySchemaOf, kindSchemas, kinds } from '@hetang/contract/plan/registry';
import { keySchema } from '@hetang/contract/plan/values';
import { isMap, type Node, type Pair } from 'yaml';
import { z } from 'zod';
import type { Complaint } from '../check/complaint.ts';
import { explain, unknownKey } from '../check/explain.ts';
import { byteOrderMark, emptyFile, headKey, notDefinitions } from './file-words.ts';
import { withPath } from './format-path.ts';
import type { Issue } from './issue.ts';
import { type ParsedFile, parseFile } from './parse-file.ts';
import { FilePlaces, type Places } from './places.ts';
import type { PlanFile } from './plan-files.ts';
import { placeOf, readPairs, readTree, refuseDecoration, type TreeReader, type Value } from './read-tree.ts';
import { type Suppression, suppressionsOf } from './suppressions.ts';

/** One definition as a file has it. */
export interface WrittenDefinition {
  kind: Kind;
  key: string;
  /** What the schema made of it; undefined when it is not well-formed, and the issues say why. */
  spec: KindSpecs[Kind] | undefined;
  issues: Issue[];
}

/** All that one file says, before it meets the others. It depends on nothing but the file. */
export interface FileFacts {
  path: string;
  /** Of the file as a whole; those of a definition are with it. */
  issues: Issue[];
  /** Kinds that the file writes, also without a definition. */
  kinds: Kind[];
  definitions: WrittenDefinition[];
  /** Keys of the head of the plan, when the file is `plan.yaml`. */
  meta: Record<string, Value>;
  suppressions: Suppression[];
  places: Places;
}

const kindMapSchema = z.record(keySchema, z.unknown());
const metaKeys = Object.keys(planMetaSchema.shape);

/** Reads one file: YAML, then the schema of each definition. Bad input becomes issues with places. */
export function readPlanFile(file: PlanFile, isHead: boolean): FileFacts {
  const marked = file.text.startsWith('\ufeff');
  const text = marked ? file.text.slice(1) : file.text;
  const parsed = parseFile(file.path, text);
  const facts: FileFacts = {
    path: file.path,
    issues: [...parsed.issues],
    kinds: [],
    definitions: [],
    meta: {},
    suppressions: suppressionsOf(parsed, text),
    places: new FilePlaces(parsed),
  };
  const start = { file: file.path, line: 1, column: 1 };
  if (marked) facts.issues.push({ ...byteOrderMark, place: start });
  const root = parsed.document?.contents;
  if (root === undefined) return facts;
  if (isMap(root)) readTop({ facts, file: parsed, isHead }, root);
  else facts.issues.push({ ...(root === null ? emptyFile : notDefinitions), place: start });
  return facts;
}

interface Reading {
  facts: FileFacts;
  file: ParsedFile;
  isHead: boolean;
}

function readTop(reading: Reading, root: Parameters<typeof readPairs>[1]): void {
  const { facts, file, isHead } = reading;
  const reader = { file, issues: facts.issues };
  refuseDecoration(reader, root);
  for (const { key, pair } of readPairs(reader, root)) {
    if (isKind(key)) readKind(reading, key, pair);
    else if (isHead && metaKeys.includes(key)) facts.meta[key] = readTree(reader, pair.value);
    else facts.issues.push(strangeKey(reader, key, pair, isHead));
  }
}

function isKind(key: string): key is Kind {
  return Object.hasOwn(kindSchemas, key);
}

function strangeKey(reader: TreeReader, key: string, pair: Pair, isHead: boolean): Issue {
  const place = placeOf(reader, pair.key as Node);
  if (!isHead && metaKeys.includes(key)) return { ...headKey, place };
  const { text, hint, fix } = unknownKey([key], isHead ? [...metaKeys, ...kinds] : kinds);
  return { code: 'plan/unknown-key', severity: 'error', place, text, hint, fix };
}

function readKind({ facts, file }: Reading, kind: Kind, pair: Pair): void {
  facts.kinds.push(kind);
  const reader = { file, issues: facts.issues };
  if (!isMap(pair.value)) {
    const before = facts.issues.length;
    const value = readTree(reader, pair.value);
    if (facts.issues.length === before)
      facts.issues.push(...issuesOf(facts.places, explain(kindMapSchema, value, [kind])));
    return;
  }
  refuseDecoration(reader, pair.value);
  for (const { key, pair: entry } of readPairs(reader, pair.value))
    facts.definitions.push(readDefinition({ facts, file }, { kind, key, value: entry.value }));
}

function readDefinition(
  { facts, file }: Pick<Reading, 'facts' | 'file'>,
  { kind, key, value }: { kind: Kind; key: string; value: unknown },
): WrittenDefinition {
  const path = [kind, key];
  const issues: Issue[] = [];
  const tree = readTree({ file, issues }, value);
  // A refused part was read as null; explaining that again would say it twice.
  if (issues.length > 0) return { kind, key, spec: undefined, issues };
  const named = keySchemaOf(kind);
  if (!named.safeParse(key).success) {
    const [complaint] = explain(named, key, path);
    if (complaint)
      issues.push(...issuesOf(facts.places, [{ ...complaint, at: 'key', code: 'plan/bad-key' }]));
  }
  const result = kindSchemas[kind].safeParse(tree);
  if (!result.success) issues.push(...issuesOf(facts.places, explain(kindSchemas[kind], tree, path)));
  return { kind, key, spec: result.data, issues };
}

/** Complaints of a schema as issues at their places. */
export function issuesOf(places: Places, complaints: readonly Complaint[]): Issue[] {
  return complaints.map(({ path, code, at, text, hint, fix }) => ({
    code,
    severity: 'error',
    place: at === 'key' ? places.ofKey(path) : places.of(path),
    path,
    text: withPath(path, text),
    hint,
    fix,
  }));
}
