import { expect, it } from 'vitest';
import { HetangError } from '../errors.ts';

const said = (what: string) => new HetangError('request/not-found', { what }).say('zh').message;

it('names what was not found in the language of who reads it', () => {
  expect(said('contact 7')).toBe('没有找到 客户 7');
  expect(said('plan version 3')).toBe('没有找到 方案版本 3');
  expect(said('plan')).toBe('没有找到 方案');
  expect(said('/v1/nowhere')).toBe('没有找到 /v1/nowhere');
  expect(said('constructor 1')).toBe('没有找到 constructor 1');
  expect(new HetangError('request/not-found', { what: 'contact 7' }).say('en').message).toBe(
    'contact 7 was not found',
  );
});
