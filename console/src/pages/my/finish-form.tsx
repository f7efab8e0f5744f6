import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client.ts';
import { finishMyTask, type MyTask, myFillsQuery, myTasksQuery } from '../../api/my.ts';
import { useProblemText } from '../../kit/problem-view.tsx';
import { FillField } from '../tasks/fill-field.tsx';
import { type OutcomeValues, resolveFills, toOutcome } from '../tasks/outcome.ts';

/** What came out of a follow-up: what the task asks for, and a note. */
export function FinishForm({ task: { id, fills } }: { task: MyTask }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const choices = useQuery({ ...myFillsQuery, enabled: fills.length > 0 }).data;
  const finish = useMutation({
    mutationFn: (values: OutcomeValues) => finishMyTask(id, toOutcome(values)),
    onSuccess: () => void message.success(t('my.saved')),
    onError: (error) => {
      // Somebody else was quicker, or it was pressed twice: nothing is wrong.
      if (error instanceof ApiError && error.problem.code === 'task/closed')
        void message.info(t('my.closed'));
      else void message.error(problemText(error).message);
    },
    onSettled: () => client.invalidateQueries({ queryKey: myTasksQuery.queryKey }),
  });
  return (
    <Form<OutcomeValues> name={`task-${id}`} layout="vertical" onFinish={(values) => finish.mutate(values)}>
      {choices ? resolveFills(fills, choices).map((fill) => <FillField key={fill.key} fill={fill} />) : null}
      <Form.Item name="note" label={t('my.note')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} placeholder={t('my.noteHint')} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={finish.isPending}>
        {t('my.done')}
      </Button>
    </Form>
  );
}
