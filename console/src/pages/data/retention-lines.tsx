import { useTranslation } from 'react-i18next';
import { Figure } from '../../kit/figure.tsx';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import { PeopleNumber } from './people-number.tsx';
import type { Asked } from './question-kind.ts';
import type { RetentionLine } from './retention-model.ts';

interface Props {
  asked: Asked<'retention'>;
  lines: RetentionLine[];
}

/** Averages side by side: everybody, what that is compared with, groups. Sizes lead to the people where each counts once. */
export function RetentionLines({ asked, lines }: Props) {
  const { t } = useTranslation();
  const width = Math.max(0, ...lines.map(({ average }) => average.length));
  const periods = Array.from({ length: width }, (_, n) => n);
  const once = asked.ask.cohorting === 'first-time';
  return (
    <PlainTable
      caption={t('data.averages')}
      columns={[
        { key: 'name', title: t('data.group') },
        { key: 'size', title: <Figure of="retentionSize" />, numeric: true },
        ...periods.map((n) => ({ key: `${n}`, title: t('data.periodN', { n }), numeric: true })),
      ]}
      rows={lines.map(({ id, name, size, average, key, other }) => {
        const ask = other ? asked.against : asked.ask;
        const behind = ask && once ? { ...ask, position: -1, ...(key === undefined ? {} : { key }) } : null;
        return {
          key: id,
          cells: [
            name,
            <PeopleNumber key="size" behind={behind} count={size}>
              {formatNumber(size)}
            </PeopleNumber>,
            ...periods.map((n) => formatShare(average[n])),
          ],
        };
      })}
    />
  );
}
