import type { Job } from '@hetang/contract/http/jobs';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { CancelJob } from '../../kit/cancel-job.tsx';
import { formatInstant } from '../../kit/format.ts';
import { StateText } from '../../kit/state-text.tsx';
import { jobTones, useJobText } from '../../kit/use-job-text.ts';
import { useTimezone } from '../now.ts';
import styles from './jobs.module.css';

/** One job in the drawer: what, how far, and how to stop it or get what came out. */
export function JobLine({ job }: { job: Job }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const { title, progress } = useJobText();
  const running = job.state === 'running';
  const percent = job.total && job.done !== null ? Math.min(100, (100 * job.done) / job.total) : null;
  return (
    <li className={styles.job}>
      <div className={styles.jobHead}>
        <span className={styles.jobTitle}>{title(job)}</span>
        {running ? <CancelJob job={job} /> : null}
      </div>
      {running && percent !== null ? (
        <Progress
          percent={Math.floor(percent)}
          status="active"
          size="small"
          aria-label={t('jobs.progressOf', { job: title(job) })}
        />
      ) : null}
      <div className={styles.jobFoot}>
        <StateText tone={jobTones[job.state]} text={t(`jobs.states.${job.state}`)} />
        <span className="numbers">
          {[progress(job), job.by, formatInstant(job.finishedAt ?? job.startedAt, timezone)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {job.error ? <p className={styles.jobError}>{job.error}</p> : null}
      {job.file?.href ? (
        <a className="underlined" href={job.file.href} download>
          {t('jobs.download')}
        </a>
      ) : null}
    </li>
  );
}
