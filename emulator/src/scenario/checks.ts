import { isDeepStrictEqual } from 'node:util';
import type { Check } from './scenario.ts';

function valueIn(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  // A name may itself have dots, such as `account.registered`: the longest that is there.
  for (let length = names.length; length > 0; length--) {
    const name = names.slice(0, length).join('.');
    if (Object.hasOwn(value, name))
      return valueIn((value as Record<string, unknown>)[name], names.slice(length));
  }
  return undefined;
}

/** The value at a dotted path; undefined when there is none. */
export function valueAt(answer: unknown, path: string): unknown {
  return valueIn(answer, path === '' ? [] : path.split('.'));
}

function sizeOf(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

/** What is wrong with the answer; undefined when it is as expected. */
export function violation(check: Check, answer: unknown): string | undefined {
  const value = valueAt(answer, check.at);
  const whole = JSON.stringify(value) ?? 'nothing';
  const found = whole.slice(0, 200);
  const wrong = (wanted: string): string => `${check.at}: expected ${wanted}, found ${found}`;
  if (check.equals !== undefined && !isDeepStrictEqual(value, check.equals))
    return wrong(JSON.stringify(check.equals));
  if (check.min !== undefined && !(typeof value === 'number' && value >= check.min))
    return wrong(`at least ${check.min}`);
  if (check.max !== undefined && !(typeof value === 'number' && value <= check.max))
    return wrong(`at most ${check.max}`);
  if (check.contains !== undefined && !whole.includes(check.contains))
    return wrong(`"${check.contains}" in it`);
  if (check.count !== undefined && sizeOf(value) !== check.count) return wrong(`${check.count} elements`);
  return undefined;
}
