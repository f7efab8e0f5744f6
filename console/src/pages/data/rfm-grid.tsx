import type { Rfm } from '@hetang/contract/http/reports';
import { useTranslation } from 'react-i18next';
import type { AskOf } from '../../api/reports.ts';
import { formatFen, formatNumber } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { HeatCell } from './heat-cell.tsx';
import { PeopleNumber } from './people-number.tsx';
import { cellAt, scores } from './rfm-model.ts';

interface Props {
  ask: AskOf<'rfm'>;
  rfm: Rfm;
  bins: number;
}

/** Recency down, frequency across; each cell counts buyers, whom it leads to, over their revenue. */
export function RfmGrid({ ask, rfm, bins }: Props) {
  const { t } = useTranslation();
  const axis = scores(bins);
  const across = axis.toReversed();
  const most = Math.max(1, ...rfm.cells.map((cell) => cell.customers));
  return (
    <>
      <p className={kit.hint}>{t('data.gridHint')}</p>
      <div className={kit.scroll}>
        <table className={kit.plainTable}>
          <caption className="visually-hidden">{t('data.rfmGrid')}</caption>
          <thead>
            <tr>
              <th scope="col">
                {t('data.recency')} \ {t('data.frequency')}
              </th>
              {across.map((frequency) => (
                <th key={frequency} scope="col" className={kit.numeric}>
                  {t('data.frequencyBin', { n: frequency })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {axis.map((recency) => (
              <tr key={recency}>
                <th scope="row">{t('data.recencyBin', { n: recency })}</th>
                {across.map((frequency) => {
                  const cell = cellAt(rfm.cells, recency, frequency);
                  return (
                    <HeatCell key={frequency} share={cell ? cell.customers / most : null}>
                      <PeopleNumber behind={{ ...ask, recency, frequency }} count={cell?.customers}>
                        {formatNumber(cell?.customers ?? 0)}
                      </PeopleNumber>
                      <div className="soft">{cell ? formatFen(cell.revenue) : ''}</div>
                    </HeatCell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
