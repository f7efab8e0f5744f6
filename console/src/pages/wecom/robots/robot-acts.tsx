import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROBOTS, type Robot, removeRobot, testRobot } from '../../../api/robots.ts';
import { useProblemText } from '../../../kit/problem-view.tsx';

/** What can be done with one robot. */
export function RobotActs({ robot, onEdit }: { robot: Robot; onEdit: (robot: Robot) => void }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const { id, name } = robot;
  const onError = (error: unknown) => void message.error(problemText(error).message);
  const test = useMutation({
    mutationFn: () => testRobot(id),
    onSuccess: ({ problem }) =>
      problem === null ? void message.success(t('robots.tested')) : void message.error(problem),
    onError,
  });
  const remove = useMutation({
    mutationFn: () => removeRobot(id),
    onSuccess: async () => {
      message.success(t('robots.removed', { name }));
      await client.invalidateQueries({ queryKey: [ROBOTS] });
    },
    onError,
  });
  const askRemove = () =>
    modal.confirm({
      title: t('robots.removeTitle', { name }),
      content: t('robots.removeHint'),
      okText: t('robots.remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync().catch(() => undefined),
    });
  const act = (word: string) => ({ size: 'small' as const, 'aria-label': `${word} ${name}` });
  return (
    <Space size="small">
      <Button {...act(t('robots.test'))} loading={test.isPending} onClick={() => test.mutate()}>
        {t('robots.test')}
      </Button>
      <Button {...act(t('robots.change'))} onClick={() => onEdit(robot)}>
        {t('robots.change')}
      </Button>
      <Button {...act(t('robots.remove'))} danger onClick={askRemove}>
        {t('robots.remove')}
      </Button>
    </Space>
  );
}
