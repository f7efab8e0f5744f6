import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
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
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  };
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
  // Beside the button in the document, not at its end: so that Tab leads from the one into the other.
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc is caught here for the button and the boxes alike
    <span className={styles.columns} onKeyDown={leave}>
      <Popover
        trigger="click"
        placement="bottomRight"
        open={open}
        onOpenChange={setOpen}
        getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
        content={
          <fieldset className={styles.columnList}>
            <legend className="visually-hidden">{t('action.columns')}</legend>
            {boxes}
          </fieldset>
        }
      >
        <Button ref={button} icon={<SettingOutlined />} aria-expanded={open}>
          {t('action.columns')}
        </Button>
      </Popover>
    </span>
  );
}
