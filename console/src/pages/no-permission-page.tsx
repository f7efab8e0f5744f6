import { useTranslation } from 'react-i18next';
import { NoPermission } from '../kit/empty-state.tsx';
import { Page } from '../kit/page.tsx';

/** In place of a page that the role of whoever is signed in does not open. */
export function NoPermissionPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('empty.noPermissionTitle')}>
      <NoPermission />
    </Page>
  );
}
