import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { rollBackPlan } from '../../api/plan.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { ChangeList } from './change-list.tsx';
import styles from './plan.module.css';
import { PlanConflict } from './plan-conflict.tsx';

interface Props {
  /** The version to go back to, and the one in force. */
  to: number;
  current: number;
  onClose: () => void;
}

/** Shows what going back to an earlier version changes, and does it. */
export function RollBack({ to, current, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const preview = useQuery({
    queryKey: ['plan', 'rollback', to, current],
    queryFn: () => rollBackPlan({ version: to, dryRun: true, replace: true }),
    retry: false,
  });
  const apply = useMutation({
    mutationFn: () =>
      rollBackPlan({
        version: to,
        expectVersion: current,
        replace: true,
        message: t('plan.rollBackMessage', { version: to }),
      }),
    onSuccess: async (result) => {
      message.success(t('plan.applied', { plan: result.plan, version: result.version }));
      onClose();
      await client.invalidateQueries();
    },
  });
  const can = (preview.data?.changes.length ?? 0) > 0;
  return (
    <Drawer
      open
      size={760}
      title={t('plan.rollBackTo', { version: to })}
      onClose={onClose}
      footer={
        <div className={styles.steps}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="primary" disabled={!can} loading={apply.isPending} onClick={() => apply.mutate()}>
            {t('plan.rollBack')}
          </Button>
        </div>
      }
    >
      <p className="soft">{t('plan.rollBackHint', { next: current + 1 })}</p>
      <ProblemAlert error={apply.error} />
      <PlanConflict error={apply.error} />
      <Loaded query={preview}>{(data) => <ChangeList changes={data.changes} />}</Loaded>
    </Drawer>
  );
}
