import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isUntouched, remarkOf } from './remark-of-code.ts';

it('fills the words of a code, in one line of at most 20 characters', () => {
  const who = { contact: '张三', staff: '小林' };
  expect(remarkOf('{{ contact.name }}-官网', who)).toEqual({ remark: '张三-官网' });
  expect(remarkOf('{{ staff.name }}\n{{contact.name}}', who)).toEqual({ remark: '小林 张三' });
  expect(remarkOf('{{ contact.name }}', { contact: null, staff: null })).toEqual({ fault: 'empty' });
  expect(remarkOf('{{ contact.name | nope }}', who)).toMatchObject({
    fault: expect.stringContaining('template'),
  });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (contact) => {
      const made = remarkOf('{{ contact.name }}-官网活动', { contact, staff: null });
      return 'remark' in made && [...made.remark].length <= 20;
    }),
    { numRuns: 50 },
  );
});

it('leaves alone what a member has written', () => {
  expect(isUntouched('', '张三')).toBe(true);
  expect(isUntouched('张三', '张三')).toBe(true);
  expect(isUntouched('张三 大客户', '张三')).toBe(false);
  expect(isUntouched('张三', null)).toBe(false);
});
