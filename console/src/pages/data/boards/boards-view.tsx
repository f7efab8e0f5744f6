import type { Dashboard } from '@hetang/contract/http/dashboards';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DASHBOARDS, dashboardQuery, dashboardsQuery, makeDashboard } from '../../../api/dashboards.ts';
import { NeverUsed } from '../../../kit/empty-state.tsx';
import { Loaded } from '../../../kit/loaded.tsx';
import { Board } from './board.tsx';
import { BoardForm } from './board-form.tsx';
import styles from './boards.module.css';
import { NewFromReady } from './ready-board.tsx';

/** Dashboards: the one that the address names, else the first. */
export function BoardsView() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const boards = useQuery(dashboardsQuery);
  const open = (id: number | undefined) =>
    void navigate({ to: '.', search: id === undefined ? {} : { board: String(id) } });
  return (
    <Loaded query={boards}>
      {({ items }) => {
        const chosen = items.find(({ id }) => String(id) === search.board) ?? items[0];
        if (!chosen)
          return (
            <NeverUsed
              title={t('data.boardsEmpty')}
              hint={t('data.boardsEmptyHint')}
              action={
                <div className={styles.bar}>
                  <NewFromReady primary onMade={open} />
                  <NewBoard onMade={open} />
                </div>
              }
            />
          );
        return (
          <>
            <div className={styles.bar}>
              <Select
                aria-label={t('data.boardChoose')}
                style={{ minWidth: 240 }}
                value={chosen.id}
                options={items.map(({ id, name, mine, by }) => ({
                  value: id,
                  label: `${name} · ${mine ? t('data.boardMine') : t('data.boardBy', { by })}`,
                }))}
                onChange={open}
              />
              <NewBoard onMade={open} />
              <NewFromReady onMade={open} />
            </div>
            <OneBoard key={chosen.id} id={chosen.id} onGone={() => open(undefined)} />
          </>
        );
      }}
    </Loaded>
  );
}

function OneBoard({ id, onGone }: { id: number; onGone: () => void }) {
  const board = useQuery(dashboardQuery(id));
  return <Loaded query={board}>{(data: Dashboard) => <Board board={data} onGone={onGone} />}</Loaded>;
}

function NewBoard({ onMade }: { onMade: (id: number) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const make = useMutation({
    mutationFn: ({ name, shared = false }: { name: string; shared?: boolean }) =>
      makeDashboard({ name, shared, cards: [] }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: [DASHBOARDS] });
      setOpen(false);
      onMade(id);
    },
  });
  return (
    <>
      <Button data-shortcut="n" onClick={() => setOpen(true)}>
        {t('data.boardNew')}
      </Button>
      {open ? (
        <BoardForm
          title={t('data.boardNew')}
          initial={{ name: '' }}
          saving={make.isPending}
          error={make.error}
          onClose={() => setOpen(false)}
          onSubmit={(values) => make.mutate(values)}
        />
      ) : null}
    </>
  );
}
