import { BellOutlined } from '@ant-design/icons';
import type { TaskRow } from '@hetang/contract/http/work';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { remindStaff } from '../../api/work.ts';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskSheet } from './task-sheet.tsx';
import styles from './tasks.module.css';

/** A Moment that a member publishes in WeCom: what it says, how to hurry it, where to call it off. */
export function PublishMomentDrawer({ task, onClose }: { task: TaskRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const remind = useMutation({
    mutationFn: () => remindStaff(task.id),
    onSuccess: () => message.success(t('tasks.reminded')),
  });
  return (
    <TaskSheet title={task.title} onClose={onClose}>
      <TaskFacts task={task} />
      <section aria-label={t('tasks.text')}>
        <h2 className={styles.sub}>{t('tasks.text')}</h2>
        <p className={styles.text}>{task.text ?? t('tasks.noText')}</p>
      </section>
      <Alert type="info" showIcon title={t('moments.taskHow')} description={t('moments.taskSteps')} />
      <ProblemAlert error={remind.error} />
      <div className={styles.buttons}>
        {task.state === 'open' ? (
          <Button icon={<BellOutlined />} loading={remind.isPending} onClick={() => remind.mutate()}>
            {t('tasks.remind')}
          </Button>
        ) : null}
        <Link to="/reach/moments/$id" params={{ id: String(task.moment) }}>
          {t('moments.toMoment')}
        </Link>
      </div>
    </TaskSheet>
  );
}
