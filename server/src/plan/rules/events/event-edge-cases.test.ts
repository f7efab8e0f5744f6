import { expect, test } from 'vitest';
import { lintPlan } from '../../lint.ts';

const wanted = new Set(['undeclared-event', 'undeclared-property', 'property-type', 'unused-event']);
const catalogue = `events:
  lesson.done:
    name: 学完
    from: 平台
    properties: { score: { type: number }, passed: { type: bool }, at: { type: time }, paid: { type: money } }
`;

function lint(text: string): string[] {
  const { issues } = lintPlan([{ path: 'plan.yaml', text: `plan: demo\nname: 演示\n${text}` }]);
  return issues.map(({ code }) => code.slice(5)).filter((id) => wanted.has(id));
}
const segment = (when: string) => `segments: { s: { name: 分群, when: ${when} } }\n`;

test('without a catalogue any event may be used', () => {
  expect(lint(segment('{ event: any.thing, where: { x: 1 } }'))).toEqual([]);
});

test('what Hetang brings about needs no declaration, wherever it is used', () => {
  const all = `{ any: [{ event: lesson.done }, { event: contact.added }, { event: order.paid }] }`;
  expect(lint(catalogue + segment(all))).toEqual([]);
});

test('an event of Hetang that is declared has the properties that are declared', () => {
  const paid = 'events: { order.paid: { name: 付款, from: 商城, properties: { sku: { type: text } } } }\n';
  expect(lint(paid + segment('{ event: order.paid, where: { sku: tool } }'))).toEqual([]);
  expect(lint(paid + segment('{ event: order.paid, where: { skuu: tool } }'))).toEqual([
    'undeclared-property',
  ]);
});

test('a goal and an experiment use events too', () => {
  expect(
    lint(`${catalogue}goals: { g: { metric: event-count, event: lesson.done, target: 5, by: 2026-12-31 } }`),
  ).toEqual([]);
  expect(
    lint(`${catalogue}goals: { g: { metric: event-count, event: lesson.don, target: 5, by: 2026-12-31 } }`),
  ).toEqual(['undeclared-event', 'unused-event']);
});

test.each([
  ['{ score: 90 }', []],
  ['{ score: "90" }', ['property-type']],
  ['{ passed: true }', []],
  ['{ passed: yes }', ['property-type']],
  ['{ paid: 9.9 }', []],
  ['{ paid: "9.9" }', ['property-type']],
  ['{ at: 2026-06-01T20:00:00Z }', []],
  ['{ at: 2026-06-01 }', ['property-type']],
  ['{ toString: 1 }', ['undeclared-property']],
])('where %s', (where, ids) => {
  expect(lint(catalogue + segment(`{ event: lesson.done, where: ${where} }`))).toEqual(ids);
});
