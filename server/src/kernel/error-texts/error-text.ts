/** One error's words: what happened, and what to do. `{name}` is filled from the details. */
export interface ErrorText {
  /** HTTP status that fits. */
  status: number;
  zh: readonly [message: string, hint: string];
  en: readonly [message: string, hint: string];
}
