import type { JourneyDetail } from '@hetang/contract/http/work';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { journeyQuery } from '../../api/work.ts';
import { reasonText } from '../../kit/code-text.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { Term } from '../../kit/term.tsx';
import { useWord } from '../../kit/use-word.ts';
import { JourneySteps } from './journey-steps.tsx';
import styles from './journeys.module.css';

const route = getRouteApi('/journeys/$key');
const counts = ['active', 'started', 'ended', 'goalReached', 'left'] as const;

/** One journey: its rules, its steps with the people at each, how it ended. */
export function JourneyPage() {
  const { t } = useTranslation();
  const { key } = route.useParams();
  const journey = useQuery(journeyQuery(key));
  return (
    <Page title={journey.data?.name ?? key} parent={{ to: '/journeys', title: t('nav.journeys') }}>
      <Loaded query={journey}>{(data) => <Detail journey={data} />}</Loaded>
    </Page>
  );
}

function Detail({ journey }: { journey: JourneyDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <Panel
        title={t('journeys.versionN', { version: journey.version })}
        hint={journey.description ?? undefined}
      >
        <div className={styles.counts}>
          {counts.map((count) => (
            <div key={count}>
              <Term hint={t(`journeys.${count}Hint`)}>{t(`journeys.${count}`)}</Term>
              <strong>{formatNumber(journey[count])}</strong>
            </div>
          ))}
        </div>
        <Definitions
          items={[
            { key: 'start', name: t('journeys.start'), value: journey.start },
            { key: 'again', name: t('journeys.again'), value: journey.again },
            { key: 'goal', name: t('journeys.goal'), value: journey.goal ?? t('none') },
            { key: 'leave', name: t('journeys.leave'), value: journey.leave ?? t('none') },
          ]}
        />
      </Panel>
      <div className={styles.columns}>
        <Panel title={t('journeys.steps')}>
          <JourneySteps steps={journey.steps} />
        </Panel>
        <Panel title={t('journeys.endings')}>
          <Endings endings={journey.endings} />
        </Panel>
      </div>
    </>
  );
}

function Endings({ endings }: { endings: JourneyDetail['endings'] }) {
  const { t } = useTranslation();
  const word = useWord();
  if (endings.length === 0) return <p className="soft">{t('journeys.noEndings')}</p>;
  return (
    <PlainTable
      caption={t('journeys.endings')}
      columns={[
        { key: 'reason', title: t('journeys.endingReason') },
        { key: 'count', title: t('journeys.endingCount'), numeric: true },
      ]}
      rows={endings.map(({ reason, count }) => ({
        key: reason,
        cells: [reasonText(word, reason), formatNumber(count)],
      }))}
    />
  );
}
