/** Values for `{name:Type}` places in a statement; they travel apart from the text. */
export type Params = Record<
  string,
  string | number | boolean | readonly string[] | readonly number[] | readonly bigint[]
>;

/** Rows as ClickHouse reads them fastest: values between tabs, with `\\`, `\t` and `\n` for what would not fit there. */
export interface TabSeparated {
  columns: readonly string[];
  lines: readonly string[];
}

/** ClickHouse, as a server or inside this process: the same statements either way. */
export interface Analytics {
  /** All rows of a question. 64-bit numbers arrive as numbers. */
  query<T>(statement: string, params?: Params): Promise<T[]>;
  /**
   * Sends rows as one block, acknowledged when stored. A block with the token of an earlier one is dropped.
   */
  insert(table: string, rows: TabSeparated, options: { dedupeToken: string }): Promise<void>;
  /** A statement without an answer. */
  command(statement: string, params?: Params): Promise<void>;
  /** Whether it answers now. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}
