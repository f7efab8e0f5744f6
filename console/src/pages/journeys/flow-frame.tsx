import { FullscreenExitOutlined, FullscreenOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './flow.module.css';
import { useFullScreen } from './use-full-screen.ts';

interface Props {
  name: string;
  /** Stands above the drawing. */
  bar: ReactNode;
  children: (full: boolean) => ReactNode;
}

/** Drawing and outline of a journey, on the page or over the whole window. */
export function FlowFrame({ name, bar, children }: Props) {
  const { t } = useTranslation();
  const frame = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [full, setFull] = useState(false);
  useFullScreen({ on: full, frame, focus: button, onLeave: () => setFull(false) });
  return (
    <section
      ref={frame}
      className={styles.frame}
      data-full={full}
      aria-label={full ? t('flow.fullOf', { name }) : undefined}
    >
      <div className={styles.bar}>
        {full ? <strong>{name}</strong> : null}
        <div className={styles.barWords}>{bar}</div>
        <Button
          ref={button}
          data-shortcut="f"
          aria-keyshortcuts="f"
          title={full ? 'f / Esc' : 'f'}
          icon={<span aria-hidden="true">{full ? <FullscreenExitOutlined /> : <FullscreenOutlined />}</span>}
          onClick={() => setFull(!full)}
        >
          {full ? t('flow.leaveFull') : t('flow.full')}
        </Button>
      </div>
      {children(full)}
    </section>
  );
}
