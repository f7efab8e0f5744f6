import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import {
  changeListState,
  type ListSpec,
  type ListState,
  readListState,
  writeListState,
} from './list-state.ts';

export type ListChange<F extends string> = Parameters<typeof changeListState<F>>[1];

export interface ListUrl<F extends string> {
  state: ListState<F>;
  change: (change: ListChange<F>) => void;
  clear: () => void;
  filtered: boolean;
}

/** A list's paging, order and filters, kept in the address so that it can be shared and gone back to. */
export function useListUrl<F extends string>(spec: ListSpec<F>): ListUrl<F> {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => readListState(search, spec), [search, spec]);
  const go = useCallback(
    (next: ListState<F>) => void navigate({ to: '.', search: writeListState(next) }),
    [navigate],
  );
  return {
    state,
    change: useCallback((change) => go(changeListState(state, change)), [go, state]),
    clear: useCallback(() => go({ ...state, page: 1, filters: {} }), [go, state]),
    filtered: Object.keys(state.filters).length > 0,
  };
}
