/** A robot in an internal group; whoever has the key may send. */
export interface Robot {
  key: string;
  name: string;
  /** The newest hundred. `at` in Unix milliseconds. */
  messages: Array<{ at: number; msgtype: string; content: Record<string, unknown> }>;
  /** Transport milliseconds of what was sent in the last minute. */
  sentAt: number[];
}
