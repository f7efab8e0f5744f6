import type { CallOutcome, Content } from './port.ts';

export interface SampleChannel {
  /**
   * Shows a member what a customer would get, below a heading: messages of the app to this member alone, of which the platform
   * counts nothing for any customer. Not to be repeated blindly: each time everything comes again.
   */
  sendSample(input: { userid: string; heading: string; content: Content }): Promise<CallOutcome<null>>;
  /** How many messages a sample makes; the platform drops what is above 30 to one member within a minute. */
  sizeOfSample(content: Content): number;
}
