import type { PlanDefinition, PlanDraft, PlanWorkspace } from '@hetang/contract/http/plan-drafts';
import type { DraftState } from './draft-store.ts';
import { MergeDrawer } from './merge-drawer.tsx';
import { NewDefinition, type NewDefinitionValues } from './new-definition.tsx';
import { ReviewDrawer } from './review-drawer.tsx';
import type { Spot } from './use-spot.ts';
import { UsesPanel } from './uses-panel.tsx';

export type Drawer = 'review' | 'merge' | 'new' | null;

interface Props {
  state: DraftState;
  drawer: Drawer;
  /** Whose uses are looked at. */
  used: PlanDefinition | null;
  file: string | null;
  paths: readonly string[];
  templates: Readonly<Record<string, string>>;
  /** Of what kind a new definition is, unless another is chosen. */
  newKind: string | null;
  onAdd: (values: NewDefinitionValues) => void;
  /** The server has written into the draft. */
  onTaken: (answer: PlanWorkspace) => void;
  onApplied: () => void;
  onBegin: () => Promise<PlanDraft>;
  onJump: (to: Spot) => void;
  onClose: () => void;
}

/** What opens beside the workspace: changes, a merge, a new definition, uses of one. */
export function Drawers({ state, drawer, used, ...props }: Props) {
  const { draft, check } = state;
  const { file, paths, templates, newKind, onAdd, onBegin, onTaken, onApplied, onJump, onClose } = props;
  if (used)
    return (
      <UsesPanel
        definition={used}
        draft={draft}
        onBegin={onBegin}
        onJump={(use) => {
          onClose();
          onJump(use);
        }}
        onRenamed={onTaken}
        onClose={onClose}
      />
    );
  if (drawer === 'new')
    return (
      <NewDefinition
        definitions={check.definitions}
        {...{ paths, file, templates, newKind, onAdd, onClose }}
      />
    );
  if (!draft || drawer === null) return null;
  if (drawer === 'merge') return <MergeDrawer draft={draft} onMerged={onTaken} onClose={onClose} />;
  const errors = check.findings.filter(({ severity }) => severity === 'error').length;
  return <ReviewDrawer {...{ draft, errors, onClose, onApplied }} />;
}
