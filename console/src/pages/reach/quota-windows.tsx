import type { ReachQuota } from '@hetang/contract/http/reach';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';

/** The windows of the policy that have begun: used, reserved, left. */
export function QuotaWindows({ windows }: { windows: ReachQuota['windows'] }) {
  const { t } = useTranslation();
  if (windows.length === 0) return <p className="soft">{t('quotas.noWindows')}</p>;
  const counts = ['used', 'reserved', 'left', 'people', 'full'] as const;
  const titles = {
    used: t('quotas.usedColumn'),
    reserved: t('quotas.reserved'),
    left: t('quotas.left'),
    people: t('quotas.persons'),
    full: t('quotas.full'),
  };
  return (
    <PlainTable
      caption={t('quotas.windows')}
      columns={[
        { key: 'start', title: t('quotas.start') },
        ...counts.map((key) => ({ key, title: titles[key], numeric: true })),
      ]}
      rows={windows.map((one) => ({
        key: one.start,
        cells: [one.start, ...counts.map((key) => formatNumber(one[key]))],
      }))}
    />
  );
}
