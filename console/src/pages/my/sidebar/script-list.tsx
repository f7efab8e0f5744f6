import type { SidebarScript } from '@hetang/contract/http/sidebar';
import type { UseQueryResult } from '@tanstack/react-query';
import { App, Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../kit/loaded.tsx';
import styles from '../my.module.css';
import type { Send } from './client-sdk.ts';
import { findScripts } from './find-scripts.ts';

interface Props {
  scripts: UseQueryResult<{ items: SidebarScript[] }>;
  /** What to say while the plan has none. */
  empty: string;
  send: Send;
}

/** What may be said in the chat, found by its words. 话术 */
export function ScriptList({ scripts, empty, send }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  return (
    <section>
      <h2>{t('my.sidebar.scripts')}</h2>
      <Input.Search
        allowClear
        aria-label={t('my.sidebar.search')}
        placeholder={t('my.sidebar.search')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <Loaded query={scripts}>
        {({ items }) => {
          const found = findScripts(items, search);
          if (found.length === 0)
            return <p className="soft">{items.length === 0 ? empty : t('my.sidebar.noMatch')}</p>;
          return (
            <ul className={styles.scripts}>
              {found.map((script) => (
                <ScriptCard key={script.key} script={script} send={send} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}

function ScriptCard({ script, send }: { script: SidebarScript; send: Send }) {
  const { t } = useTranslation();
  const { name, description, objection, fits, steps } = script;
  return (
    <li className={styles.card}>
      <h3>
        {name} {fits ? <Tag color="green">{t('my.sidebar.fits')}</Tag> : null}
      </h3>
      {objection ? <p>{t('my.sidebar.objection', { text: objection })}</p> : null}
      {description ? <p className="soft">{description}</p> : null}
      {steps.map(({ place, when, text }) => (
        <div key={place}>
          {when ? <p className="soft">{when}</p> : null}
          {text === null ? (
            <p className="soft">{t('my.sidebar.unreadable')}</p>
          ) : (
            <Line text={text} send={send} />
          )}
        </div>
      ))}
    </li>
  );
}

/** One thing to say: handed to the client, or copied. */
function Line({ text, send }: { text: string; send: Send }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const hand = async () => {
    setBusy(true);
    const outcome = await send(text);
    setBusy(false);
    if (outcome === 'handed') message.success(t('my.sidebar.handed'));
    else if (outcome === 'cancelled') message.info(t('my.sidebar.cancelled'));
    else message.error(t('my.sidebar.failed', outcome));
  };
  const copy = async () => {
    // Missing without https, refused in some frames.
    try {
      await navigator.clipboard.writeText(text);
      message.success(t('action.copied'));
    } catch {
      message.warning(t('my.sidebar.copyFailed'));
    }
  };
  return (
    <>
      <p className={styles.text}>{text}</p>
      <Button type="primary" size="small" loading={busy} onClick={() => void hand()}>
        {t('my.sidebar.send')}
      </Button>{' '}
      <Button size="small" onClick={() => void copy()}>
        {t('action.copy')}
      </Button>
    </>
  );
}
