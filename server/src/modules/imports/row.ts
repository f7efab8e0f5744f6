/** One row; `line` is the line of the file on which it starts, the heading being line 1. */
export interface Row {
  line: number;
  cells: string[];
}
