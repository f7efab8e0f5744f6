import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { figures as en } from './en/figures.ts';
import { figures as zh } from './zh/figures.ts';

const page = readFileSync(new URL('../../../docs/figures.md', import.meta.url), 'utf8');

test('the page of figures says of each what the console says', () => {
  const told = page.split('\n').filter((line) => line.startsWith('- **'));
  const english = Object.values(en);
  expect(told).toEqual(
    Object.values(zh).flatMap(({ name, meaning }, nr) => [
      `- **${name}**：${meaning}`,
      `- **${english[nr]?.name}**: ${english[nr]?.meaning}`,
    ]),
  );
});
