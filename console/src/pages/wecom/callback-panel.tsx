import type { WecomSetup } from '@hetang/contract/http/wecom';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { renewCallbackKeys, wecomSetupQuery } from '../../api/wecom.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { useProblemText } from '../../kit/problem-view.tsx';
import { CopyField } from './copy-field.tsx';

/** What is to be pasted into the console of WeCom, each with a button that copies it. */
export function CallbackPanel({ setup }: { setup: WecomSetup }) {
  const { t } = useTranslation();
  const { url, token, aesKey } = setup.callback;
  const ours = setup.source === 'console';
  const hint = token ? t('wecom.callbackHint') : t(ours ? 'wecom.callbackDone' : 'wecom.callbackFixed');
  const row = (key: 'url' | 'token' | 'aesKey', value: string | null) =>
    value === null
      ? []
      : [{ key, name: t(`wecom.${key}`), value: <CopyField name={t(`wecom.${key}`)} text={value} /> }];
  return (
    <Panel title={t('wecom.callback')} hint={hint} extra={ours ? <Renew /> : null}>
      <Definitions items={[...row('url', url), ...row('token', token), ...row('aesKey', aesKey)]} />
    </Panel>
  );
}

function Renew() {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const renew = useMutation({
    mutationFn: renewCallbackKeys,
    onSuccess: (found) => {
      client.setQueryData(wecomSetupQuery.queryKey, found);
      message.success(t('wecom.renewed'));
    },
    onError: (error) => void message.error(problemText(error).message),
  });
  const ask = () =>
    modal.confirm({
      title: t('wecom.renewTitle'),
      content: t('wecom.renewHint'),
      okText: t('wecom.renew'),
      onOk: () => renew.mutateAsync().catch(() => undefined),
    });
  return <Button onClick={ask}>{t('wecom.renew')}</Button>;
}
