import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FIXTURES, type FixtureRow, removeFixture } from '../../api/fixtures.ts';
import { useProblemText } from '../../kit/problem-view.tsx';

/** Deletes in WeCom what the plan has dropped, after saying what groups lose by it. */
export function RemoveFixture({ fixture }: { fixture: FixtureRow }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeFixture(fixture),
    onSuccess: () => void message.success(t('fixtures.removing')),
    onError: (error) => void message.error(problemText(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: [FIXTURES] }),
  });
  const ask = () =>
    modal.confirm({
      title: t('fixtures.removeTitle', { name: fixture.name }),
      content: fixture.kind === 'group-welcome' ? t('fixtures.removeHint') : null,
      okText: t('fixtures.remove'),
      okButtonProps: { danger: true },
      cancelText: t('action.back'),
      onOk: () => remove.mutateAsync().catch(() => undefined),
    });
  return (
    <Button size="small" danger onClick={ask} loading={remove.isPending}>
      {t('fixtures.remove')}
    </Button>
  );
}
