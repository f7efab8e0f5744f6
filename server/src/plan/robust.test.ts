import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { isCollection, isMap, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { createLinter, findingsOf, type Linter, lintPlan } from './lint.ts';
import type { PlanFile } from './source/plan-files.ts';
import { readPlanFolder } from './source/read-folder.ts';

const folder = new URL('../../../plans/amazon-ads/', import.meta.url).pathname;
let files: PlanFile[] = [];
/** Reads again only what was changed, so that a run takes little time. */
let linter: Linter;

beforeAll(async () => {
  ({ files } = await readPlanFolder(folder));
  linter = createLinter();
  linter.lint(files);
});

/** What somebody may write where something else belongs. */
const strange = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom<unknown>(
    null,
    true,
    1e308,
    -1,
    0.1,
    9007199254740991,
    [],
    {},
    [[[]]],
    { a: { b: [1] } },
    '',
  ),
  fc.constantFrom(
    '1d',
    '99999w',
    '25:00',
    '2026-02-30',
    'order.paid',
    'group/value',
    '{{ contact.',
    '*x',
    '&y',
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
  fc.jsonValue({ maxDepth: 3 }),
);

type Change = (text: string, seed: number) => string;

/** Changes one node of the tree and writes the file anew. */
function onTree(change: (parent: unknown, at: number, value: unknown) => void, value: unknown): Change {
  return (text, seed) => {
    const document = parseDocument(text, { strict: false });
    const places: [parent: unknown, at: number][] = [];
    visit(document, {
      Collection: (_, node) => {
        for (let i = 0; i < node.items.length; i++) places.push([node, i]);
      },
    });
    const place = places[seed % Math.max(1, places.length)];
    if (place) change(place[0], place[1], value);
    try {
      return document.toString();
    } catch {
      // A tree that cannot be written is none that could be read.
      return text;
    }
  };
}

const onTrees = {
  remove: (parent: unknown, at: number) => {
    if (isCollection(parent)) parent.items.splice(at, 1);
  },
  repeat: (parent: unknown, at: number) => {
    if (isCollection(parent)) parent.items.splice(at, 0, parent.items[at]);
  },
  replace: (parent: unknown, at: number, value: unknown) => {
    if (isSeq(parent)) parent.items[at] = parseDocument(JSON.stringify(value) ?? 'null').contents;
    const pair = isMap(parent) ? parent.items[at] : undefined;
    if (isPair(pair))
      pair.value = parseDocument(JSON.stringify(value) ?? 'null').contents as typeof pair.value;
  },
  rename: (parent: unknown, at: number, value: unknown) => {
    const pair = isMap(parent) ? parent.items[at] : undefined;
    if (pair && isScalar(pair.key)) pair.key.value = typeof value === 'string' ? value : String(value);
  },
};

/** Changes of the text, whatever it means. */
const onText: Change[] = [
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\ufeff${text}`,
  (text, seed) => insert(text, seed, '\u0000'),
  (text, seed) => insert(text, seed, '\t'),
  (text, seed) => insert(text, seed, '\ud800'),
  (text, seed) => insert(text, seed, ' &anchor '),
  (text, seed) => insert(text, seed, ' *anchor '),
  (text, seed) => insert(text, seed, ' !!binary '),
  (text, seed) => insert(text, seed, '['.repeat(seed % 3000)),
  (text, seed) => insert(text, seed, `\n${' '.repeat(seed % 9)}- `.repeat(50)),
  (text, seed) => insert(text, seed, '\n---\n'),
  (text, seed) => insert(text, seed, '9'.repeat(400)),
  (text, seed) => insert(text, seed, ' # hetang-ignore crowded-messages: 因为\n'),
  (text, seed) => insert(text, seed, '"'),
  (text, seed) => text.slice(0, seed % (text.length + 1)),
  (text, seed) => text.slice(seed % (text.length + 1)),
  (text, seed) => text.slice(0, seed % (text.length + 1)) + text.slice((seed * 7) % (text.length + 1)),
];

function insert(text: string, seed: number, what: string): string {
  const at = seed % (text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
}

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom(...onText),
  fc
    .tuple(fc.constantFrom(...Object.values(onTrees)), strange)
    .map(([change, value]): Change => onTree(change, value)),
);
const changes = fc.array(fc.record({ file: fc.nat(), seed: fc.nat(), change: anyChange }), {
  minLength: 1,
  maxLength: 3,
});

function changed(list: readonly { file: number; seed: number; change: Change }[]): PlanFile[] {
  const result = files.map((file) => ({ ...file }));
  for (const { file, seed, change } of list) {
    const one = result[file % result.length];
    if (one) one.text = change(one.text, seed);
  }
  return result;
}

test('whatever is written, lint answers, with places inside the files', () => {
  fc.assert(
    fc.property(changes, (list) => {
      const given = changed(list);
      const lines = new Map(given.map((file) => [file.path, file.text.split(/\r\n|[\r\n]/)]));
      const linted = linter.lint(given);
      expect(linted.ok).toBe(linted.plan !== null);
      for (const finding of [...findingsOf(linted, 'zh'), ...findingsOf(linted, 'en')]) {
        const text = lines.get(finding.file)?.[finding.line - 1];
        expect(text, `${finding.file}:${finding.line} ${finding.code}`).toBeDefined();
        expect(finding.column).toBeGreaterThanOrEqual(1);
        expect(finding.column, `${finding.code} ${finding.line}`).toBeLessThanOrEqual(
          (text ?? '').length + 1,
        );
        expect(finding.message.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('remembering files changes nothing of what is found', () => {
  fc.assert(
    fc.property(changes, (list) => {
      const given = changed(list);
      expect(findingsOf(linter.lint(given), 'zh')).toEqual(findingsOf(lintPlan(given), 'zh'));
    }),
    { numRuns: 3 },
  );
}, 120_000);
