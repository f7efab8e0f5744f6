import type { Finding } from '@hetang/contract/http/plan';
import type { PlanDefinition, PlanEditor, PlanWorkspace } from '@hetang/contract/http/plan-drafts';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planEditorQuery } from '../../../api/plan-drafts.ts';
import type { SearchParams } from '../../../kit/list-state.ts';
import { isYamlPath } from '../plan-files.ts';
import { DraftBar } from './draft-bar.tsx';
import type { DraftState, DraftStore } from './draft-store.ts';
import { type Drawer, Drawers } from './drawers.tsx';
import styles from './editor.module.css';
import { FilePane, type View } from './file-pane.tsx';
import { type NewDefinitionValues, templateFor } from './new-definition.tsx';
import { PlanTree } from './plan-tree.tsx';
import { ProblemList } from './problem-list.tsx';
import { withDefinition, withFix, withIgnore } from './text-edits.ts';
import { definitionAt } from './tree-rows.ts';
import { useDiscard } from './use-discard.tsx';
import { useDraft } from './use-draft.ts';
import { type Spot, useSpot } from './use-spot.ts';

const DefinitionForm = lazy(() =>
  import('../forms/definition-form.tsx').then((module) => ({ default: module.DefinitionForm })),
);

interface Props {
  opened: PlanWorkspace;
  start: Spot | null;
  startView: View;
  /** A definition of this kind is to be made. */
  startNew: string | null;
  /** Opens another draft, or the plan in force; the same again when it is to be read anew. */
  onOpen: (draft: number | undefined) => void;
}

/** Files, the text of one of them and what lint says, side by side. */
export function Workspace({ opened, start, startView, startNew, onOpen }: Props) {
  const { t } = useTranslation();
  const { store, state } = useDraft(opened);
  const editor = useQuery(planEditorQuery).data ?? null;
  const [drawer, setDrawer] = useState<Drawer>(startNew === null ? null : 'new');
  const [newKind] = useState(startNew);
  const [used, setUsed] = useState<PlanDefinition | null>(null);
  const place = useSpot(start);
  const [view, setView] = useState<View>(startView);
  useDraftInAddress(state.draft?.id, view);
  const { draft, files, check } = state;
  const paths = [...files.keys()]
    .filter(isYamlPath)
    .sort((a, b) => rankOf(a) - rankOf(b) || a.localeCompare(b));
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
  const here = file === null ? null : definitionAt(check.definitions, file, place.line.current);
  const form = (
    <FormPane
      definition={here}
      editor={editor}
      state={state}
      onWrite={store.write.bind(store)}
      onText={() => setView('text')}
    />
  );
  const show = async (next: View) => {
    await store.flush();
    setView(next);
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
          current={here}
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
          onUses={() => setUsed(here)}
          form={view === 'form' ? form : null}
          onView={(next) => void show(next)}
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
      <Drawers
        state={state}
        drawer={drawer}
        used={used}
        file={file}
        paths={paths}
        templates={editor?.templates ?? {}}
        newKind={newKind}
        onAdd={add}
        onBegin={() => store.draft()}
        onTaken={take}
        onApplied={() => onOpen(undefined)}
        onJump={place.go}
        onClose={() => {
          setDrawer(null);
          setUsed(null);
        }}
      />
    </>
  );
}

interface FormPaneProps {
  definition: PlanDefinition | null;
  editor: PlanEditor | null;
  state: DraftState;
  onWrite: DraftStore['write'];
  onText: () => void;
}

function FormPane({ definition, editor, state, ...acts }: FormPaneProps) {
  const { t, i18n } = useTranslation();
  if (!definition || !editor) return <p className="soft">{t('planForm.pick')}</p>;
  const lang = i18n.language.startsWith('en') ? 'en' : 'zh';
  const id = `${definition.kind}/${definition.key}`;
  return (
    <DefinitionForm
      key={id}
      definition={definition}
      draft={state.draft?.id}
      checked={state.check}
      isWritten={!state.edits.has(id)}
      knowledge={{ editor, definitions: state.check.definitions, lang }}
      {...acts}
    />
  );
}

function fileOf(spot: Spot | null, files: ReadonlyMap<string, string>): string | null {
  if (spot) return spot.file;
  return files.has('plan.yaml') ? 'plan.yaml' : null;
}

function rankOf(path: string): number {
  return path === 'plan.yaml' ? 0 : 1;
}

/** The draft and how it is looked at are in the address, so that a reload goes on with them. */
function useDraftInAddress(id: number | undefined, view: View) {
  const router = useRouter();
  useEffect(() => {
    // Somebody may be on the way to another page already: writing this address would call them back.
    if (router.latestLocation.pathname !== '/plan/edit') return;
    void router.navigate({
      to: '/plan/edit',
      search: (last: SearchParams) => ({
        ...last,
        ...(id === undefined ? {} : { draft: String(id) }),
        view: view === 'form' ? view : undefined,
        new: undefined,
      }),
      replace: true,
    });
  }, [id, view, router]);
}
