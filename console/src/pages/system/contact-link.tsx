import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import kit from '../../kit/kit.module.css';

/** Whom a failure concerns. */
export function ContactLink({ contact }: { contact: { id: number; name: string | null } | null }) {
  const { t } = useTranslation();
  if (!contact) return <>{t('none')}</>;
  const { id, name } = contact;
  return (
    <Link to="/contacts/$id" params={{ id: String(id) }} className={kit.clip}>
      {name ?? t('contacts.unnamed', { id })}
    </Link>
  );
}
