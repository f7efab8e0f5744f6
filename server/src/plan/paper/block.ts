/** A piece of a document, whatever it is set in. */
export type Block =
  | { kind: 'heading'; level: 3; text: string; note?: string | undefined }
  | { kind: 'facts'; facts: readonly Fact[] }
  | { kind: 'quote'; label: string; text: string }
  | { kind: 'steps'; label: string; steps: readonly StepItem[] }
  | { kind: 'table'; caption: string; head: readonly string[]; rows: readonly (readonly string[])[] };

export interface Fact {
  label: string;
  text: string;
}
export interface StepItem {
  depth: number;
  text: string;
  /** A way of a branch and the end have no number. */
  numbered: boolean;
}

/** A document before it is set: a cover, then one chapter after another. */
export interface Paper {
  title: string;
  subtitle: string;
  cover: readonly Fact[];
  intro: string;
  contents: string;
  chapters: readonly Chapter[];
}
export interface Chapter {
  id: string;
  title: string;
  note: string;
  blocks: readonly Block[];
}
