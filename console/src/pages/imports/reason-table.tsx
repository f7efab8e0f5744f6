import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../api/imports.ts';
import { formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import { useWord } from '../../kit/use-word.ts';

/** Why rows were not used, and how many for each reason. */
export function ReasonTable({ summary }: { summary: ImportSummary }) {
  const { t } = useTranslation();
  const word = useWord();
  const rows = [
    ...Object.entries(summary.failed).map(([reason, n]) => ({ reason, n, outcome: t('imports.failed') })),
    ...Object.entries(summary.skipped).map(([reason, n]) => ({ reason, n, outcome: t('imports.skipped') })),
  ];
  if (rows.length === 0) return null;
  return (
    <PlainTable
      caption={t('imports.reasons')}
      columns={[
        { key: 'reason', title: t('imports.reason') },
        { key: 'outcome', title: t('imports.outcome') },
        { key: 'count', title: t('imports.count'), numeric: true },
      ]}
      rows={rows.map(({ reason, n, outcome }) => ({
        key: reason,
        cells: [word('importReason', reason), outcome, formatNumber(n)],
      }))}
    />
  );
}
