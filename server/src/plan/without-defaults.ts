import { armsOf, pickArm, type Schema, unwrap } from './check/schema-walk.ts';

/**
 * A parsed value as a person would write it: keys that hold their schema's default are left out, everywhere inside.
 * Parsing the result gives the same value again.
 */
export function withoutDefaults(schema: Schema, value: unknown): unknown {
  const arm = armsOf(schema) ? pickArm(schema, value) : schema;
  if (!arm) return value;
  const def = unwrap(arm)._zod.def;
  if (Array.isArray(value))
    return def.type === 'array' ? value.map((item) => withoutDefaults(def.element, item)) : value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (def.type === 'record')
    return Object.fromEntries(entries.map(([key, item]) => [key, withoutDefaults(def.valueType, item)]));
  if (def.type !== 'object') return value;
  return Object.fromEntries(
    entries.flatMap(([key, item]) => {
      const field = def.shape[key];
      if (!field || isDefault(field, item)) return [];
      return [[key, withoutDefaults(field, item)]];
    }),
  );
}

function isDefault(schema: Schema, value: unknown): boolean {
  const def = (schema as Parameters<typeof unwrap>[0] & ReturnType<typeof unwrap>)._zod.def;
  return def.type === 'default' && JSON.stringify(def.defaultValue) === JSON.stringify(value);
}
