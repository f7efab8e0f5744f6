import { CloseOutlined, DragOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../../kit/app-link.tsx';
import { CardProvider } from '../card-context.ts';
import { type Card, placeByKey } from './board-model.ts';
import styles from './boards.module.css';
import { CardAnswer } from './card-answer.tsx';

/** What arranging does to a card. */
export interface Arranging {
  move: (from: number, to: number) => void;
  size: (view: number, size: Partial<Pick<Card, 'width' | 'height'>>) => void;
  remove: (view: number) => void;
}

interface Props {
  card: Card;
  /** Its place. */
  nr: number;
  /** Null while nobody arranges. */
  arranging: Arranging | null;
}

const PLACE = 'text/x-hetang-card';

/** One saved question with its answer; while arranging it can be dragged, or moved by keys from its handle. */
export function BoardCard({ card, nr, arranging }: Props) {
  const path = `/data/${card.list.replace(/^data-/, '')}?${card.query}`;
  const drag = arranging
    ? {
        draggable: true,
        onDragStart: (event: React.DragEvent) => event.dataTransfer.setData(PLACE, String(nr)),
        onDragOver: (event: React.DragEvent) => event.preventDefault(),
        onDrop: (event: React.DragEvent) => {
          event.preventDefault();
          const from = event.dataTransfer.getData(PLACE);
          if (from !== '') arranging.move(Number(from), nr);
        },
      }
    : {};
  return (
    <li
      className={styles.card}
      data-arranging={arranging !== null}
      style={{ gridColumn: `span ${card.width}`, gridRow: `span ${card.height}` }}
      {...drag}
    >
      <div className={styles.cardHead}>
        <h2>
          <AppLink href={path}>{card.name}</AppLink>
        </h2>
        {arranging ? <CardTools card={card} nr={nr} arranging={arranging} /> : null}
      </div>
      <div className={styles.cardBody}>
        <CardProvider value={card.name}>
          <CardAnswer list={card.list} query={card.query} />
        </CardProvider>
      </div>
    </li>
  );
}

function CardTools({ card: { view, name, width, height }, nr, arranging }: Props & { arranging: Arranging }) {
  const { t } = useTranslation();
  const onKeyDown = (event: KeyboardEvent) => {
    const to = placeByKey(event.key, nr);
    if (to === null) return;
    event.preventDefault();
    arranging.move(nr, to);
  };
  return (
    <div className={styles.tools}>
      <Button
        size="small"
        data-card={view}
        icon={<DragOutlined />}
        aria-label={t('data.cardMove', { name })}
        onKeyDown={onKeyDown}
      />
      <Segmented
        size="small"
        aria-label={t('data.cardWider', { name })}
        value={width}
        options={[1, 2, 3].map((value) => ({ value, label: `↔${value}` }))}
        onChange={(value) => arranging.size(view, { width: value })}
      />
      <Segmented
        size="small"
        aria-label={t('data.cardTaller', { name })}
        value={height}
        options={[1, 2].map((value) => ({ value, label: `↕${value}` }))}
        onChange={(value) => arranging.size(view, { height: value })}
      />
      <Button
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('data.cardRemove', { name })}
        onClick={() => arranging.remove(view)}
      />
    </div>
  );
}
