import type { MomentDetail } from '@hetang/contract/http/moments';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../../kit/use-word.ts';
import styles from './moments.module.css';

interface Props {
  /** Who publishes it, as customers see it. */
  name: string;
  text: string;
  pieces: MomentDetail['pieces'];
}

/** A Moment as a customer's phone shows it. */
export function PhonePreview({ name, text, pieces }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const isEmpty = text === '' && pieces.length === 0;
  return (
    <figure className={styles.phone}>
      <figcaption className="soft">{t('moments.preview')}</figcaption>
      <div className={styles.screen}>
        <span aria-hidden="true" className={styles.avatar}>
          {[...name][0]}
        </span>
        <div className={styles.post}>
          <strong className={styles.name}>{name}</strong>
          {isEmpty ? (
            <p className="soft">{t('moments.previewEmpty')}</p>
          ) : (
            <p className={styles.words}>{text}</p>
          )}
          {pieces.length > 0 ? (
            <ul className={styles.pieces}>
              {pieces.map(({ kind, name: file }, nr) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may come twice, and nothing moves.
                <li key={`${nr} ${file}`} data-kind={kind}>
                  <span>{word('momentPiece', kind)}</span>
                  <span className={styles.file}>{file}</span>
                </li>
              ))}
            </ul>
          ) : null}
          <span className={styles.when}>{t('moments.justNow')}</span>
        </div>
      </div>
    </figure>
  );
}
