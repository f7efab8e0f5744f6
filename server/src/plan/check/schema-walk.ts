import { z } from 'zod';

export type Schema = z.core.$ZodType;
type Known = z.core.$ZodTypes;

/** The schema under wrappers (lazy, optional, default, pipe) that do not change what is written. */
export function unwrap(schema: Schema): Known {
  const known = schema as Known;
  const def = known._zod.def;
  switch (def.type) {
    case 'lazy':
      return unwrap(def.getter());
    case 'optional':
    case 'default':
    case 'nullable':
      return unwrap(def.innerType);
    case 'pipe':
      return unwrap(def.in);
    default:
      return known;
  }
}

/** What a value should look like, from the schema's own description or the one it wraps. */
export function descriptionOf(schema: Schema): string | undefined {
  const own = z.globalRegistry.get(schema)?.description;
  if (own) return own;
  const inner = innerOf(schema as Known);
  return inner && descriptionOf(inner);
}

function innerOf(schema: Known): Schema | undefined {
  const def = schema._zod.def;
  switch (def.type) {
    case 'lazy':
      return def.getter();
    case 'optional':
    case 'default':
    case 'nullable':
      return def.innerType;
    case 'pipe':
      return def.in;
    default:
      return undefined;
  }
}

/** The shape of an object schema, or undefined for any other. */
export function shapeOf(schema: Schema): Record<string, Schema> | undefined {
  const def = unwrap(schema)._zod.def;
  return def.type === 'object' ? def.shape : undefined;
}

/** The arms of a union with nested unions flattened, or undefined when it is none. */
export function armsOf(schema: Schema): Schema[] | undefined {
  const def = unwrap(schema)._zod.def;
  if (def.type !== 'union') return undefined;
  return def.options.flatMap((option) => armsOf(option) ?? [option]);
}

/** The key that tells an object arm from the others: the first of its shape. */
export function signOf(arm: Schema): string | undefined {
  const shape = shapeOf(arm);
  return shape && Object.keys(shape)[0];
}

/**
 * The arm of a union that the writer meant: by the discriminator's value, else the object arm whose first key is
 * present (written first, if several) and that knows most of the keys, else the arm of the same type. Undefined when nothing fits.
 */
export function pickArm(union: Schema, input: unknown): Schema | undefined {
  const arms = armsOf(union) ?? [];
  if (!isObject(input)) return arms.find((arm) => acceptsType(arm, input));
  const discriminator = discriminatorOf(union);
  if (discriminator) return arms.find((arm) => hasLiteral(arm, discriminator, input[discriminator]));
  const fitting = arms.filter((arm) => {
    const sign = signOf(arm);
    return sign !== undefined && Object.hasOwn(input, sign);
  });
  if (fitting.length === 0) {
    const objects = arms.filter((arm) => shapeOf(arm));
    return objects.length === 1 ? objects[0] : undefined;
  }
  const keys = Object.keys(input);
  const order = (arm: Schema) => keys.indexOf(signOf(arm) ?? '');
  fitting.sort((a, b) => order(a) - order(b));
  const knows = (arm: Schema) => keys.filter((key) => Object.hasOwn(shapeOf(arm) ?? {}, key)).length;
  return fitting.reduce((best, arm) => (knows(arm) > knows(best) ? arm : best));
}

/** The discriminating key of a discriminated union. */
export function discriminatorOf(union: Schema): string | undefined {
  const def = unwrap(union)._zod.def;
  return def.type === 'union' && 'discriminator' in def ? String(def.discriminator) : undefined;
}

/** The schema of one step further down, or undefined where there is none. */
export function below(schema: Schema, input: unknown, key: PropertyKey): Schema | undefined {
  const arm = armsOf(schema) ? pickArm(schema, input) : schema;
  if (!arm) return undefined;
  const def = unwrap(arm)._zod.def;
  if (def.type === 'object') return def.shape[String(key)];
  if (def.type === 'record') return def.valueType;
  return def.type === 'array' ? def.element : undefined;
}

export function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function hasLiteral(arm: Schema, key: string, value: unknown): boolean {
  const field = shapeOf(arm)?.[key];
  const def = field && unwrap(field)._zod.def;
  return def?.type === 'literal' && (def.values as unknown[]).includes(value);
}

function acceptsType(arm: Schema, input: unknown): boolean {
  const type = unwrap(arm)._zod.def.type;
  if (Array.isArray(input)) return type === 'array';
  if (typeof input === 'string') return type === 'string' || type === 'enum' || type === 'literal';
  return type === typeof input;
}
