import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { figures } from './figures.ts';

const page = readFileSync(new URL('../../docs/figures.md', import.meta.url), 'utf8');

test('the page of figures says of each what the console says', () => {
  const told = page.split('\n').filter((line) => line.startsWith('- **'));
  expect(told).toEqual(
    Object.values(figures).flatMap(({ zh, en }) => [
      `- **${zh.name}**:${zh.meaning}`,
      `- **${en.name}**: ${en.meaning}`,
    ]),
  );
});
