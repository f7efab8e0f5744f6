import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import kit from '../../kit/kit.module.css';

/** The lists around contacts: all of them, pairs that may be one person, what was merged, who is left alone. */
export function ContactViews() {
  const { t } = useTranslation();
  const views = [
    { to: '/contacts', name: t('contacts.all') },
    { to: '/contacts/duplicates', name: t('merges.duplicates') },
    { to: '/contacts/merges', name: t('merges.merges') },
    { to: '/contacts/do-not-contact', name: t('quiet.list') },
    { to: '/transfers', name: t('transfers.title') },
  ] as const;
  return (
    <nav aria-label={t('contacts.views')} className={kit.views}>
      {views.map(({ to, name }) => (
        <Link
          key={to}
          to={to}
          activeProps={{ 'aria-current': 'page' }}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
