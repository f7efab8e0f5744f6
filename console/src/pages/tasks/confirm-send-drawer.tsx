import { BellOutlined } from '@ant-design/icons';
import type { TaskRow } from '@hetang/contract/http/work';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/session.ts';
import { remindStaff } from '../../api/work.ts';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { CancelTaskButton } from './cancel-task-button.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskSheet } from './task-sheet.tsx';
import styles from './tasks.module.css';

/** A mass message that staff must confirm in WeCom: what it says, whom it reaches, how to hurry it. */
export function ConfirmSendDrawer({ task, onClose }: { task: TaskRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const staffUrl = useQuery(sessionQuery).data?.sandbox?.staffUrl;
  const remind = useMutation({
    mutationFn: () => remindStaff(task.id),
    onSuccess: () => message.success(t('tasks.reminded')),
  });
  return (
    <TaskSheet title={t('tasks.confirmTitle', { title: task.title })} onClose={onClose}>
      <TaskFacts task={task} />
      <section aria-label={t('tasks.text')}>
        <h2 className={styles.sub}>{t('tasks.text')}</h2>
        <p className={styles.text}>{task.text ?? t('tasks.noText')}</p>
      </section>
      <Alert type="info" showIcon title={t('tasks.confirmHow')} description={t('tasks.confirmSteps')} />
      {staffUrl && task.state === 'open' ? (
        <p>
          {t('tasks.confirmSandbox')}{' '}
          <a className="underlined" href={staffUrl} target="_blank" rel="noreferrer">
            {t('tasks.openStaff')}
          </a>
        </p>
      ) : null}
      <ProblemAlert error={remind.error} />
      {task.state === 'open' ? (
        <div>
          <div className={styles.buttons}>
            <Button icon={<BellOutlined />} loading={remind.isPending} onClick={() => remind.mutate()}>
              {t('tasks.remind')}
            </Button>
            <CancelTaskButton task={task} onCancelled={onClose} />
          </div>
          <p className="soft">{t('tasks.remindHint')}</p>
        </div>
      ) : null}
    </TaskSheet>
  );
}
