import type { Dashboard } from '@hetang/contract/http/dashboards';
import type { SavedView } from '@hetang/contract/http/saved-views';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DASHBOARDS, removeDashboard } from '../../../api/dashboards.ts';
import { savedViewsQuery } from '../../../api/saved-views.ts';
import { NeverUsed } from '../../../kit/empty-state.tsx';
import { ProblemAlert } from '../../../kit/problem-view.tsx';
import { type Arranging, BoardCard } from './board-card.tsx';
import { BoardForm } from './board-form.tsx';
import { moveCard, sizeCard } from './board-model.ts';
import styles from './boards.module.css';
import { useBoardChange } from './use-board.ts';

interface Props {
  board: Dashboard;
  onGone: () => void;
}

/** A dashboard; its owner arranges it. */
export function Board({ board, onGone }: Props) {
  const { t } = useTranslation();
  const [arranges, setArranges] = useState(false);
  const { save, change } = useBoardChange(board);
  const { told, arranging } = useArranging(board, change);
  return (
    <>
      {board.mine ? (
        <div className={styles.bar}>
          <Button type={arranges ? 'primary' : 'default'} onClick={() => setArranges(!arranges)}>
            {t(arranges ? 'data.boardDone' : 'data.boardArrange')}
          </Button>
          {arranges ? <AddCard board={board} onAdd={change} /> : null}
          {arranges ? <BoardSettings board={board} onGone={onGone} /> : null}
        </div>
      ) : null}
      <ProblemAlert error={save.error} />
      <div aria-live="polite" className="visually-hidden">
        {told}
      </div>
      {board.cards.length === 0 ? (
        <NeverUsed title={t('data.boardNothing')} hint={t('data.boardNothingHint')} />
      ) : (
        <ol className={styles.grid} aria-label={board.name}>
          {board.cards.map((card, nr) => (
            <BoardCard key={card.view} card={card} nr={nr} arranging={arranges ? arranging : null} />
          ))}
        </ol>
      )}
    </>
  );
}

/** Moving says where the card is now, and keeps the focus on its handle. */
function useArranging(board: Dashboard, change: (next: Dashboard) => void) {
  const { t } = useTranslation();
  const [moved, setMoved] = useState<{ view: number; text: string } | null>(null);
  const { cards } = board;
  useEffect(() => {
    if (moved) document.querySelector<HTMLElement>(`[data-card="${moved.view}"]`)?.focus();
  }, [moved]);
  const arranging: Arranging = {
    move: (from, to) => {
      const next = moveCard(cards, from, to);
      const card = cards[from];
      if (!card) return;
      const n = next.indexOf(card) + 1;
      setMoved({ view: card.view, text: t('data.cardMoved', { name: card.name, n, of: next.length }) });
      change({ ...board, cards: next });
    },
    size: (view, size) => change({ ...board, cards: sizeCard(cards, view, size) }),
    remove: (view) => change({ ...board, cards: cards.filter((card) => card.view !== view) }),
  };
  return { told: moved?.text ?? '', arranging };
}

const KINDS = ['trend', 'funnel', 'retention', 'rfm'] as const;

/** Puts a saved question at the end of the dashboard. */
function AddCard({ board, onAdd }: { board: Dashboard; onAdd: (next: Dashboard) => void }) {
  const { t } = useTranslation();
  const queries = useQueries({ queries: KINDS.map((kind) => savedViewsQuery(`data-${kind}`)) });
  const views = KINDS.map((kind, nr) => ({ kind, items: queries[nr]?.data?.items ?? [] }));
  const there = new Set(board.cards.map((card) => card.view));
  const add = (kind: string, { id, name, query }: SavedView) =>
    onAdd({
      ...board,
      cards: [...board.cards, { view: id, list: `data-${kind}`, name, query, width: 1, height: 1 }],
    });
  return (
    <Select<number>
      aria-label={t('data.boardAdd')}
      placeholder={t('data.boardAdd')}
      notFoundContent={t('data.boardNoViews')}
      style={{ minWidth: 220 }}
      value={null}
      options={views
        .map(({ kind, items }) => ({
          label: t(`data.${kind}`),
          options: items
            .filter(({ id }) => !there.has(id))
            .map(({ id, name }) => ({ value: id, label: name })),
        }))
        .filter(({ options }) => options.length > 0)}
      onChange={(id) => {
        for (const { kind, items } of views) {
          const view = items.find((item) => item.id === id);
          if (view) add(kind, view);
        }
      }}
    />
  );
}

function BoardSettings({ board, onGone }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { save } = useBoardChange(board);
  const refresh = () => client.invalidateQueries({ queryKey: [DASHBOARDS] });
  const remove = useMutation({
    mutationFn: () => removeDashboard(board.id),
    onSuccess: async () => {
      onGone();
      await refresh();
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('data.boardSettings')}</Button>
      <Popconfirm
        title={t('data.boardRemove')}
        description={t('data.boardRemoveHint')}
        onConfirm={() => remove.mutate()}
      >
        <Button danger loading={remove.isPending}>
          {t('data.boardRemove')}
        </Button>
      </Popconfirm>
      {open ? (
        <BoardForm
          title={t('data.boardSettings')}
          initial={{ name: board.name, shared: board.shared }}
          saving={save.isPending}
          error={save.error}
          onClose={() => setOpen(false)}
          onSubmit={({ name, shared = false }) => {
            save.mutate(
              { ...board, name, shared },
              {
                onSuccess: async () => {
                  setOpen(false);
                  await refresh();
                },
              },
            );
          }}
        />
      ) : null}
    </>
  );
}
