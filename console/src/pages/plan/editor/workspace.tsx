import type { Finding } from '@hetang/contract/http/plan';
import type { PlanDefinition, PlanWorkspace } from '@hetang/contract/http/plan-drafts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { discardDraft, planEditorQuery, restoreDraft } from '../../../api/plan-drafts.ts';
import type { SearchParams } from '../../../kit/list-state.ts';
import { DraftBar } from './draft-bar.tsx';
import styles from './editor.module.css';
import { FilePane } from './file-pane.tsx';
import { MergeDrawer } from './merge-drawer.tsx';
import { NewDefinition, type NewDefinitionValues, templateFor } from './new-definition.tsx';
import { PlanTree } from './plan-tree.tsx';
import { ProblemList } from './problem-list.tsx';
import { ReviewDrawer } from './review-drawer.tsx';
import { withDefinition, withFix, withIgnore } from './text-edits.ts';
import { definitionAt } from './tree-rows.ts';
import { useDraft } from './use-draft.ts';
import { UsesPanel } from './uses-panel.tsx';
import type { Jump } from './yaml-editor.tsx';

export interface Spot {
  file: string;
  line: number;
  column?: number;
}

interface Props {
  opened: PlanWorkspace;
  start: Spot | null;
  /** Opens another draft, or the plan in force; the same again when it is to be read anew. */
  onOpen: (draft: number | undefined) => void;
}

/** Files, the text of one of them and what lint says, side by side. */
export function Workspace({ opened, start, onOpen }: Props) {
  const { t } = useTranslation();
  const { store, state } = useDraft(opened);
  const editor = useQuery(planEditorQuery).data ?? null;
  const [drawer, setDrawer] = useState<'review' | 'merge' | 'new' | null>(null);
  const [used, setUsed] = useState<PlanDefinition | null>(null);
  const place = useSpot(start);
  useDraftInAddress(state.draft?.id);
  const { draft, files, check } = state;
  const paths = [...files.keys()].sort((a, b) => rankOf(a) - rankOf(b) || a.localeCompare(b));
  const file = fileOf(place.spot, files);
  const text = file === null ? undefined : files.get(file);
  const rewrite = (finding: Finding, edit: (text: string) => string | null) => {
    const changed = edit(files.get(finding.file) ?? '');
    if (changed !== null) store.change([{ path: finding.file, text: changed }]);
    place.go(finding);
  };
  const add = ({ kind, key, file: path }: NewDefinitionValues) => {
    const block = templateFor(editor?.templates[kind] ?? `  ${key}: {}\n`, key);
    const changed = withDefinition(files.get(path) ?? '', kind, block);
    store.change([{ path, text: changed }]);
    setDrawer(null);
    place.go({ file: path, line: changed.split('\n').findIndex((line) => line.startsWith(`  ${key}:`)) + 1 });
  };
  const discard = useDiscard(onOpen);
  const take = (answer: PlanWorkspace) => {
    store.accept(answer);
    setDrawer(null);
    setUsed(null);
  };
  return (
    <>
      <DraftBar
        state={state}
        onOpen={(id) => void store.flush().then(() => onOpen(id))}
        onReopen={() => onOpen(draft?.id)}
        onDiscard={() => draft && void discard(draft)}
        onMerge={() => setDrawer('merge')}
        onReview={() => setDrawer('review')}
      />
      <div className={styles.work}>
        <PlanTree
          paths={paths}
          definitions={check.definitions}
          findings={check.findings}
          file={file}
          onOpen={(path, line) => place.go({ file: path, line })}
        />
        <FilePane
          file={file}
          text={text}
          paths={paths}
          findings={check.findings}
          knowledge={editor && { editor, definitions: check.definitions }}
          jump={place.jump}
          onChange={store.change.bind(store)}
          onCreated={(path) => place.go({ file: path, line: 1 })}
          onLine={place.setLine}
          onNewDefinition={() => setDrawer('new')}
          onUses={() => file && setUsed(definitionAt(check.definitions, file, place.line.current))}
        />
        <ProblemList
          findings={check.findings}
          onJump={place.go}
          onFix={(finding) => rewrite(finding, (whole) => withFix(whole, finding))}
          onIgnore={(finding) =>
            rewrite(finding, (whole) => withIgnore(whole, finding, t('planEdit.ignoreReason')))
          }
        />
      </div>
      {drawer === 'review' && draft ? (
        <ReviewDrawer
          draft={draft}
          errors={check.findings.filter(({ severity }) => severity === 'error').length}
          onClose={() => setDrawer(null)}
          onApplied={() => onOpen(undefined)}
        />
      ) : null}
      {drawer === 'merge' && draft ? (
        <MergeDrawer draft={draft} onMerged={take} onClose={() => setDrawer(null)} />
      ) : null}
      {drawer === 'new' ? (
        <NewDefinition
          definitions={check.definitions}
          paths={paths}
          file={file}
          templates={editor?.templates ?? {}}
          onAdd={add}
          onClose={() => setDrawer(null)}
        />
      ) : null}
      {used ? (
        <UsesPanel
          definition={used}
          draft={draft}
          onJump={(use) => {
            setUsed(null);
            place.go(use);
          }}
          onRenamed={take}
          onClose={() => setUsed(null)}
        />
      ) : null}
    </>
  );
}

function fileOf(spot: Spot | null, files: ReadonlyMap<string, string>): string | null {
  if (spot) return spot.file;
  return files.has('plan.yaml') ? 'plan.yaml' : null;
}

function rankOf(path: string): number {
  return path === 'plan.yaml' ? 0 : 1;
}

/** A draft that has just begun is in the address, so that a reload goes on with it. */
function useDraftInAddress(id: number | undefined) {
  const navigate = useNavigate();
  useEffect(() => {
    if (id === undefined) return;
    void navigate({
      to: '/plan/edit',
      search: (last: SearchParams) => ({ ...last, draft: String(id) }),
      replace: true,
    });
  }, [id, navigate]);
}

/** The place that is looked at; it is in the address, so that a link leads there. */
function useSpot(start: Spot | null) {
  const navigate = useNavigate();
  const [spot, setSpot] = useState<Spot | null>(start);
  const [line] = useState({ current: start?.line ?? 1 });
  const [jump, setJump] = useState<Jump | null>(
    start && { line: start.line, column: start.column ?? 1, turn: 0 },
  );
  const go = (to: Spot) => {
    setSpot(to);
    setJump({ line: to.line, column: to.column ?? 1, turn: (jump?.turn ?? 0) + 1 });
    line.current = to.line;
    void navigate({
      to: '/plan/edit',
      search: (last: SearchParams) => ({
        ...last,
        file: to.file,
        line: String(to.line),
        kind: undefined,
        key: undefined,
      }),
      replace: true,
    });
  };
  const setLine = (at: number) => {
    line.current = at;
  };
  return { spot, jump, line, go, setLine };
}

/** Takes a draft away and offers to bring it back. */
function useDiscard(onOpen: (draft: number | undefined) => void) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const client = useQueryClient();
  return async ({ id, name }: { id: number; name: string }) => {
    await discardDraft(id);
    onOpen(undefined);
    await client.invalidateQueries({ queryKey: ['plan', 'drafts'] });
    const key = `draft ${id}`;
    const undo = async () => {
      await restoreDraft(id);
      notification.destroy(key);
      await client.invalidateQueries({ queryKey: ['plan', 'drafts'] });
      onOpen(id);
    };
    notification.info({
      key,
      title: t('planEdit.discarded', { name }),
      actions: <Button onClick={() => void undo()}>{t('planEdit.undo')}</Button>,
    });
  };
}
