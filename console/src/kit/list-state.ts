/** What the address of a list may say. */
export interface ListSpec<F extends string> {
  filters: readonly F[];
  /** Fields that the server can sort by. */
  sorts: readonly string[];
}

/** The address of a list without filters. */
export const plainListSpec: ListSpec<never> = { filters: [], sorts: [] };

export interface ListState<F extends string> {
  page: number;
  size: number;
  /** `field` ascending, `-field` descending. */
  sort: string | undefined;
  filters: Partial<Record<F, string>>;
}

export type SearchParams = Record<string, string | undefined>;
export const pageSizes = [20, 50, 100] as const;

/** Reads a list's state from the address; what is damaged or unknown falls back to the default. */
export function readListState<F extends string>(search: SearchParams, spec: ListSpec<F>): ListState<F> {
  const page = Number(search.page);
  const size = Number(search.size);
  const sort = search.sort;
  const filters: Partial<Record<F, string>> = {};
  for (const name of spec.filters) {
    const value = search[name];
    if (value) filters[name] = value;
  }
  return {
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
    size: pageSizes.find((known) => known === size) ?? pageSizes[0],
    sort: sort && spec.sorts.includes(sort.replace(/^-/, '')) ? sort : undefined,
    filters,
  };
}

/** Writes a list's state as search params, shortest form: defaults are left out. */
export function writeListState<F extends string>(state: ListState<F>): SearchParams {
  const search: SearchParams = {};
  for (const [name, value] of Object.entries<string | undefined>(state.filters)) {
    if (value) search[name] = value;
  }
  if (state.sort) search.sort = state.sort;
  if (state.page !== 1) search.page = String(state.page);
  if (state.size !== pageSizes[0]) search.size = String(state.size);
  return search;
}

/** A change of filter, sort or size starts again at the first page; undefined clears a filter. */
export function changeListState<F extends string>(
  state: ListState<F>,
  change: { page?: number; size?: number; sort?: string | undefined; filters?: Partial<Record<F, string>> },
): ListState<F> {
  const filters = { ...state.filters, ...change.filters };
  const next = { ...state, ...change, filters };
  return change.page === undefined || change.size !== undefined ? { ...next, page: 1 } : next;
}

/** The state as the query string of the list's endpoint. */
export function toListQuery<F extends string>(state: ListState<F>): string {
  const search = { ...writeListState(state), page: String(state.page), size: String(state.size) };
  return `?${searchText(search)}`;
}

/** The filters alone, for an export of all pages. */
export function toFilterQuery<F extends string>(state: ListState<F>): string {
  const text = searchText(state.filters);
  return text === '' ? '' : `?${text}`;
}

/** `a=1&b=2`; undefined and empty values are left out. */
export function searchText(search: SearchParams): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (value) params.set(key, value);
  return params.toString();
}

/** The search of an address as plain strings; of a repeated name the last one counts. */
export function parseSearch(text: string): SearchParams {
  return Object.fromEntries(new URLSearchParams(text));
}
