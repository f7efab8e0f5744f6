import { expect, test } from 'vitest';
import { createTemplateEngine, readTemplate } from './template.ts';

const engine = createTemplateEngine();
const read = (text: string) => readTemplate(engine, text);

test('names every variable once, under its full name, without what the text itself assigns', () => {
  expect(
    read('{{ contact.name }}{% if contact["name"] == "" %}{{ staff.name | upcase }}{% endif %}'),
  ).toEqual({
    error: null,
    variables: ['contact.name', 'staff.name'],
  });
  expect(read('{% assign who = staff.name %}{{ who }}').variables).toEqual(['staff.name']);
  expect(read('没有变量，{ 也不算 }').variables).toEqual([]);
});

test.each(['{{ contact.name }', '{{ }}', '{% if %}', '{{ contact.name | shout }}', '{% if contact.name %}x'])(
  '%s is refused with a reason',
  (text) => {
    expect(read(text).error).toMatch(/line:\d+/);
  },
);

test.each([
  '{% for i in (1..1000000000) %}x{% endfor %}',
  '{% render "x" %}',
  '{% include "/etc/passwd" %}',
  '{% layout "x" %}',
  '{% tablerow a in b %}{% endtablerow %}',
])('%s is not available: a text ends at once and reads no file', (text) => {
  expect(read(text).error).toContain('not found');
});

test('prototypes are out of reach', () => {
  expect(engine.parseAndRenderSync('{{ contact.constructor.name }}', { contact: { name: '林' } })).toBe('');
});
