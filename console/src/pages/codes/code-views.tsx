import { useTranslation } from 'react-i18next';
import { ViewLinks } from '../../kit/view-links.tsx';

/** The lists around codes: the codes, and who takes people by them. */
export function CodeViews() {
  const { t } = useTranslation();
  const views = [
    { to: '/codes', name: t('nav.codes') },
    { to: '/staff', name: t('codes.staffView') },
  ] as const;
  return <ViewLinks label={t('codes.views')} views={views} />;
}
