import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { behindWordsQuery } from '../../api/reports.ts';
import { useProblemText } from '../../kit/problem-view.tsx';
import type { ListUrl } from '../../kit/use-list-url.ts';
import styles from './contacts.module.css';
import { SaveSegment } from './save-segment.tsx';

/** Which number of an analysis the list stands behind; as a segment where the language of plans can say the same. */
export function BehindNotice({ behind, list }: { behind: string; list: ListUrl<'behind'> }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const words = useQuery(behindWordsQuery(behind));
  const title = words.isError ? problemText(words.error).message : (words.data?.title ?? t('none'));
  return (
    <div className={styles.behind}>
      <span>
        <span className="soft">{t('data.behind')}</span> {title}
      </span>
      {words.data?.condition ? <SaveSegment when={JSON.stringify(words.data.condition)} /> : null}
      <Button onClick={() => list.change({ filters: { behind: '' } })}>{t('data.behindDrop')}</Button>
      {words.data && !words.data.condition ? <span className="soft">{t('data.behindNoSegment')}</span> : null}
    </div>
  );
}
