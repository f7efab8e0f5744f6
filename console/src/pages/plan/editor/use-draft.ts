import type { PlanWorkspace } from '@hetang/contract/http/plan-drafts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/client.ts';
import { createDraft, saveDraft, writeDefinitions } from '../../../api/plan-drafts.ts';
import { useNow, useTimezone } from '../../../app/now.ts';
import { formatInstant } from '../../../kit/format.ts';
import { DraftStore } from './draft-store.ts';
import { keepChanges, keptChanges } from './kept-changes.ts';

/** Milliseconds without a key until what was typed is saved and checked. */
const PAUSE = 300;
const RETRY = 5000;

/** The files of an opened workspace, saved by themselves; the first change makes a draft of them. */
export function useDraft(opened: PlanWorkspace) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const timezone = useTimezone();
  const name = t('planEdit.newName', { date: formatInstant(new Date(useNow()).toISOString(), timezone) });
  const [store] = useState(() =>
    makeStore(opened, name, () => void client.invalidateQueries({ queryKey: ['plan', 'drafts'] })),
  );
  const state = useSyncExternalStore(store.subscribe, store.state);
  useEffect(() => () => void store.flush(), [store]);
  useEffect(() => {
    if (!state.error) return;
    const timer = setTimeout(() => void store.flush(), RETRY);
    return () => clearTimeout(timer);
  }, [store, state.error]);
  return { store, state };
}

function makeStore(opened: PlanWorkspace, name: string, onCreated: () => void): DraftStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let place = { draft: opened.draft?.id ?? 0, base: opened.draft?.baseVersion ?? opened.current };
  return new DraftStore(opened, keptChanges(place), {
    create: async (baseVersion, changes) => {
      const made = await createDraft({ name, baseVersion, changes });
      place = { draft: made.draft?.id ?? 0, base: baseVersion };
      onCreated();
      return made;
    },
    save: (draft, changes) => {
      place = { draft: draft.id, base: draft.baseVersion };
      return saveDraft(draft.id, { revision: draft.revision, changes });
    },
    write: (draft, definitions) => writeDefinitions(draft.id, { revision: draft.revision, definitions }),
    isLasting: (error) => error instanceof ApiError && error.status === 422,
    keep: (changes) => keepChanges(changes && { ...place, changes }),
    later: (work) => {
      clearTimeout(timer);
      timer = setTimeout(work, PAUSE);
    },
  });
}
