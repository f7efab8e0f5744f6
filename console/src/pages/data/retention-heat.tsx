import type { Retention } from '@hetang/contract/http/reports';
import { useTranslation } from 'react-i18next';
import type { AskOf } from '../../api/reports.ts';
import { Figure } from '../../kit/figure.tsx';
import { formatNumber, formatShare } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { HeatCell } from './heat-cell.tsx';
import { PeopleNumber } from './people-number.tsx';
import { periodCount, shareAt } from './retention-model.ts';

interface Props {
  ask: AskOf<'retention'>;
  retention: Retention;
}

/** Cohorts down, periods across; the deeper the colour, the more came back. A cell leads to those who did. */
export function RetentionHeat({ ask, retention }: Props) {
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
              <Figure of="retentionSize" />
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
              <strong>
                <Figure of="retentionAverage" />
              </strong>
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
              <td className={kit.numeric}>
                <PeopleNumber behind={{ ...ask, cohort: row.start, position: -1 }} count={row.size}>
                  {formatNumber(row.size)}
                </PeopleNumber>
              </td>
              {periods.map((n) => {
                const share = shareAt(row, n);
                const people = t('unit.people', { n: formatNumber(row.counts[n]) });
                return (
                  <HeatCell key={n} share={share} title={share === null ? '' : people}>
                    <PeopleNumber behind={{ ...ask, cohort: row.start, position: n }} count={row.counts[n]}>
                      {share === null ? '' : formatShare(share)}
                    </PeopleNumber>
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
