import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Popover } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { savedViewsQuery } from '../api/saved-views.ts';
import { parseSearch } from './list-state.ts';
import { SavedViewList } from './saved-view-list.tsx';

interface Props {
  /** Names the list among the views. */
  table: string;
  /** Search of the address without the page. */
  query: string;
  hidden: string[];
  onHide: (hidden: string[]) => void;
}

/** Saved views of a list; the one that the user chose opens a list whose address asks for nothing. */
export function SavedViews({ table, query, hidden, onHide }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const views = useQuery(savedViewsQuery(table)).data?.items;
  const show = useCallback(
    (view: { query: string; hidden: string[] }, replace = false) => {
      setOpen(false);
      onHide(view.hidden);
      void navigate({ to: '.', search: parseSearch(view.query), replace });
    },
    [navigate, onHide],
  );
  const arrived = useRef(false);
  useEffect(() => {
    if (!views || arrived.current) return;
    arrived.current = true;
    const own = views.find((view) => view.opens);
    if (own && query === '') show(own, true);
  }, [views, query, show]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc is caught here for the button and what it opens alike
    <span
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <Popover
        trigger="click"
        placement="bottomRight"
        open={open}
        onOpenChange={setOpen}
        getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
        content={<SavedViewList table={table} views={views ?? []} now={{ query, hidden }} onShow={show} />}
      >
        <Button ref={button} aria-expanded={open}>
          {t('views.button')}
        </Button>
      </Popover>
    </span>
  );
}
