import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { codesQuery } from '../../api/codes.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Panel } from '../../kit/panel.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { useWord } from '../../kit/use-word.ts';
import { GroupFill } from '../codes/group-fill.tsx';
import { codeTones } from '../codes/tones.ts';
import styles from './communities.module.css';

/** The codes by which people come into the groups of a community, each with its picture and how full it is. */
export function GroupCodes({ community }: { community: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const codes = useQuery(codesQuery(`?community=${encodeURIComponent(community)}`));
  return (
    <Panel title={t('communities.codes')} hint={t('communities.codesHint')}>
      <Loaded query={codes}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('communities.noCodes')}</p>
          ) : (
            items.map((code) => (
              <div key={code.key} className={styles.code}>
                <div>
                  {code.qrUrl ? (
                    <img
                      src={code.qrUrl}
                      width={120}
                      height={120}
                      alt={t('codes.qrAlt', { name: code.name })}
                    />
                  ) : null}
                  <Link to="/codes/$key" params={{ key: code.key }}>
                    {code.name}
                  </Link>
                  <StateText tone={codeTones[code.state]} text={word('codeState', code.state)} />
                  {code.error ? <span className="soft">{code.error}</span> : null}
                </div>
                <div>{code.groups ? <GroupFill groups={code.groups} /> : null}</div>
              </div>
            ))
          )
        }
      </Loaded>
    </Panel>
  );
}
