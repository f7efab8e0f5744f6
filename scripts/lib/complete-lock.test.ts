import { describe, expect, it } from 'vitest';
import { completeLock } from './complete-lock.mjs';

const lock = () => ({
  packages: {
    '': { optionalDependencies: { '@db/darwin-arm64': '1.0.0' } },
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: {
        '@tool/cli-linux-x64-musl': '2.0.0',
        '@tool/cli-win32-x64': '2.0.0',
        fsevents: '~2.3.0',
        '@tool/extra': '2.0.0',
      },
    },
    'node_modules/tool/node_modules/@tool/cli-win32-x64': { version: '2.0.0' },
  } as Record<string, object>,
});

describe('completeLock', () => {
  it('adds platform packages that are named but not listed, as npm writes them', () => {
    const subject = lock();
    expect(completeLock(subject)).toEqual(['@db/darwin-arm64', '@tool/cli-linux-x64-musl']);
    expect(subject.packages['node_modules/@tool/cli-linux-x64-musl']).toEqual({
      version: '2.0.0',
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    });
    expect(subject.packages['node_modules/@db/darwin-arm64']).toEqual({
      version: '1.0.0',
      optional: true,
      os: ['darwin'],
      cpu: ['arm64'],
    });
  });

  it('adds nothing a second time', () => {
    const subject = lock();
    completeLock(subject);
    expect(completeLock(subject)).toEqual([]);
  });
});
