import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../kit/page.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportList } from './import-list.tsx';
import { TableImport } from './table/table-import.tsx';

/** Orders and contacts from a file, and what was imported before. */
export function ImportPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.imports')}>
      <TableImport />
      <Collapse items={[{ key: 'expert', label: t('tableImport.expert'), children: <ImportForm /> }]} />
      <ImportList />
    </Page>
  );
}
