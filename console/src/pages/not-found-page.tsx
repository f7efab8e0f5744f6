import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NeverUsed } from '../kit/empty-state.tsx';
import { Page } from '../kit/page.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('page.notFound')}>
      <NeverUsed
        title={t('page.notFound')}
        hint={t('page.notFoundHint')}
        action={<Link to="/">{t('page.toHome')}</Link>}
      />
    </Page>
  );
}
