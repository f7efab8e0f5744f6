import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  DragOutlined,
  FormOutlined,
  PlusOutlined,
  RedoOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { type Command, commands } from './commands.ts';
import styles from './edit.module.css';
import type { Editor } from './use-editor.ts';
import type { JourneyEdit } from './use-journey-edit.ts';

const icons: Record<Command, ComponentType> = {
  open: FormOutlined,
  before: PlusOutlined,
  after: PlusOutlined,
  duplicate: CopyOutlined,
  up: ArrowUpOutlined,
  down: ArrowDownOutlined,
  move: DragOutlined,
  remove: DeleteOutlined,
};

/** What can be done with the selected step; undo and redo. */
export function EditToolbar({
  editor,
  edit,
  label,
}: {
  editor: Editor;
  edit: JourneyEdit;
  label: string | null;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('flowEdit.toolbar')}>
      <Button
        icon={<Sign of={UndoOutlined} />}
        disabled={!edit.undo || edit.saving}
        onClick={() => edit.undo?.()}
      >
        {t('flowEdit.undo')}
      </Button>
      <Button
        icon={<Sign of={RedoOutlined} />}
        disabled={!edit.redo || edit.saving}
        onClick={() => edit.redo?.()}
      >
        {t('flowEdit.redo')}
      </Button>
      {editor.moving ? (
        <>
          <span role="status">{t('flowEdit.moving', { label: label ?? '' })}</span>
          <Button onClick={editor.stopMoving}>{t('action.cancel')}</Button>
        </>
      ) : (
        <Selected editor={editor} label={label} saving={edit.saving} />
      )}
    </div>
  );
}

function Selected({ editor, label, saving }: { editor: Editor; label: string | null; saving: boolean }) {
  const { t } = useTranslation();
  if (label === null) return <span className="soft">{t('flowEdit.choose')}</span>;
  return (
    <>
      {commands.filter(editor.may).map((command) => {
        return (
          <Button
            key={command}
            icon={<Sign of={icons[command]} />}
            danger={command === 'remove'}
            disabled={saving}
            onClick={() => editor.run(command, editor.selected)}
          >
            {t(`flowEdit.commands.${command}`)}
          </Button>
        );
      })}
    </>
  );
}

/** A sign beside words that say the same. */
function Sign({ of: Icon }: { of: ComponentType }) {
  return (
    <span aria-hidden="true">
      <Icon />
    </span>
  );
}
