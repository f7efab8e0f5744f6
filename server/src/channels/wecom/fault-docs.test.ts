import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../../../', import.meta.url);
const HERE = 'server/src/channels/wecom/';
const SHORT: Readonly<Record<string, string>> = {
  E: `${HERE}client/every-fault.test.ts`,
  '`client/client.test.ts`': `${HERE}client/client.test.ts`,
};

it('docs/wecom-faults.md names tests that there are', () => {
  const text = readFileSync(new URL('docs/wecom-faults.md', ROOT), 'utf8');
  const named = [...text.matchAll(/(E|`[\w/-]+[.]test[.]ts`): `([^`]+)`/g)];
  expect(named.length).toBeGreaterThan(20);
  const missing = named.filter(([, file = '', name = '']) => {
    const path = SHORT[file] ?? file.replaceAll('`', '');
    return !readFileSync(new URL(path, ROOT), 'utf8').includes(`'${name}'`);
  });
  expect(missing.map(([found]) => found)).toEqual([]);
});
