import { useTranslation } from 'react-i18next';
import { Page } from '../../kit/page.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportList } from './import-list.tsx';

/** Orders and contacts from a file, and what was imported before. */
export function ImportPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.imports')}>
      <ImportForm />
      <ImportList />
    </Page>
  );
}
