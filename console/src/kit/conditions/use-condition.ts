import type { ConditionReading } from '@hetang/contract/http/conditions';
import type { Condition } from '@hetang/contract/plan/condition';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readingQuery } from '../../api/conditions.ts';
import { useSettled } from '../use-settled.ts';
import { conditionOf, type DraftGroup, draftOf } from './draft.ts';

/** A condition is put together from choices or written as text. */
export type Mode = 'choices' | 'text';

export interface ConditionWriting {
  mode: Mode;
  /** Changes the way of writing; what is written comes along where it can be read. */
  turnTo: (mode: Mode) => void;
  draft: DraftGroup;
  setDraft: (draft: DraftGroup) => void;
  text: string;
  setText: (text: string) => void;
  /** Whether there is something to ask the server about. */
  asking: boolean;
  /** The condition as the server reads it, a moment after the last change; until then as it was before. */
  reading: ConditionReading | null;
  /** Whether the reading is of what is written now. */
  fresh: boolean;
  problem: unknown;
}

/** A condition that is being written, and what the server makes of it. */
export function useCondition(
  initial: Condition | null,
  onChange?: (when: Condition | null) => void,
): ConditionWriting {
  const [mode, setMode] = useState<Mode>('choices');
  const [draft, setDraft] = useState(() => draftOf(initial));
  const [text, setText] = useState('');
  const asked = mode === 'choices' ? conditionOf(draft) : text.trim() || null;
  const now = asked === null ? null : JSON.stringify(asked);
  const settled = useSettled(now);
  const query = useQuery({
    ...readingQuery(settled === null ? '' : (JSON.parse(settled) as Condition | string)),
    enabled: settled !== null,
  });
  const reading = asked === null || query.isError ? null : (query.data ?? null);
  const fresh = now === settled && !query.isFetching;
  const when = fresh ? (reading?.when ?? null) : null;
  useEffect(() => onChange?.(when), [when, onChange]);
  return {
    mode,
    draft,
    setDraft,
    text,
    setText,
    asking: asked !== null,
    reading,
    fresh,
    problem: settled !== null && query.isError ? query.error : null,
    turnTo: (next) => {
      if (next === 'text') setText(reading?.yaml ?? '');
      else if (reading) setDraft(draftOf(reading.when));
      setMode(next);
    },
  };
}
