import type { WrittenDefinition } from '@hetang/contract/http/plan-drafts';
import { type ComponentType, createContext, useContext } from 'react';
import type { Knowledge } from '../editor/proposals.ts';
import type { JsonSchema } from '../editor/schema-at.ts';
import type { Path } from './values.ts';

/** What every field of a form knows. */
export interface FormFacts {
  kind: string;
  root: JsonSchema;
  knowledge: Knowledge;
  /** Led to the field that they are shown at. */
  findings: WrittenDefinition['findings'];
  /** Any value inside another one. */
  Value: ComponentType<ValueProps>;
  /** To the text, for what a form cannot show. */
  onText: () => void;
}

export const FormContext = createContext<FormFacts | null>(null);

export function useFormFacts(): FormFacts {
  const facts = useContext(FormContext);
  if (!facts) throw new Error('a field outside a form');
  return facts;
}

/** The findings of one field; with those of everything below it when it shows nothing below. */
export function useFindingsAt(path: Path, below = false): FormFacts['findings'] {
  const { findings } = useFormFacts();
  const id = JSON.stringify(path);
  return findings.filter((finding) =>
    below ? JSON.stringify(finding.path.slice(0, path.length)) === id : JSON.stringify(finding.path) === id,
  );
}

export interface ValueProps {
  /** Unique on the page; its field is labelled by it. */
  id: string;
  label: string;
  schema: JsonSchema;
  path: Path;
  value: unknown;
  onChange: (value: unknown) => void;
}
