import type { CommunityDetail } from '@hetang/contract/http/communities';
import { useTranslation } from 'react-i18next';
import { fixtureTones } from '../../kit/fixture-tones.ts';
import { Panel } from '../../kit/panel.tsx';
import { StateText } from '../../kit/state-text.tsx';
import styles from './communities.module.css';

/** What new members read, whether WeCom has it, and what only the owner can do. */
export function GroupWelcome({ welcome }: { welcome: CommunityDetail['welcome'] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('fixtures.welcome')} hint={t('fixtures.welcomeHint')}>
      {welcome ? (
        <>
          <StateText tone={fixtureTones[welcome.state]} text={t(`fixtures.stateOf.${welcome.state}`)} />
          {welcome.problem ? <p role="alert">{welcome.problem}</p> : null}
          {welcome.text ? <p className={styles.notice}>{welcome.text}</p> : null}
          <p className="soft">
            {welcome.state === 'live' || welcome.state === 'changed'
              ? t('fixtures.choose', { name: welcome.name })
              : t('fixtures.notYet')}
          </p>
        </>
      ) : (
        <p className="soft">{t('fixtures.noWelcome')}</p>
      )}
    </Panel>
  );
}
