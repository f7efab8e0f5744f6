import { FileOutlined, LinkOutlined, PictureOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './forms.module.css';
import { isMap } from './shape.ts';
import { byPlace } from './values.ts';

/** A message as the customer gets it, while it is written. */
export function MessagePreview({ message }: { message: Record<string, unknown> }) {
  const { t } = useTranslation();
  const { text, link, attachments } = message;
  const along = [
    ...(isMap(link) ? [{ link }] : []),
    ...(Array.isArray(attachments) ? attachments.filter(isMap) : []),
  ];
  return (
    <aside className={styles.phone} aria-label={t('planForm.preview')}>
      <h3>{t('planForm.preview')}</h3>
      {typeof text === 'string' && text !== '' ? <p className={styles.bubble}>{filled(text)}</p> : null}
      {byPlace(along).map(({ place, one }) => (
        <div key={place} className={styles.bubble}>
          <Attachment one={one} />
        </div>
      ))}
    </aside>
  );
}

/** What is filled in for each customer stands out. */
function filled(text: string): ReactNode[] {
  return byPlace(text.split(/(\{\{.*?\}\}|\{%.*?%\})/)).map(({ place, one }) =>
    /^\{[{%]/.test(one) ? <mark key={place}>{one.replace(/^\{\{ *| *\}\}$/g, '')}</mark> : one,
  );
}

function Attachment({ one }: { one: Record<string, unknown> }) {
  const { image, video, file, link, miniprogram } = one;
  const card = isMap(link) ? link : isMap(miniprogram) ? miniprogram : null;
  if (card)
    return (
      <>
        <LinkOutlined /> <strong>{String(card.title ?? '')}</strong>
        <div className="soft">{String(card.desc ?? card.url ?? card.page ?? '')}</div>
      </>
    );
  if (image !== undefined) return <Named icon={<PictureOutlined />} path={image} />;
  if (video !== undefined) return <Named icon={<VideoCameraOutlined />} path={video} />;
  return <Named icon={<FileOutlined />} path={file} />;
}

function Named({ icon, path }: { icon: ReactNode; path: unknown }) {
  return (
    <>
      {icon} {String(path ?? '').replace(/^.*\//, '')}
    </>
  );
}
