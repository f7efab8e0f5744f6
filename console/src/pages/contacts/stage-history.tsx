import type { ContactDetail } from '@hetang/contract/http/contacts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { reasonText } from '../../kit/code-text.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { useWord } from '../../kit/use-word.ts';
import { SetStageDrawer } from './set-stage-drawer.tsx';

type Entry = ContactDetail['stageHistory'][number];

/** The stages a contact has been through, each with its cause; and the way to put it on another one. */
export function StageHistory({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation();
  const [setting, setSetting] = useState(false);
  const entries = contact.stageHistory;
  return (
    <>
      {entries.length === 0 ? <p className="soft">{t('contacts.noStages')}</p> : null}
      <ol className={kit.entries}>
        {entries.map((entry) => (
          <Move key={`${entry.at} ${entry.to.key}`} entry={entry} />
        ))}
      </ol>
      <Button size="small" onClick={() => setSetting(true)}>
        {t('contacts.setStage')}
      </Button>
      {setting ? <SetStageDrawer contact={contact} onClose={() => setSetting(false)} /> : null}
    </>
  );
}

function Move({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const word = useWord();
  const parts = [
    t('contacts.stageCause', { cause: reasonText(word, entry.cause) }),
    entry.by === null ? null : t('contacts.stageBy', { by: entry.by }),
    entry.reason === null ? null : t('contacts.stageReason', { reason: entry.reason }),
    entry.skipped.length === 0
      ? null
      : t('contacts.stageSkipped', { names: entry.skipped.map((stage) => stage.name).join('、') }),
  ];
  return (
    <li>
      <div className={kit.entryHead}>
        <span>
          <strong>{entry.to.name}</strong>{' '}
          {entry.from ? (
            <span className="soft">{t('contacts.stageFrom', { from: entry.from.name })}</span>
          ) : null}
        </span>
        <span className="soft numbers">{formatInstant(entry.at, timezone)}</span>
      </div>
      <div className="soft">{parts.filter((part) => part !== null).join(' · ')}</div>
    </li>
  );
}
