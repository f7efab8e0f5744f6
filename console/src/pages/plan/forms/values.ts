import type { JsonSchema } from '../editor/schema-at.ts';
import { isMap, shapeOf, type Way } from './shape.ts';

export type Path = readonly (string | number)[];

/** What a new value begins as; undefined where somebody has to choose first. */
export function emptyOf(root: JsonSchema, schema: JsonSchema): unknown {
  if (schema.default !== undefined) return schema.default;
  const shape = shapeOf(root, schema);
  switch (shape.type) {
    case 'text':
      return '';
    case 'number':
      return shape.least ?? 0;
    case 'flag':
      return true;
    case 'span':
      return '1d';
    case 'word':
      return shape.words[0];
    case 'list':
      return [];
    case 'record':
      return {};
    case 'object':
      return Object.fromEntries(
        shape.fields.flatMap((field) =>
          field.required ? [[field.key, emptyOf(root, field.schema) ?? null]] : [],
        ),
      );
    case 'ways':
      return shape.ways[0] && inWay(root, shape.ways[0], undefined);
    default:
      return undefined;
  }
}

/** A value written another way; what both ways have stays. */
export function inWay(root: JsonSchema, way: Way, value: unknown): unknown {
  const fresh = emptyOf(root, way.schema);
  if (way.by === 'type') return typeof value === 'string' && isMap(fresh) ? { ...fresh, name: value } : fresh;
  if (!isMap(fresh)) return fresh;
  const known = way.schema.properties ?? {};
  const kept = Object.entries(isMap(value) ? value : {}).filter(([key]) => Object.hasOwn(known, key));
  const sign = way.by === 'key' ? {} : { [way.sign]: way.by.word };
  return { ...fresh, ...Object.fromEntries(kept), ...sign };
}

/** A map with a key set, in its place; without it when the value is undefined. */
export function withKey(map: unknown, key: string, value: unknown): Record<string, unknown> {
  const { [key]: _old, ...others } = isMap(map) ? map : {};
  if (value === undefined) return others;
  return { ...(isMap(map) ? map : {}), [key]: value };
}

/** As much of a path as a value has: where a finding about something missing is shown. */
export function nearest(value: unknown, path: Path): Path {
  let here = value;
  for (const [i, part] of path.entries()) {
    const next = (isMap(here) || Array.isArray(here)) && Object.hasOwn(here, part);
    if (!next) return path.slice(0, i);
    here = (here as Record<string | number, unknown>)[part];
  }
  return path;
}

/** Things without a name of their own: their place is what they are known by; all are new when their number changes. */
export function byPlace<T>(items: readonly T[]): { place: string; i: number; one: T }[] {
  return items.map((one, i) => ({ place: `${i + 1}/${items.length}`, i, one }));
}
