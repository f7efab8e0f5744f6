import { useTranslation } from 'react-i18next';

/** The word for a kind of definition; an unknown kind stays as it is. */
export function useKindName(): (kind: string) => string {
  const { t } = useTranslation();
  const names: Record<string, string | undefined> = t('plan.kinds', { returnObjects: true });
  return (kind) => names[kind] ?? kind;
}
