import { useTranslation } from 'react-i18next';
import { Figure } from '../../kit/figure.tsx';
import { formatNumber, formatShare, splitDuration } from '../../kit/format.ts';
import { type PlainColumn, PlainTable } from '../../kit/plain-table.tsx';
import { droppedAt, type FunnelGroup } from './funnel-model.ts';
import { PeopleNumber } from './people-number.tsx';
import type { Asked } from './question-kind.ts';
import type { AnswerNames } from './use-answer-names.ts';

interface Props {
  asked: Asked<'funnel'>;
  groups: FunnelGroup[];
  names: AnswerNames;
}

/** The funnel's numbers, one line per group and step; each number of people leads to them. */
export function FunnelTable({ asked: { ask, against }, groups, names }: Props) {
  const { t } = useTranslation();
  const duration = (seconds: number | null) => {
    const split = splitDuration(seconds);
    return split ? t(`unit.${split.unit}`, { n: split.n }) : t('none');
  };
  const grouped = groups.length > 1;
  const compared: PlainColumn[] = against
    ? [
        { key: 'other', title: t('data.otherPeople', { name: names.otherSide }), numeric: true },
        { key: 'otherFirst', title: t('data.otherOfFirst', { name: names.otherSide }), numeric: true },
      ]
    : [];
  return (
    <PlainTable
      caption={t('data.funnelChart')}
      columns={[
        ...(grouped ? [{ key: 'group', title: t('data.group') }] : []),
        { key: 'step', title: t('data.stepName') },
        { key: 'people', title: <Figure of="funnelPeople" />, numeric: true },
        { key: 'ofFirst', title: <Figure of="funnelOfFirst" />, numeric: true },
        { key: 'ofPrevious', title: <Figure of="funnelOfPrevious" />, numeric: true },
        { key: 'dropped', title: <Figure of="funnelDropped" />, numeric: true },
        { key: 'median', title: <Figure of="funnelMedian" />, numeric: true },
        { key: 'average', title: <Figure of="funnelAverage" />, numeric: true },
        ...compared,
      ]}
      rows={groups.flatMap(({ key, name, steps, other }) =>
        steps.map((step, nr) => {
          const place = { step: nr + 1, ...(key === undefined ? {} : { key }) };
          const dropped = droppedAt(steps, nr);
          const beside = other?.[nr];
          return {
            key: `${key ?? ' '} ${nr}`,
            cells: [
              ...(grouped ? [name] : []),
              step.name,
              <PeopleNumber key="people" behind={{ ...ask, ...place }} count={step.people}>
                {formatNumber(step.people)}
              </PeopleNumber>,
              formatShare(step.ofFirst),
              formatShare(step.ofPrevious),
              <PeopleNumber key="dropped" behind={{ ...ask, ...place, dropped: true }} count={dropped}>
                {formatNumber(dropped)}
              </PeopleNumber>,
              duration(step.medianSeconds),
              duration(step.averageSeconds),
              ...(against
                ? [
                    <PeopleNumber key="other" behind={{ ...against, ...place }} count={beside?.people}>
                      {formatNumber(beside?.people)}
                    </PeopleNumber>,
                    formatShare(beside?.ofFirst),
                  ]
                : []),
            ],
          };
        }),
      )}
    />
  );
}
