import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CreatedKey, keysQuery } from '../../api/keys.ts';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Panel } from '../../kit/panel.tsx';
import { RealTimeNote } from '../../kit/real-time-note.tsx';
import { CreateKeyDrawer } from './create-key-drawer.tsx';
import { KeyTable } from './key-table.tsx';
import { NewKeyModal } from './new-key-modal.tsx';

/** The keys with which other systems write events. */
export function ApiKeys() {
  const { t } = useTranslation();
  const keys = useQuery(keysQuery);
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedKey | null>(null);
  const create = (
    <Button type="primary" icon={<PlusOutlined />} data-shortcut="n" onClick={() => setCreating(true)}>
      {t('settings.createKey')}
    </Button>
  );
  return (
    <Panel title={t('settings.keys')} hint={t('settings.keysHint')} extra={create}>
      <Loaded query={keys}>
        {({ items }) =>
          items.length === 0 ? (
            <NeverUsed title={t('settings.keysEmpty')} hint={t('settings.keysEmptyHint')} />
          ) : (
            <>
              <RealTimeNote />
              <KeyTable keys={items} />
            </>
          )
        }
      </Loaded>
      <CreateKeyDrawer open={creating} onClose={() => setCreating(false)} onCreated={setCreated} />
      {created ? <NewKeyModal created={created} onClose={() => setCreated(null)} /> : null}
    </Panel>
  );
}
