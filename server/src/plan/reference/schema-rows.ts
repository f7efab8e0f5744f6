import type { Lang } from '../../kernel/errors.ts';

/** The part of JSON Schema that the schemas of the plan use. */
export interface JsonSchema {
  $ref?: string;
  allOf?: JsonSchema[];
  type?: string;
  description?: string;
  enum?: (string | number | boolean)[];
  const?: string | number | boolean;
  default?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  definitions?: Record<string, JsonSchema>;
}

/** One key of a definition, for a table. */
export interface SchemaRow {
  /** `persona.role`; `<key>` stands for a key that the writer chooses, `[]` for an item of a list. */
  path: string;
  required: boolean;
  type: string;
  description: string;
}

/** Every key below an object schema, outermost first. Unions of objects give the keys of each arm. */
export function schemaRows(schema: JsonSchema, lang: Lang, path = ''): SchemaRow[] {
  const required = new Set(schema.required ?? []);
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const at = path ? `${path}.${key}` : key;
    const row = { path: at, required: required.has(key), ...words(inner, lang) };
    return [row, ...below(inner, lang, at)];
  });
  const arms = armsOf(schema).map((arm) => schemaRows(arm, lang, path));
  return [...own, ...mergedRows(arms)];
}

/** Arms of a union share keys such as `name`: one row tells of them all. */
function mergedRows(arms: readonly SchemaRow[][]): SchemaRow[] {
  const rows = new Map<string, SchemaRow & { arms: number }>();
  for (const row of arms.flat()) {
    const known = rows.get(row.path);
    if (!known) rows.set(row.path, { ...row, arms: 1 });
    else {
      known.arms += 1;
      known.required &&= row.required;
      if (!known.type.split(' ').includes(row.type)) known.type += ` ${row.type}`;
    }
  }
  return [...rows.values()].map(({ arms: count, ...row }) => ({
    ...row,
    required: row.required && count === arms.length,
  }));
}

function below(schema: JsonSchema, lang: Lang, path: string): SchemaRow[] {
  if (schema.$ref || schema.allOf) return [];
  if (schema.items) return below(schema.items, lang, `${path}[]`);
  const values = schema.additionalProperties;
  const inner = typeof values === 'object' ? below(values, lang, `${path}.<key>`) : [];
  return [...inner, ...schemaRows(schema, lang, path)];
}

export function armsOf(schema: JsonSchema): JsonSchema[] {
  return schema.anyOf ?? schema.oneOf ?? [];
}

/** The part of a description `English / 中文` in one language. */
export function describedIn(description: string | undefined, lang: Lang): string {
  if (!description) return '';
  const at = description.indexOf(' / ');
  if (at < 0) return description;
  return lang === 'en' ? description.slice(0, at) : description.slice(at + 3);
}

function words(schema: JsonSchema, lang: Lang): Pick<SchemaRow, 'type' | 'description'> {
  const preset = schema.default === undefined ? '' : presetWords(schema.default, lang);
  const said = describedIn(schema.description, lang);
  return { type: typeOf(schema, lang), description: [said, preset].filter(Boolean).join(' · ') };
}

function presetWords(value: unknown, lang: Lang): string {
  if (Array.isArray(value) && value.length === 0) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text === '{}') return '';
  return lang === 'zh' ? `默认 ${text}` : `default ${text}`;
}

const typeNames: Record<string, { zh: string; en: string }> = {
  string: { zh: '文字', en: 'text' },
  integer: { zh: '整数', en: 'whole number' },
  number: { zh: '数字', en: 'number' },
  boolean: { zh: '是/否', en: 'true/false' },
  object: { zh: '对象', en: 'object' },
};

/** What may stand at a place, in words; a named schema by its name. */
export function typeOf(schema: JsonSchema, lang: Lang): string {
  if (schema.$ref) return `[${schema.$ref.split('/').at(-1)}](#${schema.$ref.split('/').at(-1)})`;
  const [same] = schema.allOf ?? [];
  if (same) return typeOf(same, lang);
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' ');
  if (schema.items) return (lang === 'zh' ? '列表：' : 'list: ') + typeOf(schema.items, lang);
  if (typeof schema.additionalProperties === 'object')
    return (lang === 'zh' ? '键 → ' : 'key → ') + typeOf(schema.additionalProperties, lang);
  const arms = armsOf(schema);
  if (arms.length > 0) {
    const types = new Set(arms.map((arm) => typeOf(arm, lang)));
    return [...types].join(lang === 'zh' ? ' 或 ' : ' or ');
  }
  const name = typeNames[schema.type ?? ''] ?? { zh: '任意', en: 'anything' };
  return name[lang] + boundsOf(schema);
}

function boundsOf({ type, minimum, maximum }: JsonSchema): string {
  if (type !== 'integer' && type !== 'number') return '';
  // The ends of what a number can be are no limits that a plan sets.
  const least = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : '';
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : '';
  return least === '' && most === '' ? '' : ` ${least}–${most}`;
}
