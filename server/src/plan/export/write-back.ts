import { type PlanMeta, planMetaSchema } from '@hetang/contract/plan/kinds/plan';
import { type Kind, kindSchemas, kinds, type Plan } from '@hetang/contract/plan/registry';
import { isMap } from 'yaml';
import type { Schema } from '../check/schema-walk.ts';
import { loadPlan } from '../load.ts';
import { definitionsOf, printPlan } from '../print.ts';
import { choosePlanFiles, type PlanFile } from '../source/plan-files.ts';
import { withoutDefaults } from '../without-defaults.ts';
import { toYaml } from '../yaml-style.ts';
import { chunksOf, indentOf } from './chunks.ts';
import { editDefinition, freshText } from './edit-definition.ts';
import { type Held, heldBy, homesOf } from './homes.ts';
import { documentOf, isKind } from './plan-document.ts';
import { type Splice, spliced } from './splice.ts';

/**
 * Writes a plan into the files it came from: what is unchanged stays as it is, to the letter; what changed is changed
 * in its place, with the comments around it. What has no place yet goes into the file that holds its kind. The answer
 * always loads to the plan: when that cannot be done in the given files, it is canonical ones.
 */
export function writeBack(given: readonly PlanFile[], plan: Plan): PlanFile[] {
  const { files } = choosePlanFiles(given);
  const now = loadPlan(files).plan;
  if (!now) return printPlan(plan);
  const wanted = canonical(plan);
  if (canonical(now) === wanted) return files;
  const folder = (files[0]?.path ?? 'plan.yaml').slice(0, -'plan.yaml'.length);
  const held = heldBy(files);
  const homes = homesOf(held, folder);
  const edited = editAll(files, held, { plan, homes });
  if (saysIt(edited, wanted)) return edited;
  const rewritten = rewriteUnlike(edited, { plan, homes });
  return saysIt(rewritten, wanted) ? rewritten : printPlan(plan);
}

interface Target {
  plan: Plan;
  /** Where new definitions of a kind go. */
  homes: ReadonlyMap<Kind, string>;
}

function canonical(plan: Plan): string {
  return JSON.stringify([
    withoutDefaults(planMetaSchema, plan.meta),
    kinds.map((kind) => Object.entries(definitionsOf(plan, kind))),
  ]);
}

function saysIt(files: readonly PlanFile[], wanted: string): boolean {
  const { plan } = loadPlan(files);
  return plan !== null && canonical(plan) === wanted;
}

function editAll(files: readonly PlanFile[], held: Held, target: Target): PlanFile[] {
  const { plan, homes } = target;
  const placed = new Set(
    [...held.values()].flatMap((kept) =>
      [...kept].flatMap(([kind, keys]) => keys.map((key) => `${kind}/${key}`)),
    ),
  );
  const missing = (kind: Kind, path: string) =>
    homes.get(kind) === path ? Object.keys(plan[kind]).filter((key) => !placed.has(`${kind}/${key}`)) : [];
  const paths = new Set([...files.map((file) => file.path), ...homes.values()]);
  return [...paths].flatMap((path, i) => {
    const file = files[i] ?? { path, text: '' };
    const text = editFile(file, { plan, isHead: i === 0, missing: (kind) => missing(kind, path) });
    // A file that held definitions and holds none any more goes.
    return i > 0 && isEmpty(text) && (file.text === '' || !isEmpty(file.text)) ? [] : [{ path, text }];
  });
}

function isEmpty(text: string): boolean {
  return documentOf(text).contents === null;
}

interface FileTarget {
  plan: Plan;
  isHead: boolean;
  /** Keys of a kind that have no place yet and belong here. */
  missing(kind: Kind): string[];
}

function editFile({ text: given }: PlanFile, target: FileTarget): string {
  const text = given === '' || given.endsWith('\n') ? given : `${given}\n`;
  const document = documentOf(text);
  const splices: Splice[] = [];
  const written = new Set<string>();
  for (const chunk of chunksOf(text, document.contents) ?? []) {
    written.add(chunk.key);
    if (isKind(chunk.key))
      splices.push(...editKind({ text, document }, chunk, { ...target, kind: chunk.key }));
    else splices.push(...editHead({ text, document }, chunk, target.plan.meta));
  }
  const added = [
    ...(target.isHead ? newHead(target.plan.meta, written) : []),
    ...kinds.filter((kind) => !written.has(kind)).flatMap((kind) => newKind(kind, target)),
  ];
  return [spliced(text, splices), ...added].filter((part) => part !== '').join(text === '' ? '' : '\n');
}

type Chunk = NonNullable<ReturnType<typeof chunksOf>>[number];
type Source = Parameters<typeof editDefinition>[0];

function editHead(source: Source, chunk: Chunk, meta: PlanMeta): Splice[] {
  const schema = (planMetaSchema.shape as Record<string, Schema>)[chunk.key];
  const target = (withoutDefaults(planMetaSchema, meta) as Record<string, unknown>)[chunk.key];
  const kept = (meta as Record<string, unknown>)[chunk.key];
  if (!schema || (target === undefined && kept === undefined))
    return [{ start: chunk.start, end: chunk.end, text: '' }];
  return editDefinition(source, chunk.pair, schema, kept);
}

function newHead(meta: PlanMeta, written: ReadonlySet<string>): string[] {
  const entries = Object.entries(withoutDefaults(planMetaSchema, meta) as Record<string, unknown>);
  const fresh = entries.filter(([key]) => !written.has(key));
  return fresh.length > 0 ? [toYaml(Object.fromEntries(fresh), 1)] : [];
}

function newKind(kind: Kind, { plan, missing }: FileTarget): string[] {
  const keys = missing(kind);
  if (keys.length === 0) return [];
  const specs = definitionsOf(plan, kind);
  return [toYaml({ [kind]: Object.fromEntries(keys.map((key) => [key, specs[key]])) })];
}

/** The definitions of one kind in one file, put in the order of the plan. */
function editKind(source: Source, chunk: Chunk, target: FileTarget & { kind: Kind }): Splice[] {
  const { kind, plan } = target;
  const map = chunk.pair.value;
  const specs = definitionsOf(plan, kind);
  const present = isMap(map) ? map.items.map((pair) => String(pair.key)) : [];
  const missing = target.missing(kind);
  const keys = Object.keys(plan[kind]).filter((key) => present.includes(key) || missing.includes(key));
  if (isMap(map) && keys.join() === present.join())
    return map.items.flatMap((pair) =>
      editDefinition(source, pair, kindSchemas[kind], plan[kind][String(pair.key)]),
    );
  const inner = chunksOf(source.text, map);
  if (!inner || !isMap(map) || keys.length === 0) {
    const content = { [kind]: Object.fromEntries(keys.map((key) => [key, specs[key]])) };
    return [{ start: chunk.start, end: chunk.end, text: keys.length > 0 ? toYaml(content) : '' }];
  }
  const texts = new Map(
    inner
      .filter(({ key }) => Object.hasOwn(plan[kind], key))
      .map((one) => [one.key, chunkText(source, one, target)]),
  );
  for (const key of target.missing(kind))
    texts.set(key, freshText({ [key]: specs[key] }, indentOf(source.text, map)));
  const [first] = inner;
  const last = inner.at(-1);
  if (!first || !last) return [];
  const ordered = Object.keys(plan[kind]).flatMap((key) => texts.get(key) ?? []);
  return [{ start: first.start, end: last.end, text: ordered.join('') }];
}

function chunkText(source: Source, chunk: Chunk, { plan, kind }: FileTarget & { kind: Kind }): string {
  const splices = editDefinition(source, chunk.pair, kindSchemas[kind], plan[kind][chunk.key]);
  const text = spliced(source.text, splices, chunk.start, chunk.end);
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** Kinds that still read otherwise, such as those whose order goes across files, are written anew in one place. */
function rewriteUnlike(files: readonly PlanFile[], { plan, homes }: Target): PlanFile[] {
  const { draft } = loadPlan(files);
  const unlike = kinds.filter(
    (kind) =>
      JSON.stringify(Object.entries(definitionsOf(draft, kind))) !==
      JSON.stringify(Object.entries(definitionsOf(plan, kind))),
  );
  return files.flatMap((file) => {
    const document = documentOf(file.text);
    const cuts = (chunksOf(file.text, document.contents) ?? []).filter((chunk) =>
      unlike.some((kind) => kind === chunk.key),
    );
    const text = spliced(
      file.text,
      cuts.map(({ start, end }) => ({ start, end, text: '' })),
    );
    const here = unlike.filter((kind) => homes.get(kind) === file.path && Object.keys(plan[kind]).length > 0);
    const added = here.map((kind) => toYaml({ [kind]: definitionsOf(plan, kind) }));
    const whole = [text, ...added].filter((part) => part.trim() !== '').join('\n');
    return whole === '' ? [] : [{ path: file.path, text: whole }];
  });
}
