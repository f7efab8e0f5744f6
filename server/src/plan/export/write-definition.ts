import type { Kind } from '@hetang/contract/plan/registry';
import { type Document, isMap, type Pair } from 'yaml';
import { isObject } from '../check/schema-walk.ts';
import { toYaml } from '../yaml-style.ts';
import { asWritten } from './as-written.ts';
import { type Chunk, chunksOf, indentOf, lineStart } from './chunks.ts';
import { editDefinition, freshText } from './edit-definition.ts';
import { documentOf } from './plan-document.ts';
import { type Splice, spliced } from './splice.ts';

/** A definition as it should be written; null takes it away. */
export interface DefinitionEdit {
  kind: Kind;
  key: string;
  spec: unknown;
}

/** The definitions of a file as they are written, by kind and key; null when it cannot be read as YAML. */
export function writtenIn(text: string): Record<string, unknown> | null {
  const document = documentOf(text);
  if (document.errors.length > 0) return null;
  const content = contentOf(document);
  return content === null ? {} : isObject(content) ? content : null;
}

/** Aliases that stand for too much are refused by the YAML library. */
function contentOf(document: Document): unknown {
  try {
    return asWritten.parse(document.toJS());
  } catch {
    return undefined;
  }
}

/**
 * The text of a file with one definition written, changed or taken away; all else stays as it is, to the letter,
 * comments included. Null when that is not possible: then the text has to be changed by hand.
 */
export function writeDefinition(given: string, edit: DefinitionEdit): string | null {
  const text = given === '' || given.endsWith('\n') ? given : `${given}\n`;
  const before = writtenIn(text);
  if (!before) return null;
  const wanted = JSON.stringify(withEdit(before, edit));
  const source = { text, document: documentOf(text) };
  for (const way of [inPlace, wholeDefinition, wholeKind]) {
    const splices = way(source, edit);
    if (!splices) continue;
    const after = spliced(text, splices);
    if (JSON.stringify(writtenIn(after)) === wanted) return after;
  }
  return null;
}

function withEdit(before: Record<string, unknown>, { kind, key, spec }: DefinitionEdit) {
  const held = isObject(before[kind]) ? before[kind] : {};
  const { [key]: _old, ...others } = held;
  const kept = spec === null ? others : { ...held, [key]: asWritten.parse(spec) };
  const { [kind]: _kind, ...rest } = before;
  return Object.keys(kept).length === 0 ? rest : { ...before, [kind]: kept };
}

interface Source {
  text: string;
  document: Document;
}

function inPlace(source: Source, { kind, key, spec }: DefinitionEdit): Splice[] | null {
  const pair = pairOf(kindChunk(source, kind), key);
  return pair && spec !== null ? editDefinition(source, pair, asWritten, asWritten.parse(spec)) : null;
}

/** The lines of one definition are written anew, come at the end of its kind, or go. */
function wholeDefinition(source: Source, edit: DefinitionEdit): Splice[] | null {
  const map = kindChunk(source, edit.kind)?.pair.value;
  const chunks = chunksOf(source.text, map);
  const last = chunks?.at(-1);
  if (!chunks || !last || !isMap(map)) return null;
  const old = chunks.find(({ key }) => key === edit.key);
  if (edit.spec === null) return old ? [{ start: old.start, end: old.end, text: '' }] : [];
  const text = freshText({ [edit.key]: asWritten.parse(edit.spec) }, indentOf(source.text, map));
  return [old ? { ...linesOf(source.text, old), text } : { start: last.end, end: last.end, text }];
}

/** Without the notes above it, which stay. */
function linesOf(text: string, { pair, start, end }: Chunk): { start: number; end: number } {
  const at = (pair.key as { range?: [number, number, number] }).range?.[0];
  return { start: at === undefined ? start : lineStart(text, at), end };
}

/** A kind that is written on one line, holds nothing, or is not there yet. */
function wholeKind(source: Source, edit: DefinitionEdit): Splice[] | null {
  const { text } = source;
  const wanted = withEdit(writtenIn(text) ?? {}, edit)[edit.kind];
  const chunk = kindChunk(source, edit.kind);
  const block = wanted === undefined ? '' : toYaml({ [edit.kind]: wanted });
  if (chunk) return [{ ...(block === '' ? chunk : linesOf(text, chunk)), text: block }];
  const gap = text.trim() === '' ? '' : '\n';
  return [{ start: text.length, end: text.length, text: gap + block }];
}

function kindChunk({ text, document }: Source, kind: Kind): Chunk | undefined {
  return chunksOf(text, document.contents)?.find(({ key }) => key === kind);
}

function pairOf(chunk: Chunk | undefined, key: string): Pair | undefined {
  const map = chunk?.pair.value;
  return isMap(map) ? map.items.find((pair) => String(pair.key) === key) : undefined;
}
