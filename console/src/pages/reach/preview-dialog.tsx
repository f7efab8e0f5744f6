import type { BroadcastPreview } from '@hetang/contract/http/reach';
import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { previewQuery } from '../../api/reach.ts';
import { useMay } from '../../app/use-may.ts';
import { reasonText } from '../../kit/code-text.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useWord } from '../../kit/use-word.ts';
import styles from './reach.module.css';
import { TestBroadcast } from './test-broadcast.tsx';

interface Props {
  broadcast: { key: string; name: string };
  onClose: () => void;
}

/** Whom a broadcast would reach if it were sent now, whom not and why, and what it says; from here it is shown to staff. */
export function PreviewDialog({ broadcast, onClose }: Props) {
  const { t } = useTranslation();
  const { may } = useMay();
  const query = useQuery(previewQuery(broadcast.key));
  return (
    <Modal
      open
      title={t('broadcasts.previewTitle', { name: broadcast.name })}
      footer={null}
      onCancel={onClose}
      closable={{ 'aria-label': t('broadcasts.close') }}
    >
      <Loaded query={query}>
        {(preview) => (
          <>
            <Facts preview={preview} />
            {may('reach', 'write') ? <TestBroadcast broadcast={broadcast.key} me={preview.me} /> : null}
          </>
        )}
      </Loaded>
    </Modal>
  );
}

function Facts({ preview }: { preview: BroadcastPreview }) {
  const { t } = useTranslation();
  const word = useWord();
  const { targets, reachable, senders, left, audience, text } = preview;
  const many = (n: number) => `${formatNumber(n)} ${word('audienceUnit', audience)}`;
  return (
    <Definitions
      items={[
        { key: 'targets', name: t('broadcasts.previewTargets'), value: many(targets) },
        { key: 'reachable', name: t('broadcasts.previewReachable'), value: many(reachable) },
        { key: 'senders', name: t('broadcasts.previewSenders'), value: formatNumber(senders) },
        {
          key: 'left',
          name: t('broadcasts.previewLeft'),
          value:
            left.length === 0 ? (
              t('broadcasts.previewAll')
            ) : (
              <ul className={styles.left}>
                {left.map(({ reason, count }) => (
                  <li key={reason}>
                    {reasonText(word, reason)} · {formatNumber(count)}
                  </li>
                ))}
              </ul>
            ),
        },
        { key: 'text', name: t('broadcasts.message'), value: <p className={styles.text}>{text}</p> },
      ]}
    />
  );
}
