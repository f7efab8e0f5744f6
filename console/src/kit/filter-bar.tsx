import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './kit.module.css';
import type { ListUrl } from './use-list-url.ts';

export interface FilterOption {
  value: string;
  label: string;
  /** Options under one heading. */
  options?: FilterOption[];
}

export interface FilterField<F extends string> {
  name: F;
  label: string;
  kind: 'search' | 'select';
  placeholder?: string;
  options?: FilterOption[];
}

interface Props<F extends string> {
  label: string;
  fields: FilterField<F>[];
  list: ListUrl<F>;
  /** So many are always in sight, the others on demand or when they are set; all unless given. */
  atHand?: number;
}

/** The filters of a list, each with a visible label, kept in the address. */
export function FilterBar<F extends string>({ label, fields, list, atHand = fields.length }: Props<F>) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = fields.filter(({ name }, place) => all || place < atHand || list.state.filters[name]);
  return (
    <search className={styles.filterBar} aria-label={label}>
      {shown.map((field) => (
        <Filter key={field.name} field={field} list={list} />
      ))}
      {fields.length > atHand ? (
        <Button type="link" className={styles.clear} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('filter.fewer') : t('filter.more')}
        </Button>
      ) : null}
      {list.filtered ? (
        <Button type="link" className={styles.clear} onClick={list.clear}>
          {t('action.clear')}
        </Button>
      ) : null}
    </search>
  );
}

function Filter<F extends string>({ field, list }: { field: FilterField<F>; list: ListUrl<F> }) {
  const { t } = useTranslation();
  const id = useId();
  const value = list.state.filters[field.name];
  const set = (next: string | undefined) => {
    const filters: Partial<Record<F, string>> = {};
    filters[field.name] = next ?? '';
    list.change({ filters });
  };
  return (
    <div className={styles.filter} data-kind={field.kind}>
      <label htmlFor={id}>{field.label}</label>
      {field.kind === 'search' ? (
        <Input.Search
          key={value ?? ''}
          id={id}
          allowClear
          defaultValue={value ?? ''}
          maxLength={100}
          placeholder={field.placeholder ?? ''}
          onSearch={(text) => set(text.trim())}
        />
      ) : (
        <Select
          id={id}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          placeholder={field.placeholder ?? t('filter.any')}
          options={field.options ?? []}
          popupMatchSelectWidth={false}
          onChange={(next: string | null | undefined) => set(next ?? undefined)}
        />
      )}
    </div>
  );
}
