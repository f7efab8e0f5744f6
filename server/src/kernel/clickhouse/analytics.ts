/** Values for `{name:Type}` places in a statement; they travel apart from the text. */
export type Params = Record<
  string,
  string | number | boolean | readonly string[] | readonly number[] | readonly bigint[]
>;

/** ClickHouse, as a server or inside this process: the same statements either way. */
export interface Analytics {
  /** All rows of a question. 64-bit numbers arrive as numbers. */
  query<T>(statement: string, params?: Params): Promise<T[]>;
  /**
   * Sends rows as one block, acknowledged when stored. A block with the token of an earlier one is dropped.
   * Columns are matched by name.
   */
  insert(table: string, rows: readonly object[], options: { dedupeToken: string }): Promise<void>;
  /** A statement without an answer. */
  command(statement: string, params?: Params): Promise<void>;
  /** Whether it answers now. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}
