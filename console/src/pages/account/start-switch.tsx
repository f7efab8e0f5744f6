import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { closeStart, startQuery } from '../../api/home.ts';
import styles from './account.module.css';

/** Whether the checklist of the first run is on one's home page, at every machine. */
export function StartSwitch() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery(startQuery);
  const change = useMutation({
    mutationFn: (shown: boolean) => closeStart(!shown),
    onSettled: () => client.invalidateQueries({ queryKey: startQuery.queryKey }),
  });
  return (
    <p className={styles.startList}>
      <Switch
        aria-label={t('account.startList')}
        checked={data ? !data.closed : false}
        loading={!data || change.isPending}
        onChange={(shown) => change.mutate(shown)}
      />{' '}
      {t('account.startList')}
    </p>
  );
}
