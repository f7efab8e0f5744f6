import type { FileChange, PlanWorkspace } from '@hetang/contract/http/plan-drafts';
import { expect, test } from 'vitest';
import { DraftStore } from './draft-store.ts';

const check = { ok: true, findings: [], definitions: [] };
const opened: PlanWorkspace = {
  draft: null,
  current: 3,
  files: [{ path: 'plan.yaml', text: 'plan: a' }],
  check,
};

function stage(kept: FileChange[] = []) {
  const sent: { to: string; changes: FileChange[] }[] = [];
  const answers: ((failed?: boolean, files?: FileChange[]) => void)[] = [];
  let held: FileChange[] | null = null;
  const answer = (revision: number): Promise<PlanWorkspace> =>
    new Promise((resolve, reject) => {
      answers.push((failed, files = []) => {
        if (failed) return reject(new Error('away'));
        const draft = { id: 7, name: 'x', baseVersion: 3, revision, changedAt: '2026-03-01T00:00:00Z' };
        resolve({ draft, current: 3, files, check });
      });
    });
  const store = new DraftStore(opened, kept, {
    create: (base, changes) => {
      sent.push({ to: `new on ${base}`, changes });
      return answer(1);
    },
    save: (draft, changes) => {
      sent.push({ to: `${draft.id}@${draft.revision}`, changes });
      return answer(draft.revision + 1);
    },
    write: (draft, edits) => {
      sent.push({ to: `${draft.id}@${draft.revision} ${edits.map(({ key }) => key).join()}`, changes: [] });
      return answer(draft.revision + 1);
    },
    isLasting: () => true,
    keep: (pending) => {
      held = pending;
    },
    later: () => undefined,
  });
  return { store, sent, answers, held: () => held };
}

test('the first change begins a draft; what is typed during a save follows it', async () => {
  const { store, sent, answers, held } = stage();
  store.change([{ path: 'plan.yaml', text: 'plan: b' }]);
  expect(held()).toEqual([{ path: 'plan.yaml', text: 'plan: b' }]);
  const first = store.flush();
  store.change([{ path: 'plan.yaml', text: 'plan: bc' }]);
  const second = store.flush();
  await Promise.resolve();
  answers[0]?.();
  await first;
  expect(held()).toEqual([{ path: 'plan.yaml', text: 'plan: bc' }]);
  answers[1]?.();
  await second;
  expect(sent.map(({ to }) => to)).toEqual(['new on 3', '7@1']);
  expect(store.state()).toMatchObject({ draft: { revision: 2 } });
  expect(store.state().pending.size).toBe(0);
  expect(held()).toBeNull();
});

test('a save that fails keeps everything and is tried again', async () => {
  const { store, answers, held, sent } = stage();
  store.change([{ path: 'new.yaml', text: 'stages: {}' }]);
  const first = store.flush();
  await Promise.resolve();
  answers[0]?.(true);
  await first;
  expect(store.state().error).toBeInstanceOf(Error);
  expect(held()).toHaveLength(1);
  const again = store.flush();
  await Promise.resolve();
  answers[1]?.();
  await again;
  expect(sent[1]?.changes).toEqual([{ path: 'new.yaml', text: 'stages: {}' }]);
  expect(store.state().error).toBeNull();
});

test('what a crash kept is there again, and unsaved', () => {
  const { store } = stage([
    { path: 'plan.yaml', text: 'plan: kept' },
    { path: 'gone.yaml', text: null },
  ]);
  expect(store.state().files.get('plan.yaml')).toBe('plan: kept');
  expect(store.state().pending.size).toBe(2);
});

test('a form begins a draft; what is typed into its file meanwhile is saved before it is written again', async () => {
  const { store, sent, answers } = stage();
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  store.write({ kind: 'stages', key: 'new', spec: { name: 'A' } });
  const done = store.flush();
  await turn();
  answers[0]?.();
  await turn();
  store.change([{ path: 'plan.yaml', text: 'plan: typed' }]);
  answers[1]?.(false, [{ path: 'plan.yaml', text: 'plan: written' }]);
  await turn();
  expect(store.state().files.get('plan.yaml')).toBe('plan: typed');
  answers[2]?.();
  await turn();
  answers[3]?.(false, [{ path: 'plan.yaml', text: 'plan: both' }]);
  await done;
  expect(sent.map(({ to }) => to)).toEqual(['new on 3', '7@1 new', '7@2', '7@3 new']);
  expect(store.state().files.get('plan.yaml')).toBe('plan: both');
  expect(store.state().edits.size).toBe(0);
});

test('a definition that cannot be written is given up with the reason', async () => {
  const { store, answers } = stage();
  store.write({ kind: 'stages', key: 'new', spec: {} });
  const done = store.flush();
  answers[0]?.(true);
  await done;
  expect(store.state().error).toBeInstanceOf(Error);
  expect(store.state().edits.size).toBe(0);
});
