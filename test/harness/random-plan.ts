import fc from 'fast-check';
import {
  emptyPlan,
  type Kind,
  keySchemaOf,
  kindSchemas,
  kinds,
  type Plan,
} from '../../contract/src/plan/registry.ts';
import type { Schema, unwrap } from '../../server/src/plan/check/schema-walk.ts';

type Definition = ReturnType<typeof unwrap>['_zod']['def'];
type Raw = fc.Arbitrary<unknown>;

/** Values that YAML and people get wrong. */
const hard = fc.constantFrom(
  'yes',
  'null',
  '~',
  '2026',
  '20:00',
  '- x',
  '# x',
  'a: b',
  '{{ contact.name }}',
  "it's",
  '"',
  '：全角',
  '1e3',
  '0x1',
  '@a',
  '!b',
  '&c',
  '*d',
  '%e',
  '|',
  '>',
  'true',
  'a\n\nb',
  ' a\n b',
  'x #y',
  '🌿',
  '<<',
  '=',
  '[a, b]',
);
const text = fc
  .oneof(
    hard,
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.tuple(hard, hard).map((two) => two.join('\n')),
  )
  .map((value) => value.replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '').trim());
const eventName = fc.stringMatching(/^[a-z]{1,4}\.[a-z]{1,4}$/);
const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/);

/** Any plan at all, of every kind there is: made from the schemas, so that a new kind is covered without a word here. */
export function randomPlan(): fc.Arbitrary<Plan> {
  const specs = Object.fromEntries(kinds.map((kind) => [kind, definitionsOf(kind)]));
  return fc
    .record({
      name: text.filter((name) => name.length > 0 && name.length <= 100),
      chosen: fc.subarray(kinds, { minLength: 1, maxLength: 6 }),
    })
    .chain(({ name, chosen }) => {
      const content = Object.fromEntries(
        chosen.flatMap((kind) => (specs[kind] ? [[kind, specs[kind]]] : [])),
      );
      return fc.record(content).map((given) => ({
        ...emptyPlan({ plan: 'p', name, timezone: 'Asia/Shanghai' }),
        ...(given as Partial<Plan>),
      }));
    });
}

/** A few definitions of one kind, as the schema leaves them. */
export function definitionsOf(kind: Kind): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .dictionary(kind === 'events' ? eventName : key, rawOf(kindSchemas[kind], 0), {
      minKeys: 0,
      maxKeys: 2,
      noNullPrototype: true,
    })
    .map((raw) =>
      Object.fromEntries(Object.entries(raw).flatMap(([name, value]) => parsed(kind, name, value))),
    );
}

/** Refinements look across keys: what they refuse is left out. */
function parsed(kind: Kind, name: string, value: unknown): [string, unknown][] {
  const result = kindSchemas[kind].safeParse(value);
  return result.success && keySchemaOf(kind).safeParse(name).success ? [[name, result.data]] : [];
}

const arbitraries = new WeakMap<object, Raw>();

function rawOf(schema: Schema, depth: number): Raw {
  const def = schema._zod.def as Definition;
  switch (def.type) {
    case 'optional':
    case 'default':
      return depth > 5
        ? fc.constant(undefined)
        : fc.option(rawOf(def.innerType, depth + 1), { nil: undefined, freq: 2 });
    case 'lazy':
      return rawOf(def.getter(), depth + 1);
    case 'pipe':
      return rawOf(def.in, depth);
    case 'union':
      return unionOf(def.options, depth);
    case 'object':
      return objectOf(def.shape, depth);
    case 'record':
      return fc.dictionary(keysOf(def.keyType, depth), rawOf(def.valueType, depth + 1), {
        minKeys: 0,
        maxKeys: depth > 4 ? 1 : 3,
        noNullPrototype: true,
      });
    case 'array':
      return fc.array(rawOf(def.element, depth + 1), { minLength: 1, maxLength: depth > 4 ? 1 : 3 });
    default:
      return leafOf(schema, def);
  }
}

/** A merge key is refused however it is written. */
function keysOf(schema: Schema, depth: number): fc.Arbitrary<string> {
  return (rawOf(schema, depth + 1) as fc.Arbitrary<string>).filter((name) => name !== '<<');
}

/** Deep inside, only what goes no further. */
function unionOf(options: readonly Schema[], depth: number): Raw {
  const flat = options.filter((option) => !isRecursive(option));
  const usable = depth > 3 && flat.length > 0 ? flat : options;
  return fc.integer({ min: 0, max: usable.length - 1 }).chain((i) => rawOf(usable[i] as Schema, depth + 1));
}

function isRecursive(schema: Schema, inside = 0): boolean {
  const def = schema._zod.def as Definition;
  if (inside > 4) return false;
  if (def.type === 'lazy') return true;
  if (def.type === 'array') return isRecursive(def.element, inside + 1);
  if (def.type === 'optional' || def.type === 'default') return isRecursive(def.innerType, inside + 1);
  if (def.type === 'union') return def.options.some((option) => isRecursive(option, inside + 1));
  if (def.type !== 'object') return false;
  return Object.values(def.shape).some((inner) => isRecursive(inner, inside + 1));
}

function objectOf(shape: Record<string, Schema>, depth: number): Raw {
  const fields = Object.entries(shape).map(([name, inner]) => [name, rawOf(inner, depth + 1)] as const);
  return fc
    .tuple(...fields.map(([, field]) => field))
    .map((values) =>
      Object.fromEntries(fields.flatMap(([name], i) => (values[i] === undefined ? [] : [[name, values[i]]]))),
    );
}

function leafOf(schema: Schema, def: Definition): Raw {
  const known = arbitraries.get(def);
  if (known) return known;
  const made = plainOf(def);
  const accepts = (value: unknown) =>
    (schema as unknown as { safeParse(raw: unknown): { success: boolean } }).safeParse(value).success;
  // What no draw satisfies within reason is left out above, with its definition.
  const tried = fc
    .array(made, { minLength: 8, maxLength: 8 })
    .map((draws) => draws.find(accepts) ?? draws[0]);
  arbitraries.set(def, tried);
  return tried;
}

function plainOf(def: Definition): Raw {
  if (def.type === 'enum') return fc.constantFrom(...Object.values(def.entries));
  if (def.type === 'literal') return fc.constantFrom(...(def.values as unknown[]));
  if (def.type === 'boolean') return fc.boolean();
  if (def.type === 'number')
    return fc.oneof(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: -5000, max: 5000 }),
      fc.integer({ min: 100, max: 999 }).map((n) => n / 100),
      // Shares, above 0 and below 1.
      fc.integer({ min: 1, max: 99 }).map((n) => n / 100),
    );
  return def.type === 'string' ? stringOf(def) : fc.constant(undefined);
}

function stringOf(def: Definition & { type: 'string' }): Raw {
  const checks = (def.checks ?? []).map((check) => check._zod.def as { format?: string; pattern?: RegExp });
  const format = (def as { format?: string }).format ?? checks.find((check) => check.format)?.format;
  if (format === 'date')
    return fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
  if (format === 'url') return fc.constantFrom('https://www.example.com/', 'https://www.example.com/a?b=c#d');
  const pattern = checks.find((check) => check.pattern)?.pattern;
  if (pattern && !/\\p|\(\?/.test(pattern.source)) return fc.stringMatching(pattern);
  return text;
}
