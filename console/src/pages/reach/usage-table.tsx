import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';

interface Props {
  caption: string;
  who: string;
  rows: { key: string; name: ReactNode; used: number; reserved: number; allowed: number }[];
}

/** Who has received most, beside what they may receive. */
export function UsageTable({ caption, who, rows }: Props) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className="soft">{t('quotas.nobody')}</p>;
  return (
    <PlainTable
      caption={caption}
      columns={[
        { key: 'who', title: who },
        { key: 'used', title: t('quotas.usedColumn'), numeric: true },
        { key: 'reserved', title: t('quotas.reserved'), numeric: true },
        { key: 'allowed', title: t('quotas.allowed'), numeric: true },
      ]}
      rows={rows.map(({ key, name, used, reserved, allowed }) => ({
        key,
        cells: [name, formatNumber(used), formatNumber(reserved), formatNumber(allowed)],
      }))}
    />
  );
}
