import { planMetaSchema } from '@hetang/contract/plan/kinds/plan';
import { kindSchemas, type Plan } from '@hetang/contract/plan/registry';
import { say } from '../../conditions/rules/words.ts';
import type { Lang } from '../../kernel/errors.ts';
import type { Schema } from '../check/schema-walk.ts';
import type { Difference, Part } from '../diff.ts';
import type { Path } from '../rules/rule.ts';
import { kindNames } from '../rules/shared/kind-names.ts';
import { fieldName } from './field-names.ts';
import { type Reading, readingOf } from './reading.ts';
import { hasOwnKeys, natureOf, partOf, saidOf } from './schema-parts.ts';
import { keyWords, valueWords } from './value-words.ts';

/** One value that changed, as people read it; null where there was or is none. */
export interface ChangeLine {
  label: string;
  before: string | null;
  after: string | null;
}

/** Puts the differences of two plans in words. */
export class ChangeWords {
  readonly #old: Reading | null;
  readonly #fresh: Reading;

  constructor(before: Plan | null, after: Plan, lang: Lang) {
    this.#old = before && readingOf(before, lang);
    this.#fresh = readingOf(after, lang);
  }

  /** `旅程「新好友首次交流」` */
  title({ kind, key, name }: Pick<Difference, 'kind' | 'key' | 'name'>): string {
    const { lang } = this.#fresh;
    const what = kind === 'plan' ? say(lang, '方案', 'plan') : kindNames[kind][lang];
    return say(lang, `${what}「${name ?? key}」`, `${what} "${name ?? key}"`);
  }

  /** What changed inside a definition, one line for each value; a condition or a step is one value. */
  lines(difference: Difference): ChangeLine[] {
    const lines = new Map<string, ChangeLine>();
    for (const part of difference.parts) {
      const line = this.#line(difference, part);
      lines.set(`${line.label}\u0000${line.before}\u0000${line.after}`, line);
    }
    return [...lines.values()];
  }

  #line(difference: Difference, part: Part): ChangeLine {
    const whole = this.#side(difference, part, true);
    if (whole.before !== whole.after) return whole;
    // What a sentence does not tell, such as a note of a task, is shown by itself.
    return this.#side(difference, part, false);
  }

  #side({ kind, key }: Difference, { at, before, after }: Part, whole: boolean): ChangeLine {
    const from = walk(this.#old, { kind, key }, at.before, whole);
    const to = walk(this.#fresh, { kind, key }, at.after, whole);
    // What is new stands at a place that something else had before.
    const old = before === undefined && to.depth === at.after.length ? null : from;
    const fresh = after === undefined && from.depth === at.before.length ? null : to;
    const shown = (reached: Reached | null, value: unknown) =>
      reached && (reached.words ?? (typeof value === 'string' ? value : JSON.stringify(value)));
    return {
      label: (fresh ?? old)?.label ?? '',
      before: shown(old, before),
      after: shown(fresh, after),
    };
  }
}

interface Reached {
  label: string;
  /** Null when the place itself has no value of its own, such as the order of stages. */
  words: string | null;
  /** How far in it stands. */
  depth: number;
}

/** Follows a path inward; with `whole` it stops at the condition it meets first and at the innermost step. */
function walk(
  reading: Reading | null,
  { kind, key }: Pick<Difference, 'kind' | 'key'>,
  path: Path,
  whole: boolean,
): Reached {
  if (!reading) return { label: path.join('.'), words: null, depth: path.length };
  let schema: Schema | undefined = kind === 'plan' ? planMetaSchema : kindSchemas[kind];
  let value: unknown = kind === 'plan' ? reading.plan.meta : reading.plan[kind][key];
  const base: Path = kind === 'plan' ? [] : [kind, key];
  const labels: string[] = [];
  let step: Reached | null = null;
  for (const [i, part] of path.entries()) {
    const inner = partOf(schema, value, part);
    const here = [...base, ...path.slice(0, i + 1)];
    labels.push(labelOf(reading, { outer: schema, inner, part, path: here }));
    value = isIndexable(value) ? value[part] : undefined;
    schema = inner;
    const nature = natureOf(inner);
    if (!whole || value === undefined) continue;
    const reached = (): Reached => ({
      label: joined(labels, reading.lang),
      words: valueWords(reading, { schema, value, path: here }),
      depth: i + 1,
    });
    if (nature === 'step') step = reached();
    if (nature === 'condition' && !step) return reached();
  }
  if (step) return step;
  const words = value === undefined ? null : valueWords(reading, { schema, value, path: [...base, ...path] });
  return { label: joined(labels, reading.lang), words, depth: path.length };
}

function isIndexable(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

function labelOf(
  reading: Reading,
  at: { outer: Schema | undefined; inner: Schema | undefined; part: string | number; path: Path },
): string {
  const { lang } = reading;
  if (typeof at.part === 'number') {
    const n = at.part + 1;
    return natureOf(at.inner) === 'step'
      ? say(lang, `第 ${n} 步`, `step ${n}`)
      : say(lang, `第 ${n} 项`, `item ${n}`);
  }
  if (hasOwnKeys(at.outer)) return keyWords(reading, at.path);
  return fieldName(at.part, saidOf(at.inner), lang);
}

function joined(labels: readonly string[], lang: Lang): string {
  // The list of steps itself says nothing beside the number of the step.
  const said = labels.filter((label, i) => !(isStepList(label, lang) && i + 1 < labels.length));
  return said.join(say(lang, ' · ', ' · '));
}

function isStepList(label: string, lang: Lang): boolean {
  return label === fieldName('steps', undefined, lang);
}
