import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import type { Start } from '@hetang/contract/http/home';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { closeStart, startQuery } from '../../api/home.ts';
import { useMay } from '../../app/use-may.ts';
import { AppLink } from '../../kit/app-link.tsx';
import { Panel } from '../../kit/panel.tsx';
import styles from './home.module.css';

const steps = [
  { key: 'connected', to: '/settings/wecom' },
  { key: 'synced', to: '/system/reconciliation' },
  { key: 'plan', to: '/plan' },
  { key: 'code', to: '/codes' },
  { key: 'welcome', to: '/plan/edit' },
  { key: 'journey', to: '/journeys' },
] as const satisfies readonly { key: keyof Start; to: string }[];

/** What is left of the first run. It ticks itself off by facts, and goes away when all is done or when somebody puts it away. */
export function StartList() {
  const { t } = useTranslation();
  const { open } = useMay();
  const client = useQueryClient();
  const { data } = useQuery(startQuery);
  const putAway = useMutation({
    mutationFn: () => closeStart(true),
    onSettled: () => client.invalidateQueries({ queryKey: startQuery.queryKey }),
  });
  if (!data || data.closed) return null;
  const done = steps.filter(({ key }) => data[key]).length;
  if (done === steps.length) return null;
  const close = (
    <Button size="small" loading={putAway.isPending} onClick={() => putAway.mutate()}>
      {t('start.close')}
    </Button>
  );
  return (
    <Panel title={t('start.title', { done, of: steps.length })} hint={t('start.hint')} extra={close}>
      <ol className={styles.start}>
        {steps.map(({ key, to }) => (
          <li key={key} data-done={data[key]}>
            {data[key] ? (
              <CheckCircleFilled role="img" aria-label={t('start.done')} />
            ) : (
              <MinusCircleOutlined role="img" aria-label={t('start.notDone')} />
            )}
            <div>
              <strong>{t(`start.steps.${key}`)}</strong>
              {data[key] ? null : <p className="soft">{t(`start.hints.${key}`)}</p>}
            </div>
            {data[key] || !open(to) ? null : <AppLink href={to}>{t('start.go')}</AppLink>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
