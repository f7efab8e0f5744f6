import { z } from 'zod';
import type { Path, Text } from '../rules/rule.ts';
import { nearest } from '../rules/shared/nearest.ts';
import { complain } from './complain.ts';
import { type Complaint, listOf, quote } from './complaint.ts';
import {
  armsOf,
  below,
  discriminatorOf,
  isObject,
  pickArm,
  type Schema,
  shapeOf,
  signOf,
} from './schema-walk.ts';

type Issue = z.core.$ZodIssue;

/**
 * Says precisely why a value does not fit its schema. zod reports a union by every arm at once; here the arm that
 * the writer meant is picked first and only it is explained.
 */
export function explain(schema: Schema, input: unknown, path: Path = []): Complaint[] {
  if (!armsOf(schema)) return explainPlain(schema, input, path, []);
  const arm = pickArm(schema, input);
  if (!arm) return [noArm(schema, input, path)];
  const others = (armsOf(schema) ?? [])
    .map(signOf)
    .filter((sign) => sign !== undefined && sign !== signOf(arm));
  return explainPlain(arm, input, path, others as string[]);
}

function explainPlain(schema: Schema, input: unknown, path: Path, otherSigns: string[]): Complaint[] {
  const result = z.safeParse(schema, input);
  return (result.error?.issues ?? []).flatMap((issue) => {
    const at =
      issue.code === 'invalid_union' && 'discriminator' in issue ? issue.path.slice(0, -1) : issue.path;
    const inner = follow(schema, input, at);
    const full = [...path, ...at.map(asKey)];
    // Of a union that has one arm left zod reports that arm only, which need not be the one that was meant.
    if (issue.code !== 'invalid_key' && at.length > 0 && inner.schema && armsOf(inner.schema))
      return explain(inner.schema, inner.input, full);
    if (issue.code === 'unrecognized_keys')
      return unknownKeys(issue, inner.schema, full, at.length > 0 ? [] : otherSigns);
    return [complain(issue, { ...inner, path: full })];
  });
}

function follow(
  schema: Schema,
  input: unknown,
  path: readonly PropertyKey[],
): { schema?: Schema; input: unknown } {
  let here: Schema | undefined = schema;
  let value = input;
  for (const key of path) {
    here = here && below(here, value, key);
    value =
      isObject(value) || Array.isArray(value) ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return here ? { schema: here, input: value } : { input: value };
}

function asKey(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}

function unknownKeys(
  issue: Extract<Issue, { code: 'unrecognized_keys' }>,
  schema: Schema | undefined,
  path: Path,
  otherSigns: string[],
): Complaint[] {
  const known = Object.keys((schema && shapeOf(schema)) ?? {});
  return issue.keys.map((key) =>
    otherSigns.includes(key) ? twoInOne(path, key, known[0] ?? '') : unknownKey([...path, key], known),
  );
}

/** A key that the schema does not have, with the one that was probably meant. */
export function unknownKey(path: Path, known: readonly string[]): Complaint {
  const key = String(path.at(-1));
  const meant = key.includes('：') ? undefined : nearest(key, known);
  return {
    path,
    code: 'plan/unknown-key',
    at: 'key',
    text: { zh: `没有“${key}”这个键`, en: `There is no key \`${key}\` here` },
    hint: key.includes('：') ? fullWidthColon : keyHint(meant, known),
    fix: meant === undefined ? undefined : { from: key, to: meant },
  };
}

const fullWidthColon = {
  zh: '冒号要用半角，后面留一个空格',
  en: 'Use the half-width colon, with a space after it',
};

function keyHint(meant: string | undefined, known: readonly string[]): Text {
  if (meant) return { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` };
  const all = listOf(known);
  return { zh: `这里可以写：${all.zh}`, en: `Known here: ${all.en}` };
}

function twoInOne(path: Path, key: string, first: string): Complaint {
  return {
    path: [...path, key],
    code: 'plan/two-in-one',
    at: 'key',
    text: {
      zh: `${first} 和 ${key} 不能写在同一项里`,
      en: `\`${first}\` and \`${key}\` cannot be in one item`,
    },
    hint: { zh: `为 ${key} 另起一项“- ${key}: …”`, en: `Begin a new item \`- ${key}: …\`` },
  };
}

function noArm(schema: Schema, input: unknown, path: Path): Complaint {
  const discriminator = discriminatorOf(schema);
  if (discriminator && isObject(input)) return badDiscriminator(schema, input, path, discriminator);
  const signs = (armsOf(schema) ?? []).map(signOf).filter((sign) => sign !== undefined);
  const first = isObject(input) ? Object.keys(input)[0] : undefined;
  if (first !== undefined && signs.length > 0) return unknownKey([...path, first], signs);
  return complain(
    { code: 'invalid_type', expected: 'object', path: [], message: '' },
    { schema, input, path },
  );
}

function badDiscriminator(
  schema: Schema,
  input: Record<string, unknown>,
  path: Path,
  key: string,
): Complaint {
  const values = (armsOf(schema) ?? []).flatMap((arm) => {
    const field = shapeOf(arm)?.[key] as z.core.$ZodLiteral | undefined;
    return field ? field._zod.def.values.map(String) : [];
  });
  const value = input[key];
  const meant = typeof value === 'string' ? nearest(value, values) : undefined;
  const all = listOf(values);
  const missing = value === undefined;
  return {
    path: missing ? path : [...path, key],
    code: missing ? 'plan/missing-key' : 'plan/bad-value',
    text: missing
      ? { zh: `缺少 ${key}`, en: `\`${key}\` is missing` }
      : { zh: `${key} 不能是“${quote(value)}”`, en: `\`${key}\` cannot be "${quote(value)}"` },
    hint: meant
      ? { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` }
      : { zh: `可以写：${all.zh}`, en: `Write one of: ${all.en}` },
  };
}
