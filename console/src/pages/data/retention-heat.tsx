import type { Retention } from '@hetang/contract/http/reports';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { HeatCell } from './heat-cell.tsx';
import { periodCount, shareAt } from './retention-model.ts';

/** Cohorts down, periods across; the deeper the colour, the more came back. */
export function RetentionHeat({ retention }: { retention: Retention }) {
  const { t } = useTranslation();
  const periods = Array.from({ length: periodCount(retention) }, (_, n) => n);
  return (
    <div className={kit.scroll}>
      <table className={kit.plainTable}>
        <caption className="visually-hidden">{t('data.retention')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('data.cohort')}</th>
            <th scope="col" className={kit.numeric}>
              {t('data.size')}
            </th>
            {periods.map((n) => (
              <th key={n} scope="col" className={kit.numeric}>
                {t('data.periodN', { n })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              <strong>{t('data.averageRow')}</strong>
            </th>
            <td />
            {periods.map((n) => {
              const share = retention.average[n] ?? null;
              return (
                <HeatCell key={n} share={share}>
                  {share === null ? '' : formatShare(share)}
                </HeatCell>
              );
            })}
          </tr>
          {retention.rows.map((row) => (
            <tr key={row.start}>
              <th scope="row">{row.start}</th>
              <td className={kit.numeric}>{formatNumber(row.size)}</td>
              {periods.map((n) => {
                const share = shareAt(row, n);
                const people = t('unit.people', { n: formatNumber(row.counts[n]) });
                return (
                  <HeatCell key={n} share={share} title={share === null ? '' : people}>
                    {share === null ? '' : formatShare(share)}
                  </HeatCell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
