/** What came of one message to a group. */
export type RobotOutcome =
  | { kind: 'done' }
  /** Nothing arrived. `again`: it may be said once more. */
  | { kind: 'refused'; code: number; again: boolean }
  /** It may have arrived. */
  | { kind: 'unclear' };

/** Robots of internal groups, as the messaging platform has them. */
export interface RobotPort {
  /** The key of a robot's address; null when it is no address of the platform that this server talks to. */
  keyOf(address: string): string | null;
  /** Markdown, at most `maxBytes` long. */
  send(key: string, markdown: string): Promise<RobotOutcome>;
  maxBytes: number;
  /** What a refusal means and what to do. */
  explain(code: number, lang: 'zh' | 'en'): string;
}
