import { useTranslation } from 'react-i18next';
import { inWords, type JsonSchema } from '../editor/schema-at.ts';
import { useFormFacts } from './form-context.ts';
import type { Path } from './values.ts';

/** What a field is called, in its kind or anywhere; one without a word is called as it is written. */
export function useLabelOf(): (key: string) => string {
  const { t } = useTranslation();
  const { kind } = useFormFacts();
  return (key) => {
    const own = t(`planForm.own.${kind as 'goals'}.${key as 'by'}`, { defaultValue: '' });
    return own || t(`planForm.fields.${key as 'name'}`, { defaultValue: key });
  };
}

/** What a fixed word of a field means, by the field and the word. */
export function useWordOf(): (path: Path, word: string) => string {
  const { t } = useTranslation();
  return (path, word) => {
    const field = path.findLast((part) => typeof part === 'string') ?? '';
    return t(`planForm.words.${field as 'choose'}.${word as 'one'}`, { defaultValue: word });
  };
}

/** What a field is for, from the schema. */
export function useHelpOf(): (schema: JsonSchema) => string {
  const { root, knowledge } = useFormFacts();
  return (schema) => {
    const name = schema.$ref?.replace('#/definitions/', '');
    const named = name === undefined ? undefined : root.definitions?.[name];
    return inWords(schema.description ?? named?.description, knowledge.lang);
  };
}
