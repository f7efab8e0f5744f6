import type { WecomCheck, WecomSetup } from '@hetang/contract/http/wecom';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { checkWecom, wecomSetupQuery } from '../../api/wecom.ts';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { useProblemText } from '../../kit/problem-view.tsx';
import { StateText, type Tone } from '../../kit/state-text.tsx';
import styles from './wecom.module.css';

const tones: Record<WecomCheck['level'], Tone> = { good: 'good', bad: 'bad', waiting: 'busy' };

/** Every requirement with what a real call has said of it, and what to click where. */
export function SetupChecks({ setup }: { setup: WecomSetup }) {
  const { t } = useTranslation();
  const { checks, done } = setup;
  const good = checks.filter(({ level }) => level === 'good').length;
  return (
    <Panel title={t('wecom.checks')} hint={t('wecom.checksHint')} extra={<CheckNow />}>
      <p role="status">{done ? t('wecom.done') : t('wecom.progress', { good, all: checks.length })}</p>
      <PlainTable
        caption={t('wecom.checks')}
        columns={[
          { key: 'state', title: t('wecom.state') },
          { key: 'item', title: t('wecom.item') },
          { key: 'found', title: t('wecom.found') },
          { key: 'todo', title: t('wecom.todo') },
        ]}
        rows={checks.map((check) => ({
          key: check.id,
          cells: [
            <StateText key="state" tone={tones[check.level]} text={t(`wecom.level.${check.level}`)} />,
            check.title,
            check.found,
            <Todo key="todo" check={check} />,
          ],
        }))}
      />
    </Panel>
  );
}

function Todo({ check: { hint, path } }: { check: WecomCheck }) {
  const { t } = useTranslation();
  if (hint === null) return <>{t('none')}</>;
  return (
    <div className={styles.todo}>
      <p>{hint}</p>
      {path.length > 0 ? <p className="soft">{t('wecom.where', { path: path.join(' › ') })}</p> : null}
    </div>
  );
}

function CheckNow() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: checkWecom,
    onSuccess: (found) => client.setQueryData(wecomSetupQuery.queryKey, found),
    onError: (error) => void message.error(problemText(error).message),
  });
  return (
    <Button loading={check.isPending} onClick={() => check.mutate()}>
      {t('wecom.checkNow')}
    </Button>
  );
}
