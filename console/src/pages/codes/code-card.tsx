import { DownloadOutlined, ExportOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import type { CodeRow } from '../../api/work.ts';
import { formatNumber } from '../../kit/format.ts';
import { StateText, type Tone } from '../../kit/state-text.tsx';
import { TagList } from '../../kit/tag-list.tsx';
import { tagName } from '../../kit/tag-name.ts';
import { Term } from '../../kit/term.tsx';
import { useWord } from '../../kit/use-word.ts';
import styles from './codes.module.css';

const tones: Record<CodeRow['state'], Tone> = {
  creating: 'busy',
  live: 'good',
  failed: 'bad',
  recorded: 'quiet',
};

/** One channel code: its QR, who is behind it, what it gives and what it has brought. */
export function CodeCard({ code }: { code: CodeRow }) {
  const { t } = useTranslation();
  const word = useWord();
  const title = useId();
  const reference = useQuery(referenceQuery).data;
  return (
    <section className={styles.card} aria-labelledby={title}>
      <div className={styles.qr}>
        {code.qrUrl ? (
          <img src={code.qrUrl} width={144} height={144} alt={t('codes.qrAlt', { name: code.name })} />
        ) : (
          <span className="soft">{t('codes.noQr')}</span>
        )}
      </div>
      <div className={styles.body}>
        <div className={styles.head}>
          <h2 id={title}>{code.name}</h2>
          <StateText tone={tones[code.state]} text={word('codeState', code.state)} />
        </div>
        <div>
          <span className="soft">{t('codes.staff')}</span> {code.staff.map((staff) => staff.name).join('、')}
        </div>
        <div>
          <span className="soft">{t('codes.tags')}</span>{' '}
          <TagList names={code.tags.map((tag) => tagName(reference, tag) ?? tag)} />
        </div>
        <div className={styles.numbers}>
          <span>
            <Term hint={t('codes.addedHint')}>{t('codes.added')}</Term>{' '}
            <strong>{formatNumber(code.added)}</strong>
          </span>
          <span>
            <Term hint={t('codes.lostHint')}>{t('codes.lost')}</Term>{' '}
            <strong>{formatNumber(code.lost)}</strong>
          </span>
        </div>
        {code.error ? <Alert type="error" showIcon title={code.error} /> : null}
        <div className={styles.foot}>
          {code.qrUrl ? <QrLink code={code} url={code.qrUrl} /> : null}
          <Link to="/contacts" search={{ code: code.key }}>
            {t('codes.contacts')}
          </Link>
        </div>
      </div>
    </section>
  );
}

/** Saves the QR; a browser saves only images of its own site, others it can only open. */
function QrLink({ code, url }: { code: CodeRow; url: string }) {
  const { t } = useTranslation();
  const own = new URL(url, window.location.href).origin === window.location.origin || url.startsWith('data:');
  if (own) {
    return (
      <Button size="small" icon={<DownloadOutlined />} href={url} download={`${code.name}.png`}>
        {t('codes.download')}
      </Button>
    );
  }
  return (
    <Button
      size="small"
      icon={<ExportOutlined />}
      href={url}
      target="_blank"
      rel="noreferrer"
      title={t('codes.openImageHint')}
    >
      {t('codes.openImage')}
    </Button>
  );
}
