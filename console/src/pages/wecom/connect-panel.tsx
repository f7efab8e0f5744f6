import type { WecomSetup } from '@hetang/contract/http/wecom';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatInstant } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import { ConnectDrawer } from './connect-drawer.tsx';

/** Which corp and app it is, and how to change that. */
export function ConnectPanel({ setup }: { setup: WecomSetup }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const [open, setOpen] = useState(false);
  const { source, corpId, agentId, changed } = setup;
  const mayChange = source === 'none' || source === 'console';
  const button = (
    <Button type={source === 'none' ? 'primary' : 'default'} onClick={() => setOpen(true)}>
      {source === 'none' ? t('wecom.connect') : t('wecom.change')}
    </Button>
  );
  const at = changed ? formatInstant(changed.at, timezone) : '';
  return (
    <Panel
      title={t(`wecom.source.${source}`)}
      hint={t(`wecom.sourceHint.${source}`)}
      extra={mayChange ? button : null}
    >
      {source === 'none' ? null : (
        <Definitions
          items={[
            { key: 'corp', name: t('wecom.corpId'), value: <code>{corpId ?? t('none')}</code> },
            { key: 'agent', name: t('wecom.agentId'), value: <code>{agentId ?? t('none')}</code> },
            { key: 'secret', name: t('wecom.secret'), value: setup.hasSecret ? '••••••' : t('none') },
            ...(changed
              ? [
                  {
                    key: 'changed',
                    name: t('wecom.change'),
                    value: t('wecom.changed', { by: changed.by, at }),
                  },
                ]
              : []),
          ]}
        />
      )}
      {open ? <ConnectDrawer setup={setup} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}
