import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alertsQuery } from '../../api/alerts.ts';

const AlertDrawer = lazy(async () => ({ default: (await import('./alert-drawer.tsx')).AlertDrawer }));

/** In the header: how many things need somebody and were not read; opens them. */
export function AlertBell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(alertsQuery);
  const unread = data?.unread ?? 0;
  const label = unread === 0 ? t('alerts.title') : t('alerts.unread', { count: unread });
  return (
    <>
      <Badge count={unread} size="small" offset={[-4, 4]}>
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={label}
          title={label}
          onClick={() => setOpen(true)}
        />
      </Badge>
      {open ? (
        <Suspense>
          <AlertDrawer items={data?.items ?? []} unread={unread} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
