import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DataColumn } from './data-columns.ts';
import styles from './kit.module.css';

interface Props<Row> {
  columns: DataColumn<Row>[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
}

/** Chooses which columns of a table are shown; the choice is remembered. */
export function ColumnSettings<Row>({ columns, hidden, onChange }: Props<Row>) {
  const { t } = useTranslation();
  const toggle = (key: string, shown: boolean) =>
    onChange(shown ? hidden.filter((other) => other !== key) : [...hidden, key]);
  const boxes = columns.map((column) => (
    <Checkbox
      key={column.key}
      disabled={column.pinned === true}
      checked={column.pinned === true || !hidden.includes(column.key)}
      onChange={(event) => toggle(column.key, event.target.checked)}
    >
      {column.title}
    </Checkbox>
  ));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <fieldset className={styles.columnList}>
          <legend className="visually-hidden">{t('action.columns')}</legend>
          {boxes}
        </fieldset>
      }
    >
      <Button icon={<SettingOutlined />}>{t('action.columns')}</Button>
    </Popover>
  );
}
