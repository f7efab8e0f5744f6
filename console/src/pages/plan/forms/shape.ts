import type { JsonSchema } from '../editor/schema-at.ts';

/** One field of an object. */
export interface Field {
  key: string;
  schema: JsonSchema;
  required: boolean;
}

/** One of several ways to write a value. */
export interface Way {
  /** The word, key or type that tells it from the others. */
  sign: string;
  /** Where the sign stands: a key with that word, a key by that name, or the type of the value. */
  by: { word: string } | 'key' | 'type';
  schema: JsonSchema;
}

/** What a form shows for a value. */
export type Shape =
  | { type: 'text'; most: number | undefined }
  | { type: 'number'; least: number | undefined; most: number | undefined; whole: boolean }
  | { type: 'flag' | 'date' | 'span' | 'condition' | 'unknown' }
  | { type: 'word'; words: string[] }
  | { type: 'list' | 'record'; item: JsonSchema }
  | { type: 'object'; fields: Field[] }
  | { type: 'ways'; ways: Way[] };

const SPAN = '[mhdw]$';

/** How a form shows what a schema allows; `unknown` is left to the text. */
export function shapeOf(root: JsonSchema, given: JsonSchema): Shape {
  if (isCondition(given)) return { type: 'condition' };
  const schema = resolved(root, given);
  const arms = schema.anyOf ?? schema.oneOf;
  if (arms) return ofArms(arms.map((arm) => resolved(root, arm)));
  if (schema.enum) return { type: 'word', words: schema.enum.map(String) };
  if (schema.type === 'object') return ofObject(schema);
  if (schema.type === 'array' && schema.items) return { type: 'list', item: schema.items };
  return ofPlain(schema);
}

function ofPlain(schema: JsonSchema): Shape {
  switch (schema.type) {
    case 'boolean':
      return { type: 'flag' };
    case 'number':
    case 'integer':
      return {
        type: 'number',
        least: schema.minimum ?? schema.exclusiveMinimum,
        most: schema.maximum,
        whole: schema.type === 'integer',
      };
    case 'string':
      if (schema.format === 'date') return { type: 'date' };
      if (schema.pattern?.endsWith(SPAN)) return { type: 'span' };
      return schema.const === undefined
        ? { type: 'text', most: schema.maxLength }
        : { type: 'word', words: [String(schema.const)] };
    default:
      return { type: 'unknown' };
  }
}

function ofObject({ properties, required = [], additionalProperties: more }: JsonSchema): Shape {
  if (!properties) return typeof more === 'object' ? { type: 'record', item: more } : { type: 'unknown' };
  const fields = Object.entries(properties).map(([key, schema]) => ({
    key,
    schema,
    required: required.includes(key),
  }));
  return { type: 'object', fields };
}

function ofArms(arms: JsonSchema[]): Shape {
  if (arms.every(({ type, enum: words }) => type === 'string' && !words))
    return { type: 'text', most: undefined };
  const objects = arms.filter(({ properties }) => properties);
  const key = wordKeyOf(objects);
  const ways = arms.map((arm): Way | null => {
    if (!arm.properties) return arm.type ? { sign: arm.type, by: 'type', schema: arm } : null;
    if (key !== undefined)
      return { sign: key, by: { word: String(arm.properties[key]?.const) }, schema: arm };
    if (objects.length === 1) return { sign: 'object', by: 'type', schema: arm };
    const own = arm.required?.find((name) => objects.every((one) => one === arm || !one.properties?.[name]));
    return own === undefined ? null : { sign: own, by: 'key', schema: arm };
  });
  const known = ways.filter((way) => way !== null);
  return known.length === arms.length ? { type: 'ways', ways: known } : { type: 'unknown' };
}

/** The key that holds another fixed word in each of several objects. */
function wordKeyOf([first, ...others]: readonly JsonSchema[]): string | undefined {
  if (!first || others.length === 0) return undefined;
  return Object.entries(first.properties ?? {}).find(
    ([key, { const: word }]) =>
      word !== undefined && others.every(({ properties }) => properties?.[key]?.const !== undefined),
  )?.[0];
}

/** The way in which a value is written, if it is written in any. */
export function wayOf(ways: readonly Way[], value: unknown): Way | undefined {
  return ways.find(({ sign, by }) => {
    if (by === 'type') return typeOf(value) === sign || (sign === 'integer' && typeof value === 'number');
    if (!isMap(value)) return false;
    return by === 'key' ? Object.hasOwn(value, sign) : value[sign] === by.word;
  });
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCondition(schema: JsonSchema): boolean {
  return [schema, ...(schema.allOf ?? [])].some(({ $ref }) => $ref === '#/definitions/condition');
}

function resolved(root: JsonSchema, schema: JsonSchema): JsonSchema {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  const named = ref === undefined ? undefined : root.definitions?.[ref.replace('#/definitions/', '')];
  return named ? { ...named, ...(schema.description && { description: schema.description }) } : schema;
}
