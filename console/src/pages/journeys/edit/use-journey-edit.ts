import type { JourneyDrawing } from '@hetang/contract/http/journey-drawing';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawingQuery } from '../../../api/journey-drawing.ts';
import { createDraft, draftsQuery, saveDraft, writeDefinitions } from '../../../api/plan-drafts.ts';
import type { Steps } from './edit-steps.ts';

interface Open {
  journey: string;
  drawing: JourneyDrawing;
  /** The draft that the edits are in. */
  onDraft: (id: number) => void;
}

/**
 * Writes a journey back into a draft, edit by edit. Undo puts the text back as it was, to the letter: comments that
 * went with a step come back with it.
 */
export function useJourneyEdit({ journey, drawing, onDraft }: Open) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [past, setPast] = useState<readonly string[]>([]);
  const [future, setFuture] = useState<readonly string[]>([]);
  const { file } = drawing;

  const write = async (edit: Edit): Promise<number> => {
    const definitions =
      'steps' in edit
        ? [{ kind: 'journeys', key: journey, spec: { ...drawing.written, steps: edit.steps } }]
        : [];
    if (!drawing.draft) {
      const name = t('flowEdit.draftName', { name: drawing.journey?.name ?? journey });
      const { draft } = await createDraft({ name, baseVersion: drawing.current, definitions });
      if (!draft) throw new TypeError('a draft was begun and is not there');
      return draft.id;
    }
    const { id, revision } = drawing.draft;
    if ('text' in edit) await saveDraft(id, { revision, changes: [{ path: file.path, text: edit.text }] });
    else await writeDefinitions(id, { revision, definitions });
    return id;
  };
  const save = useMutation({
    mutationFn: async (edit: Edit) => {
      const id = await write(edit);
      await client.fetchQuery({ ...drawingQuery(journey, id), staleTime: 0 });
      return id;
    },
    onSuccess: (id, edit) => {
      setPast(edit.past ?? [...past, file.text]);
      setFuture(edit.future ?? []);
      onDraft(id);
      if (!drawing.draft) void client.invalidateQueries({ queryKey: draftsQuery.queryKey });
    },
  });

  return {
    saving: save.isPending,
    error: save.error,
    write: (steps: Steps) => save.mutate({ steps }),
    undo: step(past, (text, rest) => save.mutate({ text, past: rest, future: [...future, file.text] })),
    redo: step(future, (text, rest) => save.mutate({ text, future: rest, past: [...past, file.text] })),
    /** Reads the draft again, after another window has changed it. */
    reload: () => {
      save.reset();
      void client.invalidateQueries({ queryKey: ['journey-drawing', journey] });
    },
  };
}

type Edit = ({ steps: Steps } | { text: string }) & {
  past?: readonly string[];
  future?: readonly string[];
};

/** Goes one text along a history; null where it ends. */
function step(history: readonly string[], go: (text: string, rest: readonly string[]) => void) {
  const last = history.at(-1);
  return last === undefined ? null : () => go(last, history.slice(0, -1));
}

export type JourneyEdit = ReturnType<typeof useJourneyEdit>;
