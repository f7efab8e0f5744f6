import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/people.ts';

const builtIn = ['administrator', 'lead', 'community', 'adviser', 'analyst', 'viewer'] as const;

/** The name of a role: the console's word for a built-in one. */
export function useRoleName(): (key: string, roles?: readonly Role[]) => string {
  const { t } = useTranslation();
  return (key, roles) => {
    const known = builtIn.find((one) => one === key);
    if (known) return t(`people.builtInRole.${known}`);
    return roles?.find((role) => role.key === key)?.name ?? key;
  };
}
