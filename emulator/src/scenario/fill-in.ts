import { valueAt } from './checks.ts';
import { ScenarioError } from './scenario.ts';

type Saved = ReadonlyMap<string, unknown>;

const NAME = /\{\{([a-zA-Z]\w*)((?:\.\w+)*)\}\}/g;

function lookUp(saved: Saved, name: string, rest: string): unknown {
  const value = valueAt(saved.get(name), rest.replace(/^\./, ''));
  if (value === undefined)
    throw new ScenarioError(`{{${name}${rest}}} is not known: no step before saved it`);
  return value;
}

/** Puts saved values in place of `{{name.field}}`; a text that is nothing else takes the value's own type. */
export function fillIn(value: unknown, saved: Saved): unknown {
  if (typeof value === 'string') {
    const whole = /^\{\{([a-zA-Z]\w*)((?:\.\w+)*)\}\}$/.exec(value);
    if (whole?.[1] !== undefined) return lookUp(saved, whole[1], whole[2] ?? '');
    return value.replaceAll(NAME, (_all, name: string, rest: string) => String(lookUp(saved, name, rest)));
  }
  if (Array.isArray(value)) return value.map((one) => fillIn(one, saved));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fillIn(one, saved)]));
}
