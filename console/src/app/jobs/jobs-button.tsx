import { LoadingOutlined, ScheduleOutlined } from '@ant-design/icons';
import { Badge, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJobNews } from './use-job-news.ts';
import { useTellEnded } from './use-tell-ended.ts';

const JobsDrawer = lazy(async () => ({ default: (await import('./jobs-drawer.tsx')).JobsDrawer }));

/** In the header: how many jobs run; opens what they do. @param name of who is signed in, whose own jobs tell when they end. */
export function JobsButton({ name }: { name: string | undefined }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const jobs = useJobNews();
  useTellEnded(jobs, name);
  const running = jobs.filter(({ state }) => state === 'running').length;
  const label = running === 0 ? t('jobs.title') : t('jobs.running', { count: running });
  return (
    <>
      <Badge count={running} size="small" offset={[-4, 4]}>
        <Button
          type="text"
          icon={running === 0 ? <ScheduleOutlined /> : <LoadingOutlined />}
          aria-label={label}
          title={label}
          onClick={() => setOpen(true)}
        />
      </Badge>
      {open ? (
        <Suspense>
          <JobsDrawer jobs={jobs} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
