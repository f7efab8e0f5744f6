import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeUser, type Invite, resetUser, USERS, type UserRow } from '../../api/people.ts';
import { useProblemText } from '../../kit/problem-view.tsx';

interface Props {
  user: UserRow;
  onEdit: (user: UserRow) => void;
  onInvited: (invite: Invite, name: string) => void;
}

/** What can be done with one user. */
export function UserActs({ user, onEdit, onInvited }: Props) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const { name, role, staff, unit } = user;
  const disabled = user.state === 'disabled';
  const onError = (error: unknown) => void message.error(problemText(error).message);
  const turn = useMutation({
    mutationFn: () => changeUser(user.id, { name, role, staff, unit, disabled: !disabled }),
    onSuccess: async () => {
      message.success(disabled ? t('people.enabledNow', { name }) : t('people.disabledNow', { name }));
      await client.invalidateQueries({ queryKey: [USERS] });
    },
    onError,
  });
  const reset = useMutation({
    mutationFn: () => resetUser(user.id),
    onSuccess: (invite) => onInvited(invite, name),
    onError,
  });
  const turnWord = disabled ? t('people.enable') : t('people.disable');
  const ask = () =>
    modal.confirm({
      title: t('people.disableTitle', { name }),
      content: t('people.disableHint'),
      okText: t('people.disable'),
      okButtonProps: { danger: true },
      onOk: () => turn.mutateAsync().catch(() => undefined),
    });
  return (
    <Space size="small">
      <Button size="small" aria-label={`${t('people.edit')} ${name}`} onClick={() => onEdit(user)}>
        {t('people.edit')}
      </Button>
      <Button size="small" aria-label={`${t('people.reset')} ${name}`} onClick={() => reset.mutate()}>
        {t('people.reset')}
      </Button>
      <Button
        size="small"
        danger={!disabled}
        aria-label={`${turnWord} ${name}`}
        onClick={() => (disabled ? turn.mutate() : ask())}
      >
        {turnWord}
      </Button>
    </Space>
  );
}
