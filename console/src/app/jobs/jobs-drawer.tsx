import type { Job } from '@hetang/contract/http/jobs';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { JobLine } from './job-line.tsx';
import styles from './jobs.module.css';

const LATEST = 12;

/** What runs in the background, and what has ended last. */
export function JobsDrawer({ jobs, onClose }: { jobs: readonly Job[]; onClose: () => void }) {
  const { t } = useTranslation();
  const running = jobs.filter(({ state }) => state === 'running');
  const ended = jobs.filter(({ state }) => state !== 'running');
  const shown = [...running, ...ended].slice(0, Math.max(LATEST, running.length));
  const all = (
    <Link to="/jobs" onClick={onClose}>
      {t('jobs.all')}
    </Link>
  );
  return (
    <Drawer open size={420} title={t('jobs.title')} onClose={onClose} extra={all}>
      {shown.length === 0 ? (
        <NeverUsed title={t('jobs.noneTitle')} hint={t('jobs.noneHint')} />
      ) : (
        <ul className={styles.list} aria-label={t('jobs.title')}>
          {shown.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
        </ul>
      )}
    </Drawer>
  );
}
