import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { putSettings } from '../../api/account.ts';
import { sessionQuery } from '../../api/session.ts';
import { useMay } from '../../app/use-may.ts';
import { Panel } from '../../kit/panel.tsx';
import { useProblemText } from '../../kit/problem-view.tsx';

/** What holds for everybody at this console. */
export function TenantPanel() {
  const { t } = useTranslation();
  const { may } = useMay();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const id = useId();
  const session = useQuery(sessionQuery);
  const put = useMutation({
    mutationFn: (watermark: boolean) => putSettings({ watermark }),
    onSuccess: async (_, watermark) => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      message.success(watermark ? t('tenant.on') : t('tenant.off'));
    },
    onError: (error) => void message.error(problemText(error).message),
  });
  return (
    <Panel title={t('tenant.title')}>
      <p>
        <Switch
          id={id}
          checked={session.data?.tenant?.watermark === true}
          disabled={!may('access', 'write')}
          loading={put.isPending}
          onChange={(checked) => put.mutate(checked)}
        />{' '}
        <label htmlFor={id}>{t('tenant.watermark')}</label>
      </p>
      <p className="soft">{t('tenant.watermarkHint')}</p>
    </Panel>
  );
}
