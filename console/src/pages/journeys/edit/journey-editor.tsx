import type { JourneyDrawing } from '@hetang/contract/http/journey-drawing';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { Button, Skeleton } from 'antd';
import { type KeyboardEvent, lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../kit/panel.tsx';
import { ProblemAlert } from '../../../kit/problem-view.tsx';
import type { CanvasTools } from '../canvas-tools.ts';
import flow from '../flow.module.css';
import { FlowFrame } from '../flow-frame.tsx';
import { StepTree } from '../step-tree.tsx';
import { TestRunPanel } from '../test-run/test-run-panel.tsx';
import { useTestRun } from '../test-run/use-test-run.ts';
import { wayOf } from '../test-run/way.ts';
import { ArmSettings } from './arm-settings.tsx';
import { choicesOf } from './choices.ts';
import { commandOf } from './commands.ts';
import styles from './edit.module.css';
import { armAt, stepAt } from './edit-steps.ts';
import { EditToolbar } from './edit-toolbar.tsx';
import { FindingLines } from './finding-lines.tsx';
import { StepSettings } from './step-settings.tsx';
import { type Editor, nodeOf, useEditor } from './use-editor.ts';
import { useJourneyEdit } from './use-journey-edit.ts';

const FlowCanvas = lazy(async () => ({ default: (await import('../flow-canvas.tsx')).FlowCanvas }));

interface Props {
  drawing: JourneyDrawing;
  journey: Journey;
  of: string;
  onDraft: (id: number) => void;
}

/** The steps of a journey to draw on: the drawing, the same as an outline for keyboards, what lint says. */
export function JourneyEditor({ drawing, journey, of, onDraft }: Props) {
  const { t } = useTranslation();
  const edit = useJourneyEdit({ journey: of, drawing, onDraft });
  const editor = useEditor(drawing, journey, edit);
  const run = useTestRun(of, drawing.draft?.id);
  const [testing, setTesting] = useState(false);
  const { graph } = editor;
  const runLines = testing ? run.run?.lines : undefined;
  const way = useMemo(() => (runLines ? wayOf(graph, runLines) : null), [graph, runLines]);
  const labelOf = (node: number | null) => drawing.lines.find((line) => line.node === node)?.label ?? null;
  const tools = useTools(editor, drawing);
  return (
    <Panel
      title={t('journeys.steps')}
      extra={testing ? null : <Button onClick={() => setTesting(true)}>{t('testRun.open')}</Button>}
    >
      <ProblemAlert error={edit.error} />
      {edit.error ? <Button onClick={edit.reload}>{t('flowEdit.reload')}</Button> : null}
      <FlowFrame
        name={journey.name}
        bar={
          <EditToolbar
            editor={editor}
            edit={edit}
            label={labelOf(editor.moving ? editor.moving.node : editor.selected)}
          />
        }
      >
        {(full) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: keys of whatever inside has the focus
          <div className={flow.flow} onKeyDown={(event) => onUndoKey(event, edit)} aria-busy={edit.saving}>
            <Suspense fallback={<Skeleton active paragraph={{ rows: 12 }} />}>
              <FlowCanvas
                graph={graph}
                selected={editor.selected}
                onSelect={editor.press}
                full={full}
                way={way}
                tools={tools}
              />
            </Suspense>
            {testing ? (
              <TestRunPanel test={run} onClose={() => setTesting(false)} />
            ) : (
              <div>
                <StepTree graph={graph} selected={editor.selected} onSelect={editor.press} tools={tools} />
                <p className={`soft ${styles.keys}`}>{t('flowEdit.keys')}</p>
              </div>
            )}
          </div>
        )}
      </FlowFrame>
      <FindingLines
        findings={drawing.findings}
        onShow={({ path }) => editor.select(nodeOf(editor.lines, path) ?? null)}
      />
      <Settings drawing={drawing} journey={journey} editor={editor} saving={edit.saving} />
    </Panel>
  );
}

function onUndoKey(event: KeyboardEvent, { undo, redo, saving }: ReturnType<typeof useJourneyEdit>): void {
  if (!(event.ctrlKey || event.metaKey) || saving) return;
  const back = event.key === 'z' && !event.shiftKey;
  const forth = event.key === 'y' || (event.key.toLowerCase() === 'z' && event.shiftKey);
  if (!back && !forth) return;
  event.preventDefault();
  if (back) undo?.();
  else redo?.();
}

const severities = ['error', 'warning', 'info'] as const;

function findingsAt({ findings }: JourneyDrawing, { lines }: Editor, node: number) {
  return findings.filter(({ path }) => nodeOf(lines, path) === node);
}

function useTools(editor: Editor, drawing: JourneyDrawing) {
  const { t } = useTranslation();
  const mark = (node: number): ReturnType<CanvasTools['mark']> => {
    const found = findingsAt(drawing, editor, node);
    const severity = severities.find((one) => found.some((finding) => finding.severity === one));
    const worst = found.find((finding) => finding.severity === severity);
    return worst ? { severity: worst.severity, text: worst.message } : null;
  };
  return {
    mark,
    note: (node: number) => mark(node)?.text ?? null,
    placeOn(edge: Parameters<CanvasTools['placeOn']>[0]) {
      const place = editor.placeOn(edge);
      const step = drawing.lines.find(({ node }) => node === edge.from)?.label ?? '';
      const label = editor.moving ? t('flowEdit.moveAfter', { step }) : t('flowEdit.addAfter', { step });
      return place && { label, onPress: () => editor.put(place) };
    },
    onKey(event: KeyboardEvent, node: number): boolean {
      if (event.key === 'Escape' && editor.moving) {
        editor.stopMoving();
        return true;
      }
      const command = commandOf(event);
      return command !== null && editor.run(command, node);
    },
  };
}

interface SettingsProps {
  drawing: JourneyDrawing;
  journey: Journey;
  editor: Editor;
  saving: boolean;
}

/** What stands open: a new step, or the settings of one that is there. */
function Settings({ drawing, journey, editor, saving }: SettingsProps) {
  const choices = useMemo(() => choicesOf(drawing.definitions), [drawing]);
  const { opened, save, close } = editor;
  if (!opened) return null;
  const shared = { saving, onSave: save, onClose: close };
  if ('add' in opened) return <StepSettings {...shared} step={null} choices={choices} findings={[]} />;
  const { path, kind, node } = opened.change;
  const findings = findingsAt(drawing, editor, node);
  const arm = kind === 'arm' ? armAt(journey.steps, path) : undefined;
  if (arm) return <ArmSettings {...shared} arm={arm} findings={findings} />;
  const step = stepAt(journey.steps, path);
  return step ? <StepSettings {...shared} step={step} choices={choices} findings={findings} /> : null;
}
