import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchQuery } from '../../api/search.ts';
import { useSettled } from '../../kit/use-settled.ts';
import { usePreferences } from '../runtime.ts';
import { groupHits, type Hit, type HitGroup, withRecent } from './hits.ts';
import styles from './search.module.css';
import { usePages } from './use-pages.ts';

const WIDTH = 640;

/** Everything by one word, with the keyboard alone: arrows choose, Enter goes, Esc closes. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { groups, go, busy } = useHits(text, onClose);
  const hits = groups.flatMap((group) => group.hits);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(0, hits.length - 1));
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const hit = hits[at];
    if (event.key === 'ArrowDown') setChosen((at + 1) % Math.max(1, hits.length));
    else if (event.key === 'ArrowUp') setChosen((at + hits.length - 1) % Math.max(1, hits.length));
    // While a word is being composed, Enter belongs to the input method.
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && hit) go(hit);
    else return;
    event.preventDefault();
  };
  return (
    <Modal open width={WIDTH} footer={null} closable={false} onCancel={onClose} title={t('search.title')}>
      <Input
        autoFocus
        size="large"
        prefix={<SearchOutlined />}
        role="combobox"
        aria-label={t('search.title')}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={hits.length > 0 ? `${id}-${at}` : ''}
        aria-busy={busy}
        placeholder={t('search.placeholder')}
        maxLength={100}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <HitList id={id} groups={groups} at={at} onGo={go} />
      {hits.length === 0 && !busy ? <p className="soft">{t('search.nothing')}</p> : null}
    </Modal>
  );
}

function useHits(text: string, onClose: () => void) {
  const router = useRouter();
  const pages = usePages();
  const [{ recent }, setPreferences] = usePreferences();
  const settled = useSettled(text.trim(), 150);
  const found = useQuery({ ...searchQuery(settled), enabled: settled !== '' });
  return {
    groups: groupHits(text, { pages, found: settled === '' ? undefined : found.data, recent }),
    busy: found.isFetching || settled !== text.trim(),
    go: (hit: Hit) => {
      setPreferences({ recent: withRecent(recent, hit) });
      onClose();
      router.history.push(hit.to);
    },
  };
}

interface ListProps {
  id: string;
  groups: HitGroup[];
  at: number;
  onGo: (hit: Hit) => void;
}

function HitList({ id, groups, at, onGo }: ListProps) {
  const { t } = useTranslation();
  let index = -1;
  return (
    <div id={id} role="listbox" aria-label={t('search.results')} className={styles.results}>
      {groups.map(({ group, hits }) => (
        // A fieldset has no place in a list box.
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div key={group} role="group" aria-label={t(`search.groups.${group}`)}>
          <div className={styles.heading} aria-hidden="true">
            {t(`search.groups.${group}`)}
          </div>
          {hits.map((hit) => {
            index += 1;
            return <Option key={hit.to} id={`${id}-${index}`} hit={hit} chosen={index === at} onGo={onGo} />;
          })}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  id: string;
  hit: Hit;
  chosen: boolean;
  onGo: (hit: Hit) => void;
}

function Option({ id, hit, chosen, onGo }: OptionProps) {
  return (
    // The keyboard stays in the field above and says which option is chosen.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={styles.option}
      ref={(node) => {
        if (chosen) node?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={() => onGo(hit)}
    >
      <span>{hit.title}</span>
      <span className="soft">{hit.about}</span>
    </div>
  );
}
