import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../i18n/zh.ts';

export type WordGroup = keyof Catalogue['words'];

/** The word for a code that the server answered with; a code without a word is shown as it is. */
export function useWord(): (group: WordGroup, code: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (group, code) => {
      const words: Record<string, string | undefined> = t(`words.${group}`, { returnObjects: true });
      const key = code.replaceAll('.', '-');
      return (Object.hasOwn(words, key) ? words[key] : undefined) ?? code;
    },
    [t],
  );
}
