import type { PlanDefinition, PlanEditor } from '@hetang/contract/http/plan-drafts';
import { inWords, type JsonSchema, schemasAt } from './schema-at.ts';
import { type YamlPlace, yamlPlace } from './yaml-place.ts';

/** What an editor knows beside the text. */
export interface Knowledge {
  editor: PlanEditor;
  definitions: readonly PlanDefinition[];
  lang: 'zh' | 'en';
}

export interface Proposal {
  /** What is written. */
  label: string;
  /** What it means. */
  detail: string;
  /** What a definition is called. */
  name?: string;
  kind: 'key' | 'value' | 'definition';
}

/** What may be written at a place: keys and words of the schema, and definitions that the place may name. */
export function proposalsAt(place: YamlPlace, knowledge: Knowledge): Proposal[] {
  const schemas = schemasAt(knowledge.editor.schema as JsonSchema, place.path);
  const patterns = schemas.flatMap(({ pattern }) =>
    pattern === undefined ? [] : [new RegExp(pattern, 'u')],
  );
  const fits = ({ label }: Proposal) => patterns.length === 0 || patterns.some((one) => one.test(label));
  const named = namedAt(place.path, knowledge).filter(fits);
  const own = place.writes === 'key' ? keysOf(schemas, knowledge) : wordsOf(schemas);
  const all = place.writes === 'key' && own.length > 0 ? own : [...named, ...own];
  const seen = new Set<string>();
  return all.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** What a word of the text means: the description of its key, or the definition that it names. */
export function meaningAt(text: string, offset: number, knowledge: Knowledge): string | null {
  const end = offset + (/^[\w/.-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const place = yamlPlace(text, end);
  if (place.writes === 'key') {
    const schemas = schemasAt(knowledge.editor.schema as JsonSchema, [...place.path, place.word]);
    return firstWords(schemas, knowledge.lang);
  }
  const meant = namedAt(place.path, knowledge).find(({ label }) => label === place.word);
  return meant ? meant.detail : null;
}

function keysOf(schemas: readonly JsonSchema[], { editor, lang }: Knowledge): Proposal[] {
  return schemas.flatMap((schema) =>
    Object.entries(schema.properties ?? {}).map(([label, below]): Proposal => {
      const detail = inWords(below.description, lang) || firstWords([...refOf(editor, below)], lang);
      return { label, detail: detail ?? '', kind: 'key' };
    }),
  );
}

function refOf(editor: PlanEditor, schema: JsonSchema): JsonSchema[] {
  const name = schema.$ref?.replace('#/definitions/', '');
  const found = name === undefined ? undefined : (editor.schema as JsonSchema).definitions?.[name];
  return found ? [found] : [];
}

function firstWords(schemas: readonly JsonSchema[], lang: 'zh' | 'en'): string | null {
  return schemas.map(({ description }) => inWords(description, lang)).find((words) => words !== '') ?? null;
}

function wordsOf(schemas: readonly JsonSchema[]): Proposal[] {
  const words = schemas.flatMap((schema) => [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [schema.const]),
    ...(schema.type === 'boolean' ? [true, false] : []),
  ]);
  return words.map((word) => ({ label: String(word), detail: '', kind: 'value' }));
}

/** The definitions that a place may name; tags and tiers as `group/value`. */
export function namedAt(path: readonly string[], { editor, definitions }: Knowledge): Proposal[] {
  const last = path.findLast((key) => key !== '*');
  const kinds = editor.references[`${path[0]}.${last}`] ?? editor.references[`*.${last}`] ?? [];
  return definitions
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((definition): Proposal[] => {
      const detail = `${definition.name ?? ''} · ${definition.file}:${definition.line}`;
      const inside = definition.values.map(
        ({ key, name }): Proposal => ({
          label: `${definition.key}/${key}`,
          detail: `${definition.name ?? ''} / ${name ?? ''}`,
          name: `${definition.name ?? definition.key} / ${name ?? key}`,
          kind: 'definition',
        }),
      );
      return [...inside, { label: definition.key, detail, name: definition.name ?? '', kind: 'definition' }];
    });
}
