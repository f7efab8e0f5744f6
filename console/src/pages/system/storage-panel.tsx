import type { System } from '@hetang/contract/http/system';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../kit/format.ts';
import { formatBytes } from '../../kit/format-bytes.ts';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { Term } from '../../kit/term.tsx';

/** The largest tables and what the database takes in all. */
export function StoragePanel({ storage }: { storage: System['storage'] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('system.storage')} hint={t('system.storageHint', { size: formatBytes(storage.bytes) })}>
      <PlainTable
        caption={t('system.storage')}
        columns={[
          { key: 'name', title: t('system.table') },
          { key: 'bytes', title: t('system.size'), numeric: true },
          { key: 'rows', title: <Term hint={t('system.rowsHint')}>{t('system.rows')}</Term>, numeric: true },
        ]}
        rows={storage.tables.map(({ name, bytes, rows }) => ({
          key: name,
          cells: [<code key="name">{name}</code>, formatBytes(bytes), formatNumber(rows)],
        }))}
      />
    </Panel>
  );
}
