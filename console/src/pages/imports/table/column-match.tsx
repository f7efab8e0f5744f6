import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ImportFile,
  type ImportTarget,
  SAVED,
  savedMappingsQuery,
  saveMapping,
} from '../../../api/import-files.ts';
import { PlainTable } from '../../../kit/plain-table.tsx';
import { ProblemAlert } from '../../../kit/problem-view.tsx';
import styles from '../imports.module.css';

type Columns = Record<string, string>;

interface Props {
  file: ImportFile;
  columns: Columns;
  onChange: (columns: Columns) => void;
}

/** Says for each column of the file where it goes; what could be told from its name is filled in. */
export function ColumnMatch({ file, columns, onChange }: Props) {
  const { t } = useTranslation();
  const set = (column: string, target: string | undefined) => {
    const { [column]: _, ...rest } = columns;
    onChange(target === undefined ? rest : { ...rest, [column]: target });
  };
  const left = file.columns.filter(({ column }) => columns[column] === undefined).length;
  return (
    <>
      <p>
        {file.fits === null ? null : `${t('tableImport.fits', { name: file.fits })} `}
        {left === 0 ? t('tableImport.allMatched') : t('tableImport.someLeft', { n: left })}
      </p>
      <SavedMappings file={file} columns={columns} onChange={onChange} />
      <PlainTable
        caption={t('tableImport.match')}
        columns={[
          { key: 'column', title: t('tableImport.column') },
          { key: 'sample', title: t('tableImport.sample') },
          { key: 'target', title: t('tableImport.target') },
        ]}
        rows={file.columns.map(({ column, sample }, i) => ({
          key: `${i} ${column}`,
          cells: [
            column,
            <span key="sample" className="soft">
              {sample.filter((cell) => cell !== '').join('、')}
            </span>,
            <TargetSelect
              key="target"
              label={t('tableImport.targetOf', { column })}
              targets={file.targets}
              taken={new Set(Object.values(columns))}
              value={columns[column]}
              onChange={(target) => set(column, target)}
            />,
          ],
        }))}
      />
    </>
  );
}

function TargetSelect(props: {
  label: string;
  targets: readonly ImportTarget[];
  taken: ReadonlySet<string>;
  value: string | undefined;
  onChange: (target: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const kinds = ['name', 'identity', 'field', 'tag', 'time'] as const;
  return (
    <Select<string>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      className={styles.target ?? ''}
      aria-label={props.label}
      placeholder={t('tableImport.ignore')}
      value={props.value ?? null}
      options={kinds.map((kind) => ({
        label: t(`tableImport.kinds.${kind}`),
        options: props.targets
          .filter((one) => one.kind === kind)
          .map(({ target, name }) => ({
            value: target,
            label: name,
            disabled: props.taken.has(target) && target !== props.value,
          })),
      }))}
      onChange={(target: string | undefined) => props.onChange(target)}
    />
  );
}

/** Takes over what somebody has saved for such a table, and saves it for the next one. */
function SavedMappings({ file, columns, onChange }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const saved = useQuery(savedMappingsQuery);
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => saveMapping(name.trim(), columns),
    onSuccess: async () => {
      void message.success(t('tableImport.saved', { name: name.trim() }));
      await client.invalidateQueries({ queryKey: [SAVED] });
    },
  });
  const take = (chosen: string) => {
    const one = saved.data?.items.find((item) => item.name === chosen);
    const known = new Set(file.columns.map(({ column }) => column));
    if (one)
      onChange(Object.fromEntries(Object.entries(one.columns).filter(([column]) => known.has(column))));
  };
  return (
    <div className={styles.actions}>
      {saved.data && saved.data.items.length > 0 ? (
        <Select<string>
          aria-label={t('tableImport.take')}
          placeholder={t('tableImport.take')}
          value={null}
          options={saved.data.items.map((item) => ({ value: item.name, label: item.name }))}
          popupMatchSelectWidth={false}
          onChange={take}
        />
      ) : null}
      <Space.Compact>
        <Input
          aria-label={t('tableImport.saveAs')}
          placeholder={t('tableImport.saveAs')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button disabled={name.trim() === ''} loading={save.isPending} onClick={() => save.mutate()}>
          {t('action.save')}
        </Button>
      </Space.Compact>
      <ProblemAlert error={save.error} />
    </div>
  );
}
