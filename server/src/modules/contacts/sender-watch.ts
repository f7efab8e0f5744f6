/** An event that was not taken. */
export interface RefusedEvent {
  /** As the sender wrote it. */
  name: unknown;
  problem: 'future' | 'invalid' | 'unknown-contact';
  field: string;
}

/** What is kept of senders beside their events. */
export interface SenderWatch {
  /**
   * Measures the clock of a sender by the moment at which it says it sends.
   * @returns milliseconds by which times of its events are to be moved; 0 unless somebody has decided so.
   */
  measure(source: string, sent: { at: Date; events: number }): Promise<number>;
  /** Counts what was refused where operators see it; the sender alone would know otherwise. */
  noteRefused(source: string, refused: readonly RefusedEvent[]): Promise<void>;
}
