import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ApiKey, keysQuery, revokeKey } from '../../api/keys.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import { useProblemText } from '../../kit/problem-view.tsx';
import { actions, resources } from '../access/resources.ts';

const SHOWN = 2;

/** The keys there are, when each was last used, and how to revoke it. */
export function KeyTable({ keys }: { keys: ApiKey[] }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  return (
    <PlainTable
      caption={t('settings.keys')}
      columns={[
        { key: 'name', title: t('settings.keyName') },
        { key: 'prefix', title: t('settings.prefix') },
        { key: 'scope', title: t('settings.keyScope') },
        { key: 'createdAt', title: t('settings.createdAt') },
        { key: 'expiresAt', title: t('settings.keyLife') },
        { key: 'lastUsedAt', title: t('settings.lastUsedAt') },
        { key: 'act', title: t('settings.act') },
      ]}
      rows={keys.map((key) => ({
        key: String(key.id),
        cells: [
          key.name,
          <code key="prefix">{key.prefix}…</code>,
          <Scope key="scope" permissions={key.permissions} />,
          formatInstant(key.createdAt, timezone),
          key.expiresAt ? formatInstant(key.expiresAt, timezone) : t('settings.keyForever'),
          key.lastUsedAt ? formatInstant(key.lastUsedAt, timezone) : t('settings.neverUsed'),
          <Revoke key="act" apiKey={key} />,
        ],
      }))}
    />
  );
}

/** What a key may do, in words. */
function Scope({ permissions }: { permissions: ApiKey['permissions'] }) {
  const { t } = useTranslation();
  if (permissions === null) return <>{t('settings.keyScopes.everything')}</>;
  const parts = resources.flatMap((resource) => {
    const allowed = actions.filter((action) => permissions[resource]?.[action] !== undefined);
    if (allowed.length === 0) return [];
    const words = allowed.map((action) => t(`people.action.${action}`)).join(t('listSeparator'));
    return [`${t(`people.resources.${resource}`)}: ${words}`];
  });
  return (
    <span title={parts.join('\n')}>
      {parts.slice(0, SHOWN).join(' · ') + (parts.length > SHOWN ? ' …' : '')}
    </span>
  );
}

function Revoke({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const { name } = apiKey;
  const revoke = useMutation({
    mutationFn: () => revokeKey(apiKey.id),
    onSuccess: async () => {
      message.success(t('settings.revoked', { name }));
      await client.invalidateQueries({ queryKey: keysQuery.queryKey });
    },
    onError: (error) => void message.error(problemText(error).message),
  });
  const ask = () =>
    modal.confirm({
      title: t('settings.revokeTitle', { name }),
      content: t('settings.revokeHint'),
      okText: t('settings.revoke'),
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync().catch(() => undefined),
    });
  return (
    <Button danger size="small" aria-label={t('settings.revokeLabel', { name })} onClick={ask}>
      {t('settings.revoke')}
    </Button>
  );
}
