import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompareDrawer } from './compare-drawer.tsx';
import { MoveDrawer } from './move-drawer.tsx';

interface Props {
  journey: string;
  version: number;
  /** Nobody is on this version any more. */
  onMoved: () => void;
}

/** What can be done about an earlier version that people are still on. */
export function VersionActions({ journey, version, onMoved }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'compare' | 'move' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button onClick={() => setOpen('compare')}>{t('flow.compare')}</Button>
      <Button onClick={() => setOpen('move')}>{t('flow.move')}</Button>
      {open === 'compare' ? <CompareDrawer journey={journey} version={version} onClose={close} /> : null}
      {open === 'move' ? (
        <MoveDrawer journey={journey} version={version} onClose={close} onMoved={onMoved} />
      ) : null}
    </>
  );
}
