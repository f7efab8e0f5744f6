import { namedAt, type Proposal } from '../editor/proposals.ts';
import type { JsonSchema } from '../editor/schema-at.ts';
import { useFormFacts } from './form-context.ts';
import type { Path } from './values.ts';

/** The definitions that a field may name, as far as its schema lets them be written. */
export function useNamed(path: Path, { pattern }: JsonSchema): Proposal[] {
  const { kind, knowledge } = useFormFacts();
  const keys = path.map((part) => (typeof part === 'number' ? '*' : part));
  const fits = pattern === undefined ? null : new RegExp(pattern, 'u');
  return namedAt([kind, '*', ...keys], knowledge).filter(({ label }) => fits?.test(label) !== false);
}
