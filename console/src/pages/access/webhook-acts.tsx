import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { newSecret, removeWebhook, testWebhook, WEBHOOKS, type Webhook } from '../../api/webhooks.ts';
import { useProblemText } from '../../kit/problem-view.tsx';

interface Props {
  hook: Webhook;
  onEdit: (hook: Webhook) => void;
  onSecret: (secret: string, name: string) => void;
}

/** What can be done with one subscriber. */
export function WebhookActs({ hook, onEdit, onSecret }: Props) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const { id, name } = hook;
  const onError = (error: unknown) => void message.error(problemText(error).message);
  const test = useMutation({
    mutationFn: () => testWebhook(id),
    onSuccess: ({ status, error }) =>
      error === null
        ? void message.info(t('hooks.tested', { status }))
        : void message.error(t('hooks.testFailed', { error })),
    onError,
  });
  const secret = useMutation({
    mutationFn: () => newSecret(id),
    onSuccess: (made) => onSecret(made.secret, name),
    onError,
  });
  const remove = useMutation({
    mutationFn: () => removeWebhook(id),
    onSuccess: async () => {
      message.success(t('hooks.removed', { name }));
      await client.invalidateQueries({ queryKey: [WEBHOOKS] });
    },
    onError,
  });
  const askSecret = () =>
    modal.confirm({
      title: t('hooks.newSecretTitle', { name }),
      content: t('hooks.newSecretHint'),
      okText: t('hooks.newSecret'),
      onOk: () => secret.mutateAsync().catch(() => undefined),
    });
  const askRemove = () =>
    modal.confirm({
      title: t('hooks.removeTitle', { name }),
      content: t('hooks.removeHint'),
      okText: t('hooks.remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync().catch(() => undefined),
    });
  const label = (word: string) => `${word} ${name}`;
  return (
    <Space size="small">
      <Button
        size="small"
        loading={test.isPending}
        aria-label={label(t('hooks.test'))}
        onClick={() => test.mutate()}
      >
        {t('hooks.test')}
      </Button>
      <Button size="small" aria-label={label(t('hooks.change'))} onClick={() => onEdit(hook)}>
        {t('hooks.change')}
      </Button>
      <Button size="small" aria-label={label(t('hooks.newSecret'))} onClick={askSecret}>
        {t('hooks.newSecret')}
      </Button>
      <Button size="small" danger aria-label={label(t('hooks.remove'))} onClick={askRemove}>
        {t('hooks.remove')}
      </Button>
    </Space>
  );
}
