import type { Choices } from '../choices.ts';

/** A part of a journey in a form: what it says, and what it may name. */
export interface FormProps<T> {
  value: T;
  onChange: (value: T) => void;
  choices: Choices;
}
