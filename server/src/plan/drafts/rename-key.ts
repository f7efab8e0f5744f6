import { type Kind, keySchemaOf, kinds } from '@hetang/contract/plan/registry';
import { HetangError } from '../../kernel/errors.ts';
import { type Splice, spliced } from '../export/splice.ts';
import { lintPlan } from '../lint.ts';
import type { LoadedPlan } from '../load.ts';
import type { Text } from '../rules/rule.ts';
import type { Place } from '../source/place.ts';
import type { PlanFile } from '../source/plan-files.ts';
import { placeOf, referencesTo } from './uses.ts';

interface Rename {
  kind: string;
  key: string;
  to: string;
}

/**
 * Gives a definition another key, in its place and wherever it is named; nothing else moves. The answer is checked
 * again: when anything still means the old key, nothing is renamed.
 * @returns the files that changed
 * @throws HetangError `plan/rename-refused` with the reason
 */
export function renameKey(files: readonly PlanFile[], rename: Rename): PlanFile[] {
  const before = lintPlan(files);
  const kind = kinds.find((one) => one === rename.kind);
  if (!before.plan || !kind) throw refused(words.errors);
  check(before.loaded, kind, rename);
  const references = referencesTo(before.loaded, rename);
  const places = [
    before.loaded.places.ofKey([kind, rename.key]),
    ...references.map((reference) => placeOf(before.loaded, reference)),
  ];
  const changed = files.flatMap((file): PlanFile[] => {
    const here = places.filter((place) => place.file === file.path);
    if (here.length === 0) return [];
    const splices = here.map((place) => spliceAt(file.text, place, rename));
    return [{ ...file, text: spliced(file.text, splices) }];
  });
  const after = lintPlan(files.map((file) => changed.find(({ path }) => path === file.path) ?? file));
  const kept = referencesTo(after.loaded, { kind, key: rename.to }).length === references.length;
  const first = after.issues.find(({ severity }) => severity === 'error');
  if (!after.plan || !kept) throw refused(first ? first.text : words.elsewhere);
  return changed;
}

function check({ written }: LoadedPlan, kind: Kind, { key, to }: Rename): void {
  if (kind === 'events') throw refused(words.events);
  if (!written[kind].has(key)) throw new HetangError('request/not-found', { what: `${kind}/${key}` });
  if (!keySchemaOf(kind).safeParse(to).success) throw refused(words.key);
  if (written[kind].has(to)) throw refused(words.taken);
}

/** What is written at a place, with the old key in it: bare, in quotes, as `key/value` or as `kind/key`. */
function spliceAt(text: string, { line, column }: Place, { key, to }: Rename): Splice {
  const at = offsetOf(text, line, column);
  const found = [0, 1].flatMap((quote) => {
    if (quote === 1 && !/["']/.test(text[at] ?? '')) return [];
    const rest = text.slice(at + quote, at + quote + 200);
    const word = /^[^\s"',:[\]{}]*/.exec(rest)?.[0] ?? '';
    if (word === key || word.startsWith(`${key}/`)) return [at + quote];
    const slash = word.indexOf('/') + 1;
    return slash > 0 && word.slice(slash) === key ? [at + quote + slash] : [];
  });
  const start = found[0];
  if (start === undefined) throw refused(words.elsewhere);
  return { start, end: start + key.length, text: to };
}

function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let i = 1; i < line; i++) at = text.indexOf('\n', at) + 1;
  return at + column - 1;
}

function refused(why: Text): HetangError {
  return new HetangError('plan/rename-refused', { why: why.zh, whyEn: why.en });
}

const words = {
  errors: { zh: '方案里还有错误', en: 'the plan has errors' },
  events: {
    zh: '事件名是业务系统发来的，不能在方案里改',
    en: 'the names of events are those that other systems send',
  },
  key: {
    zh: '键只能用字母、数字、连字符，至多 63 个',
    en: 'a key has letters, digits and hyphens, 63 at most',
  },
  taken: { zh: '这个键已经有了', en: 'that key is taken' },
  elsewhere: {
    zh: '有一处引用不能自动改写',
    en: 'a place that names it cannot be rewritten',
  },
} satisfies Record<string, Text>;
