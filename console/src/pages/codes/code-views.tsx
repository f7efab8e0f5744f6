import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import kit from '../../kit/kit.module.css';

/** The lists around codes: the codes, and who takes people by them. */
export function CodeViews() {
  const { t } = useTranslation();
  const views = [
    { to: '/codes', name: t('nav.codes') },
    { to: '/staff', name: t('codes.staffView') },
  ] as const;
  return (
    <nav aria-label={t('codes.views')} className={kit.views}>
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
