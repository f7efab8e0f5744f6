import { useTranslation } from 'react-i18next';
import { ViewLinks } from '../../kit/view-links.tsx';

/** The lists around codes: the codes, and who takes people by them. */
export function CodeViews() {
  const { t } = useTranslation();
  const views = [
    { to: '/codes', name: t('nav.codes') },
    { to: '/staff', name: t('codes.staffView') },
    { to: '/staff/figures', name: t('staffFigures.title') },
  ] as const;
  return <ViewLinks label={t('codes.views')} views={views} />;
}
