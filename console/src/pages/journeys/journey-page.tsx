import type { JourneyDetail } from '@hetang/contract/http/work';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { journeyQuery } from '../../api/journeys.ts';
import { useTimezone } from '../../app/now.ts';
import { reasonText } from '../../kit/code-text.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { EditInPlan } from '../../kit/edit-in-plan.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { Term } from '../../kit/term.tsx';
import { useWord } from '../../kit/use-word.ts';
import { ControlHistory } from './control-history.tsx';
import { JourneyControl } from './journey-control.tsx';
import { JourneyFlow } from './journey-flow.tsx';
import { journeyTerms } from './journey-terms.ts';
import styles from './journeys.module.css';
import { StepDrawer } from './step-drawer.tsx';
import { useTestRun } from './test-run/use-test-run.ts';
import { VersionActions } from './version-actions.tsx';
import { VersionSelect } from './version-select.tsx';

const route = getRouteApi('/journeys/$key');
const counts = ['active', 'started', 'ended', 'goalReached', 'left'] as const;

/** One journey: its rules, its steps drawn and listed with the people at each, how it ended, who halted it. */
export function JourneyPage() {
  const { t } = useTranslation();
  const { key } = route.useParams();
  const version = wholeOf(route.useSearch().version);
  const journey = useQuery(journeyQuery(key, version));
  return (
    <Page
      title={journey.data?.name ?? key}
      parent={{ to: '/journeys', title: t('nav.journeys') }}
      actions={
        <>
          <Link to="/journeys/$key/edit" params={{ key }}>
            {t('flowEdit.edit')}
          </Link>
          <EditInPlan kind="journeys" of={key} />
          {journey.data ? <JourneyControl journey={journey.data} /> : null}
        </>
      }
    >
      <Loaded query={journey}>{(data) => <Detail journey={data} version={version} />}</Loaded>
    </Page>
  );
}

interface DetailProps {
  journey: JourneyDetail;
  /** The asked one; null for the newest. */
  version: number | null;
}

function Detail({ journey, version }: DetailProps) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  return (
    <>
      {journey.control && journey.control.state !== 'running' ? (
        <Alert
          type="warning"
          showIcon
          title={t(`control.${journey.control.state}Now`)}
          description={t('control.since', {
            by: journey.control.by,
            at: formatInstant(journey.control.at, timezone),
            reason: journey.control.reason,
          })}
        />
      ) : null}
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
      <Steps journey={journey} version={version} />
      <div className={styles.columns}>
        <Panel title={t('control.history')}>
          <ControlHistory journey={journey.key} />
        </Panel>
        <Panel title={t('journeys.endings')}>
          <Endings endings={journey.endings} />
        </Panel>
      </div>
    </>
  );
}

/** The steps; the chosen one and the version are in the address. */
function Steps({ journey, version }: DetailProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const selected = wholeOf(route.useSearch().step);
  const step = [...journey.steps, ...journeyTerms(journey)].find((line) => line.node === selected);
  const older = journey.steps.find((line) => line.kind === 'older');
  const run = useTestRun(journey.key, undefined);
  const [testing, setTesting] = useState(false);
  const go = (search: { version?: number | null; step?: number | null }) => {
    const next = { version, step: selected, ...search };
    const text = (value: number | null) => (value === null ? undefined : String(value));
    void navigate({ to: '.', search: { version: text(next.version), step: text(next.step) } });
  };
  return (
    <Panel
      title={t('journeys.steps')}
      hint={older ? t('flow.older', { n: formatNumber(older.waiting) }) : undefined}
      extra={
        <div className={styles.tools}>
          {version === null ? null : (
            <VersionActions
              journey={journey.key}
              version={version}
              onMoved={() => go({ version: null, step: null })}
            />
          )}
          <VersionSelect
            journey={journey.key}
            version={version}
            onChange={(chosen) => go({ version: chosen, step: null })}
          />
          {version === null && !testing ? (
            <Button onClick={() => setTesting(true)}>{t('testRun.open')}</Button>
          ) : null}
        </div>
      }
    >
      <JourneyFlow
        journey={journey}
        selected={selected}
        onSelect={(node) => go({ step: node })}
        test={testing && version === null ? { run, onClose: () => setTesting(false) } : null}
      />
      {step ? <StepDrawer journey={journey} step={step} onClose={() => go({ step: null })} /> : null}
    </Panel>
  );
}

function wholeOf(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : null;
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
