import { expect, test } from 'vitest';
import { isYamlPath, MAX_CHARACTERS, MAX_FILES, MAX_MEDIA, planPath, readPlanFiles } from './plan-files.ts';

function file(path: string, content: string | Uint8Array<ArrayBuffer> = 'a: 1') {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name: path.split('/').at(-1) ?? path,
    webkitRelativePath: path,
    size: bytes.length,
    arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  };
}

test('a folder becomes the files of a plan: plan.yaml first, without the folder’s name', async () => {
  const read = await readPlanFiles([
    file('ads/users.yaml', '名: 客户'),
    file('ads/sub/reach.yml'),
    file('ads/README.md'),
    file('ads/plan.yaml'),
  ]);
  expect(read.files.map(({ path }) => path)).toEqual(['plan.yaml', 'sub/reach.yml', 'users.yaml']);
  expect(read.files[2]?.text).toBe('名: 客户');
  expect(read).toMatchObject({ skipped: 1, problem: null });
});

test('files that the YAML names come along', async () => {
  const poster = file('ads/files/海报.png', 'x');
  const read = await readPlanFiles([
    file('ads/plan.yaml', 'attachments: [{ image: files/海报.png }]'),
    poster,
    file('ads/files/draft.png'),
  ]);
  expect(read).toMatchObject({ carried: [{ path: 'files/海报.png', file: poster }], skipped: 1 });
  const large = await readPlanFiles([
    file('ads/plan.yaml', 'file: tour.mp4'),
    { ...file('ads/tour.mp4'), size: MAX_MEDIA + 1 },
  ]);
  expect(large).toMatchObject({ files: [], problem: { kind: 'too-large', path: 'tour.mp4' } });
});

test('either all files come out or none, with the reason', async () => {
  expect(await readPlanFiles([file('ads/README.md')])).toEqual({
    files: [],
    carried: [],
    skipped: 1,
    problem: { kind: 'no-yaml' },
  });
  const many = Array.from({ length: MAX_FILES + 1 }, (_, n) => file(`ads/${n}.yaml`));
  expect((await readPlanFiles(many)).problem).toEqual({ kind: 'too-many', n: MAX_FILES + 1 });
  const long = await readPlanFiles([
    file('ads/plan.yaml'),
    file('ads/a.yaml', 'x'.repeat(MAX_CHARACTERS + 1)),
  ]);
  expect(long).toMatchObject({
    files: [],
    problem: { kind: 'too-long', path: 'a.yaml', n: MAX_CHARACTERS + 1 },
  });
  const broken = await readPlanFiles([file('ads/a.yaml', new Uint8Array([0xc3, 0x28]))]);
  expect(broken.problem).toEqual({ kind: 'unreadable', path: 'a.yaml' });
});

test('which names are files of a plan', () => {
  for (const path of ['plan.yaml', 'a/b.yml', 'A.YAML', '目标.yaml'])
    expect([path, isYamlPath(path)]).toEqual([path, true]);
  const wrong = [
    '',
    'plan',
    'plan.json',
    '../plan.yaml',
    'a/../b.yaml',
    '/etc/a.yaml',
    'a\\b.yaml',
    '.yaml',
    'a/.yaml',
  ];
  for (const path of wrong) expect([path, isYamlPath(path)]).toEqual([path, false]);
  expect(isYamlPath(`${'x'.repeat(296)}.yaml`)).toBe(false);
  expect(planPath('plan.yaml')).toBe('plan.yaml');
});
