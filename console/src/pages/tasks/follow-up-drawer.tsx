import type { TaskRow } from '@hetang/contract/http/work';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { finishTask } from '../../api/work.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { CancelTaskButton } from './cancel-task-button.tsx';
import { FillField } from './fill-field.tsx';
import { type OutcomeValues, resolveFills, toOutcome } from './outcome.ts';
import { TaskFacts } from './task-facts.tsx';
import { TaskSheet } from './task-sheet.tsx';

/** A follow-up: what came out of it, when it is open; else what came of it. */
export function FollowUpDrawer({ task, onClose }: { task: TaskRow; onClose: () => void }) {
  if (task.state === 'open') return <OutcomeForm task={task} onClose={onClose} />;
  return <ClosedTask task={task} onClose={onClose} />;
}

function ClosedTask({ task, onClose }: { task: TaskRow; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <TaskSheet title={task.title} onClose={onClose}>
      <Alert type="info" showIcon title={t('tasks.notOpen')} />
      <TaskFacts task={task} />
    </TaskSheet>
  );
}

function OutcomeForm({ task, onClose }: { task: TaskRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<OutcomeValues>();
  const [open, setOpen] = useState(true);
  const reference = useQuery(referenceQuery).data;
  const finish = useMutation({
    mutationFn: (values: OutcomeValues) => finishTask(task.id, toOutcome(values)),
    onSuccess: async () => {
      message.success(t('tasks.doneToast'));
      setOpen(false);
      onClose();
      await client.invalidateQueries();
    },
  });
  return (
    <FormDrawer<OutcomeValues>
      open={open}
      title={t('tasks.doneTitle', { title: task.title })}
      submitText={t('tasks.submit')}
      form={form}
      saving={finish.isPending}
      error={finish.error}
      onSubmit={(values) => finish.mutate(values)}
      onClose={onClose}
      extra={<CancelTaskButton task={task} onCancelled={onClose} />}
    >
      <TaskFacts task={task} />
      {reference
        ? resolveFills(task.fills, reference).map((fill) => <FillField key={fill.key} fill={fill} />)
        : null}
      <Form.Item name="note" label={t('tasks.note')} extra={t('tasks.noteHint')}>
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Form.Item>
    </FormDrawer>
  );
}
