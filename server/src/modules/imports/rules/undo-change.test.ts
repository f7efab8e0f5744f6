import { kindSchemas, type Plan } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogEntry } from '../../../kernel/log/append.ts';
import type { IncomingEvent } from '../../contacts/api.ts';
import { type ContactFacts, changeOf } from './contact-change.ts';
import { mergeChanges, sourceOf, stillStands, undoEntries } from './undo-change.ts';

const RUN = 7;
const AT = new Date('2026-03-01T00:00:00Z');
const group = (choose: 'one' | 'many') =>
  kindSchemas.tags.parse({ name: '组', choose, values: { a: '甲', b: '乙', c: '丙' } });
const plan = { tags: { one: group('one'), many: group('many') } } as unknown as Plan;

const word = fc.constantFrom('x', 'y', 'z');
const ref = fc.constantFrom('one/a', 'one/b', 'one/c', 'many/a', 'many/b');
const row = fc.record({
  name: fc.option(word),
  fields: fc.dictionary(fc.constantFrom('f', 'g'), word),
  tags: fc
    .uniqueArray(ref, { maxLength: 3 })
    .filter((refs) => refs.filter((one) => one.startsWith('one/')).length < 2),
});
const before = fc.record({
  id: fc.constant(1),
  name: fc.option(word),
  fields: fc.dictionary(fc.constantFrom('f', 'g', 'h'), word),
  tags: fc
    .uniqueArray(ref, { maxLength: 3 })
    .filter((refs) => refs.filter((one) => one.startsWith('one/')).length < 2)
    .map((refs) => refs.map((one) => ({ ref: one, source: 'staff' }))),
});

function eventsOf({
  name,
  fields,
  tags,
}: {
  name: string | null;
  fields: object;
  tags: string[];
}): IncomingEvent[] {
  const event = (kind: string, props: Record<string, unknown>): IncomingEvent => ({
    name: kind,
    at: AT,
    identities: [],
    props,
  });
  return [
    event('contact.updated', { ...(name === null ? {} : { name }), fields }),
    ...(tags.length > 0 ? [event('contact.tags-set', { add: tags })] : []),
  ];
}

/** What the engine makes of the entries, said again in other words than the product's. */
function putBack(facts: ContactFacts, entries: readonly LogEntry[]): ContactFacts {
  const now = { ...facts, fields: { ...facts.fields } as Record<string, unknown>, tags: [...facts.tags] };
  for (const { name, props } of entries) {
    if (name === 'contact.updated') {
      const were = props.undo as { name?: string; fields?: Record<string, unknown> };
      if ('name' in were && now.name === were.name) now.name = (props.name ?? null) as string | null;
      const stands = Object.entries((props.fields ?? {}) as Record<string, unknown>).filter(
        ([key]) => now.fields[key] === were.fields?.[key],
      );
      now.fields = Object.fromEntries(
        Object.entries({ ...now.fields, ...Object.fromEntries(stands) }).filter(
          ([, value]) => value !== null,
        ),
      );
    } else {
      now.tags = now.tags.filter(
        (tag) => !((props.remove as string[]).includes(tag.ref) && tag.source === props.undo),
      );
      for (const one of props.add as string[]) now.tags.push({ ref: one, source: String(props.source) });
    }
  }
  return now;
}

const sorted = (facts: ContactFacts) => ({
  ...facts,
  tags: [...facts.tags].sort((a, b) => a.ref.localeCompare(b.ref)),
});

test('whatever the rows of an import did to a contact, its undo brings back what stood there', () => {
  fc.assert(
    fc.property(before, fc.array(row, { minLength: 1, maxLength: 4 }), (start, rows) => {
      let facts: ContactFacts = start;
      const changes = rows.map((one) => {
        const { change, after } = changeOf(facts, eventsOf(one), { plan, source: sourceOf(RUN) });
        facts = after;
        return change;
      });
      const entries = undoEntries(1, mergeChanges(changes), { run: RUN, by: 'lin', at: AT });
      expect(sorted(putBack(facts, entries))).toEqual(sorted(start));
    }),
    { numRuns: 200 },
  );
});

test('what somebody changed since is seen', () => {
  const start: ContactFacts = { id: 1, name: '甲', fields: {}, tags: [] };
  const { change, after } = changeOf(start, eventsOf({ name: '乙', fields: { f: 'x' }, tags: ['one/a'] }), {
    plan,
    source: sourceOf(RUN),
  });
  expect(stillStands(after, change, RUN)).toBe(true);
  expect(stillStands({ ...after, name: '丙' }, change, RUN)).toBe(false);
  expect(stillStands({ ...after, fields: { f: 'y' } }, change, RUN)).toBe(false);
  expect(stillStands({ ...after, tags: [{ ref: 'one/a', source: 'staff' }] }, change, RUN)).toBe(false);
});
