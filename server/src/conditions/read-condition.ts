import { type Condition, conditionSchema } from '@hetang/contract/plan/condition';
import { parseDocument } from 'yaml';
import { HetangError, messageOf } from '../kernel/errors.ts';

/** As in plans. */
const DEPTH = 40;

/**
 * A condition as somebody writes it in a plan: `{ all: [{ tag: need/course }, …] }`.
 * @throws HetangError `segment/condition-unreadable` with what is wrong and where.
 */
export function readCondition(text: string): Condition {
  return conditionOf(parse(text));
}

/**
 * A condition from its parts, as a form puts them together.
 * @throws HetangError `segment/condition-unreadable` with what is wrong and where.
 */
export function conditionOf(value: unknown): Condition {
  if (deeperThan(value, DEPTH))
    throw new HetangError('segment/condition-unreadable', { problem: `nested deeper than ${DEPTH}` });
  const read = conditionSchema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new HetangError('segment/condition-unreadable', {
    problem: [issue?.path.join('.'), issue?.message].filter(Boolean).join(': '),
  });
}

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => deeperThan(part, levels - 1));
}

/** Aliases are refused: a few lines of them can stand for gigabytes. */
function parse(text: string): unknown {
  try {
    const document = parseDocument(text, { version: '1.2', merge: false });
    const [error] = document.errors;
    if (error) throw error;
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw new HetangError('segment/condition-unreadable', { problem: messageOf(error).split('\n')[0] ?? '' });
  }
}
