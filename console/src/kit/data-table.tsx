import type { UseQueryResult } from '@tanstack/react-query';
import { Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../app/runtime.ts';
import { ColumnSettings } from './column-settings.tsx';
import { type DataColumn, hiddenAtFirst, sortFrom, sortOrderOf, visibleColumns } from './data-columns.ts';
import { Failed, FilteredOut, NothingYet, PastEnd } from './empty-state.tsx';
import { ExportLink } from './export-link.tsx';
import { formatNumber } from './format.ts';
import styles from './kit.module.css';
import { pageSizes, searchText, writeListState } from './list-state.ts';
import { SavedViews } from './saved-views.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { TableBody } from './table-body.tsx';
import { Term } from './term.tsx';
import type { ListUrl } from './use-list-url.ts';

/** Rows that a person has picked, over all pages. */
interface Selection<Row> {
  picked: ReadonlyMap<string | number, Row>;
  /** Rows of which nothing can be done cannot be picked. */
  mayPick: (row: Row) => boolean;
  /** Names the box of a row. */
  nameOf: (row: Row) => string;
  onPick: (picked: ReadonlyMap<string | number, Row>) => void;
}

interface Props<Row, F extends string> {
  /** Names the table in the person's column settings. */
  id: string;
  label: string;
  columns: DataColumn<Row>[];
  rowKey: (row: Row) => string | number;
  query: UseQueryResult<{ items: Row[]; total: number }>;
  list: ListUrl<F>;
  /** Shown when there is nothing at all yet. */
  neverUsed: NothingYet;
  filterBar?: ReactNode;
  /** Address of the CSV with the same filters. */
  exportHref?: string;
  /** Beside the export: what can be done with the list. */
  actions?: ReactNode;
  onOpen?: (row: Row) => void;
  selection?: Selection<Row>;
  /** Filters, order and columns can be saved under a name. */
  views?: boolean;
}

/** A list of the server's: paging, order and filters in the address, columns of one's choice, export. */
export function DataTable<Row extends object, F extends string>(props: Props<Row, F>) {
  const [preferences, setPreferences] = usePreferences();
  const { query, list, columns } = props;
  const hidden = preferences.hiddenColumns[props.id] ?? hiddenAtFirst(columns);
  const hide = (keys: string[]) =>
    setPreferences({ hiddenColumns: { ...preferences.hiddenColumns, [props.id]: keys } });

  if (query.data?.total === 0 && !list.filtered) return <NothingYet {...props.neverUsed} />;
  const failed = query.isError && query.data === undefined;
  return (
    <section className={styles.listPanel} aria-label={props.label}>
      <div className={styles.toolbar}>
        <div className={styles.toolbarFilters}>{props.filterBar}</div>
        <div className={styles.actions}>
          {props.actions}
          {props.views ? (
            <SavedViews
              table={props.id}
              query={searchText({ ...writeListState(list.state), page: undefined })}
              hidden={hidden}
              onHide={hide}
            />
          ) : null}
          {props.exportHref ? <ExportLink href={props.exportHref} /> : null}
          <ColumnSettings columns={columns} hidden={hidden} onChange={hide} />
        </div>
      </div>
      {failed ? (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <>
          <StaleNotice query={query} />
          <Rows {...props} columns={visibleColumns(columns, hidden)} />
        </>
      )}
    </section>
  );
}

const components = { body: { wrapper: TableBody } };

function Rows<Row extends object, F extends string>(props: Props<Row, F>) {
  const { t } = useTranslation();
  const { query, list, onOpen } = props;
  const { page, size, sort } = list.state;
  const total = query.data?.total ?? 0;
  const onTable: TableProps<Row>['onChange'] = (pager, _filters, sorter, extra) => {
    if (extra.action === 'sort') list.change({ sort: sortFrom(sorter) });
    else if (pager.pageSize !== size) list.change({ size: pager.pageSize ?? size });
    else list.change({ page: pager.current ?? 1 });
  };
  return (
    <Table<Row>
      size="middle"
      components={components}
      dataSource={query.data?.items ?? []}
      rowKey={props.rowKey}
      columns={props.columns.map((column) => toAntd(column, sort))}
      loading={query.isPending || (query.isPlaceholderData && query.isFetching)}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: query.isPending ? ' ' : <NothingHere total={total} list={list} /> }}
      pagination={{
        current: page,
        pageSize: size,
        total,
        pageSizeOptions: [...pageSizes],
        showSizeChanger: { 'aria-label': t('table.pageSize') },
        showTotal: (count) => t('table.total', { total: formatNumber(count) }),
      }}
      onChange={onTable}
      {...(props.selection ? { rowSelection: pickOf(props.rowKey, props.selection) } : {})}
      {...(onOpen ? { onRow: (row: Row) => openOnClick(row, onOpen), rowClassName: styles.clickable } : {})}
    />
  );
}

function pickOf<Row extends object>(
  rowKey: Props<Row, never>['rowKey'],
  { picked, mayPick, nameOf, onPick }: Selection<Row>,
): NonNullable<TableProps<Row>['rowSelection']> {
  return {
    fixed: true,
    preserveSelectedRowKeys: true,
    selectedRowKeys: [...picked.keys()],
    getCheckboxProps: (row) => ({ disabled: !mayPick(row), 'aria-label': nameOf(row) }),
    // Rows of other pages come as undefined: those are known from before.
    onChange: (keys, rows) => {
      const known = new Map([...picked, ...rows.filter(Boolean).map((row) => [rowKey(row), row] as const)]);
      onPick(new Map([...known].filter(([key]) => keys.includes(key))));
    },
  };
}

/** Why a page has no rows: the filters hide all, or the page is past the end. */
function NothingHere<F extends string>({ total, list }: { total: number; list: ListUrl<F> }) {
  if (total > 0) return <PastEnd onFirst={() => list.change({ page: 1 })} />;
  return <FilteredOut onClear={list.clear} />;
}

function toAntd<Row>(column: DataColumn<Row>, sort: string | undefined) {
  const antd: NonNullable<TableProps<Row>['columns']>[number] = {
    key: column.key,
    title: column.hint ? <Term hint={column.hint}>{column.title}</Term> : column.title,
    align: column.numeric ? 'right' : 'left',
    render: (_value: unknown, row: Row) => column.render(row),
  };
  if (column.width !== undefined) antd.width = column.width;
  if (column.fixed) antd.fixed = column.fixed;
  if (column.sortable) {
    antd.sorter = true;
    antd.sortOrder = sortOrderOf(sort, column.key);
    antd.showSorterTooltip = false;
  }
  return antd;
}

/** A click anywhere in a row opens it, except on its own links and buttons; keyboards use the row's link. */
function openOnClick<Row>(row: Row, open: (row: Row) => void) {
  return {
    onClick: (event: { target: EventTarget }) => {
      const onControl = event.target instanceof Element && event.target.closest('a,button,input,label');
      if (!onControl) open(row);
    },
  };
}
