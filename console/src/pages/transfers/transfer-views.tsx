import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import kit from '../../kit/kit.module.css';

/** The lists around transfers: from whom, and what was done. */
export function TransferViews() {
  const { t } = useTranslation();
  const views = [
    { to: '/transfers', name: t('transfers.members') },
    { to: '/transfers/log', name: t('transfers.log') },
  ] as const;
  return (
    <nav aria-label={t('transfers.views')} className={kit.views}>
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
