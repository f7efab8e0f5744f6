import { describe, expect, it } from 'vitest';
import { explain } from './install.mjs';

const said = (output: string, missing = false) => {
  const stop = explain({ output, missing });
  return `${stop.message} ${stop.hint}`;
};

describe('explain', () => {
  it.each([
    ['npm error code ECONNREFUSED\nnpm error FetchError: request failed', /registry|软件源/],
    ['npm error code EACCES\nnpm error path node_modules', /cannot be written|不能写入/],
    ['npm error nospc ENOSPC: no space left', /disk|磁盘/],
    ['npm error something else', /npm ci/],
  ])('turns %j into what to do', (output, words) => {
    expect(said(output)).toMatch(words);
  });

  it('says when npm itself is not there', () => {
    expect(said('spawn npm ENOENT', true)).toMatch(/npm was not found|没有找到 npm/);
  });
});
