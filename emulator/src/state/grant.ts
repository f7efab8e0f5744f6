/** A token or ticket and how long it is good for. */
export interface Grant {
  value: string;
  /** World milliseconds. */
  expiresAt: number;
}
