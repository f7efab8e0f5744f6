import { expect, test } from 'vitest';
import { maskPhone } from './mask-phone.ts';

test('the middle of a phone number is hidden', () => {
  expect(maskPhone('13812345678')).toBe('138****5678');
  expect(maskPhone('+8613812345678')).toBe('+86138****5678');
  expect(maskPhone('01088886666')).toBe('010****6666');
  expect(maskPhone('88886666')).toBe('88****66');
  expect(maskPhone('12345')).toBe('12*45');
  expect(maskPhone('110')).toBe('***');
  expect(maskPhone('')).toBe('');
});
