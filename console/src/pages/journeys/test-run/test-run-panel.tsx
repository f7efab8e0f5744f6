import { Alert, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow, useTimezone } from '../../../app/now.ts';
import { reasonText } from '../../../kit/code-text.ts';
import { formatInstant } from '../../../kit/format.ts';
import { ProblemAlert } from '../../../kit/problem-view.tsx';
import { useWord } from '../../../kit/use-word.ts';
import { HappeningInput } from './happening-input.tsx';
import { PersonInput } from './person-input.tsx';
import { RunLines } from './run-lines.tsx';
import styles from './test-run.module.css';
import type { TestRun } from './use-test-run.ts';

interface Props {
  test: TestRun;
  onClose: () => void;
}

/** One person goes through the journey with a clock of its own, beside the drawing on which the way is lit. */
export function TestRunPanel({ test, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <section className={styles.panel} aria-label={t('testRun.title')} aria-busy={test.query.isFetching}>
      <div className={styles.head}>
        <h3>{t('testRun.title')}</h3>
        <Button size="small" onClick={onClose}>
          {t('testRun.close')}
        </Button>
      </div>
      <p className="soft">{t('testRun.hint')}</p>
      <ProblemAlert error={test.query.error} />
      {test.run ? <Running test={test} /> : <PersonInput onBegin={(who) => test.begin(who, new Date(now))} />}
    </section>
  );
}

function Running({ test }: { test: TestRun }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const { run } = test;
  if (!run) return null;
  const over = run.next === null;
  return (
    <>
      {run.refusal === null ? null : (
        <Alert
          type="warning"
          showIcon
          title={t('testRun.notLetIn', { why: t(`testRun.refusals.${run.refusal}`) })}
        />
      )}
      <div className={styles.clock} role="status">
        <span className="soft">{t('testRun.now')}</span>{' '}
        <strong className="numbers">{formatInstant(run.now, timezone)}</strong> <State test={test} />
      </div>
      <Space wrap>
        <Button type="primary" disabled={over} onClick={test.next}>
          {run.next === null
            ? t('testRun.next')
            : t('testRun.nextAt', { at: formatInstant(run.next, timezone) })}
        </Button>
        <Button disabled={over} onClick={test.toTheEnd}>
          {t('testRun.toTheEnd')}
        </Button>
        <Button onClick={test.again}>{t('testRun.again')}</Button>
        <Button onClick={test.leave}>{t('testRun.other')}</Button>
      </Space>
      {run.endReason === null && run.node !== null ? (
        <HappeningInput inTask={run.waiting === 'task'} onHappen={test.let} />
      ) : null}
      <RunLines lines={run.lines} />
    </>
  );
}

function State({ test: { run } }: { test: TestRun }) {
  const { t } = useTranslation();
  const word = useWord();
  if (!run) return null;
  if (run.endReason !== null)
    return <span>{t('testRun.over', { why: reasonText(word, run.endReason) })}</span>;
  return run.node === null ? <span>{t('testRun.notIn')}</span> : null;
}
