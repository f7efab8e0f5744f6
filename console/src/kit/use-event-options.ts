import { useQuery } from '@tanstack/react-query';
import { referenceQuery } from '../api/reference.ts';
import type { FilterOption } from './filter-bar.tsx';
import { useWord } from './use-word.ts';

/** Events that the log or the plan knows, by the plan's name, the console's word or, without either, their key. */
export function useEventOptions(): FilterOption[] {
  const word = useWord();
  const events = useQuery(referenceQuery).data?.events ?? [];
  return events.map(({ key, name }) => {
    const known = name ?? word('event', key);
    return { value: key, label: known === key ? key : `${known} ${key}` };
  });
}
