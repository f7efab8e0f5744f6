import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { driftQuery, putBackDrift } from '../../api/plan.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Panel } from '../../kit/panel.tsx';
import styles from './plan.module.css';

/** What WeCom has otherwise than the plan in force, with what to do about it. */
export function PlanDrift() {
  const { t } = useTranslation();
  const drift = useQuery(driftQuery);
  return (
    <Panel title={t('plan.drift')} hint={t('plan.driftHint')}>
      <Loaded query={drift}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('plan.driftNone')}</p>
          ) : (
            <>
              <ul className={styles.findings}>
                {items.map((item) => (
                  <li key={`${item.what} ${item.key}`}>
                    <div className={styles.findingHead}>
                      <strong>{item.title}</strong>
                      <code className="soft">{item.key}</code>
                    </div>
                    <p>{item.problem}</p>
                    <p className="soft">{item.hint}</p>
                    {item.adopt ? <pre>{item.adopt}</pre> : null}
                  </li>
                ))}
              </ul>
              {items.some((item) => item.canPutBack) ? <PutBack /> : null}
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

/** Renames what was renamed in WeCom back to what the plan says; asks before. */
function PutBack() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const asking = useMutation({
    mutationFn: putBackDrift,
    onSettled: () => queries.invalidateQueries({ queryKey: driftQuery.queryKey }),
  });
  const ask = () =>
    modal.confirm({
      title: t('plan.putBack'),
      content: t('plan.putBackConsequence'),
      onOk: () => asking.mutateAsync(),
    });
  return (
    <div>
      <Button loading={asking.isPending} onClick={ask}>
        {t('plan.putBack')}
      </Button>
      {asking.error ? <p role="alert">{asking.error.message}</p> : null}
      {asking.isSuccess ? <p role="status">{t('plan.putBackAsked')}</p> : null}
    </div>
  );
}
