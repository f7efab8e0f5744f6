/** A JSON Schema as far as an editor reads it. */
export interface JsonSchema {
  $ref?: string;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  type?: string;
  description?: string;
  required?: string[];
  default?: unknown;
  pattern?: string;
  format?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  maxLength?: number;
  /** Keys that a form has shown elsewhere. */
  hidden?: string[];
  definitions?: Record<string, JsonSchema>;
}

/** Every schema that a value at a path may follow: alternatives are all of them. */
export function schemasAt(root: JsonSchema, path: readonly string[]): JsonSchema[] {
  let here = flat(root, [root]);
  for (const key of path)
    here = flat(
      root,
      here.flatMap((schema) => below(schema, key)),
    );
  return here;
}

function below(schema: JsonSchema, key: string): JsonSchema[] {
  if (key === '*') return schema.items ? [schema.items] : [];
  const known = schema.properties;
  if (known && Object.hasOwn(known, key)) return known[key] ? [known[key]] : [];
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
}

function flat(root: JsonSchema, schemas: readonly JsonSchema[]): JsonSchema[] {
  const found = new Set<JsonSchema>();
  const add = (schema: JsonSchema): void => {
    if (found.has(schema)) return;
    found.add(schema);
    const name = schema.$ref?.replace('#/definitions/', '');
    const named = schema.$ref === '#' ? root : name === undefined ? undefined : root.definitions?.[name];
    if (named) add(named);
    for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) add(one);
  };
  for (const schema of schemas) add(schema);
  return [...found];
}

/** Descriptions are `English / 中文`. */
export function inWords(description: string | undefined, lang: 'zh' | 'en'): string {
  const [en = '', zh = en] = (description ?? '').split(' / ');
  return lang === 'zh' ? zh : en;
}
