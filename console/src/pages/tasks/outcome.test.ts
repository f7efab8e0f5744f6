import { expect, test } from 'vitest';
import { reference } from '../../kit/sample-reference.test-data.ts';
import { resolveFills, toOutcome } from './outcome.ts';
import { isOverdue } from './task-list-spec.ts';

test('finds what a task fills in, and says what the plan no longer has', () => {
  const fills = resolveFills(
    ['tag-group/need', 'field/business', 'field/gone', 'tag-group/gone', 'x'],
    reference,
  );
  expect(fills.map((fill) => [fill.kind, fill.key])).toEqual([
    ['tag-group', 'tag-group/need'],
    ['field', 'field/business'],
    ['unknown', 'field/gone'],
    ['unknown', 'tag-group/gone'],
    ['unknown', 'x'],
  ]);
});

test('one and many tags become group/value; empty fields are left out', () => {
  expect(
    toOutcome({
      note: '  约定周五 ',
      tags: { need: ['course', 'trial'], intent: 'A', source: undefined },
      fields: { business: ' 家居 ', budget: 0, day: '', gone: undefined, cleared: null },
    }),
  ).toEqual({
    note: '约定周五',
    tags: ['need/course', 'need/trial', 'intent/A'],
    fields: { business: '家居', budget: 0 },
  });
  expect(toOutcome({})).toEqual({ note: '', tags: [], fields: {} });
});

test('only an open task past its time is overdue', () => {
  const dueAt = '2026-11-22T06:00:00.000Z';
  const due = Date.parse(dueAt);
  expect(isOverdue({ state: 'open', dueAt }, due + 1)).toBe(true);
  expect(isOverdue({ state: 'open', dueAt }, due)).toBe(false);
  expect(isOverdue({ state: 'done', dueAt }, due + 1)).toBe(false);
});
