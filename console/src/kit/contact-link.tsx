import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './kit.module.css';

/** A contact by name that leads to its page; a dash for nobody. */
export function ContactLink({ contact }: { contact: { id: number; name: string | null } | null }) {
  const { t } = useTranslation();
  if (!contact) return <>{t('none')}</>;
  const { id, name } = contact;
  return (
    <Link to="/contacts/$id" params={{ id: String(id) }} className={styles.clip}>
      {name ?? t('contacts.unnamed', { id })}
    </Link>
  );
}
