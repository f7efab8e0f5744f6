/** A place in a file. Lines and columns count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}
