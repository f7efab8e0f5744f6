import { expect, test } from 'vitest';
import { changeBetween, offsetOf, withDefinition, withFix, withIgnore } from './text-edits.ts';

const text = 'stages:\n  new: { nam: 新客 }\n  b: { name: "x" }\n\ntags:\n  t: { name: t }\n';
const finding = {
  file: 'a.yaml',
  line: 2,
  column: 10,
  code: 'plan/unknown-key',
  severity: 'error' as const,
  message: '',
  fix: { from: 'nam', to: 'name' },
};

test('a fix replaces its words at its place, and nothing when they are not there', () => {
  expect(withFix(text, finding)).toBe(text.replace('nam:', 'name:'));
  expect(withFix(text, { ...finding, column: 9 })).toBeNull();
  expect(withFix(text, { ...finding, line: 3, column: 14, fix: { from: 'x', to: 'y' } })).toBe(
    text.replace('"x"', '"y"'),
  );
});

test('a finding is ignored by a comment above its line', () => {
  expect(withIgnore(text, finding, '测试')).toContain('\n  # hetang-ignore unknown-key: 测试\n  new:');
});

test('a definition goes to the end of its kind, or with its kind to the end of the file', () => {
  expect(withDefinition(text, 'stages', '  c: { name: c }\n')).toContain(
    '  b: { name: "x" }\n  c: { name: c }\n\ntags:',
  );
  expect(
    withDefinition(text, 'staff', '  l: { name: l }\n').endsWith(
      'tags:\n  t: { name: t }\n\nstaff:\n  l: { name: l }\n',
    ),
  ).toBe(true);
  expect(withDefinition('', 'staff', '  l: 1\n')).toBe('staff:\n  l: 1\n');
});

test('places beyond the end are the end', () => {
  expect(offsetOf(text, 99)).toBe(text.length);
});

test.each([
  ['abc', 'abXc', { from: 2, to: 2, insert: 'X' }],
  ['aa', 'aaa', { from: 2, to: 2, insert: 'a' }],
  ['abc', 'abc', { from: 3, to: 3, insert: '' }],
  ['a: 1\nb: 2\n', 'a: 9\nb: 2\n', { from: 3, to: 4, insert: '9' }],
  ['', 'new', { from: 0, to: 0, insert: 'new' }],
])('%j becomes %j by one stretch', (old, fresh, change) => {
  expect(changeBetween(old, fresh)).toEqual(change);
});
