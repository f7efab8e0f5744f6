import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertCompletionText,
  startCompletion,
} from '@codemirror/autocomplete';
import { yaml } from '@codemirror/lang-yaml';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorSelection, Prec } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, type ViewUpdate } from '@codemirror/view';
import type { Finding } from '@hetang/contract/http/plan';
import CodeMirror from '@uiw/react-codemirror';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useDark } from '../../../app/theme-context.ts';
import styles from './editor.module.css';
import { indentAfter } from './indent-after.ts';
import { type Knowledge, meaningAt, proposalsAt } from './proposals.ts';
import { changeBetween, offsetOf } from './text-edits.ts';
import { yamlPlace } from './yaml-place.ts';

export interface Jump {
  line: number;
  column: number;
  /** Goes up with every jump, so that the same place can be jumped to again. */
  turn: number;
}

interface Props {
  text: string;
  label: string;
  findings: readonly Finding[];
  knowledge: Knowledge | null;
  jump: Jump | null;
  onChange: (text: string) => void;
  /** The line of the cursor, from 1. */
  onLine: (line: number) => void;
}

/** A change that came from outside. */
const Given = Annotation.define<boolean>();
const SETUP = { autocompletion: false };

/** The text of one file, with completion, explanations under the pointer and the findings at their places. */
export function YamlEditor({ text, label, findings, knowledge, jump, onChange, onLine }: Props) {
  const dark = useDark();
  const [view, setView] = useState<EditorView | null>(null);
  const known = useRef(knowledge);
  known.current = knowledge;
  // The editor is set up anew, and forgets its proposals, whenever it is given another function.
  const heard = useRef({ onChange, onLine });
  heard.current = { onChange, onLine };
  const change = useCallback((changed: string, { transactions }: ViewUpdate) => {
    if (!transactions.some((one) => one.annotation(Given))) heard.current.onChange(changed);
  }, []);
  // The text is taken over at once: the component itself waits while somebody types, and then writes over it.
  const [begun] = useState(text);
  useLayoutEffect(() => {
    const old = view?.state.doc.toString();
    if (view && old !== undefined && old !== text)
      view.dispatch({ changes: changeBetween(old, text), annotations: Given.of(true) });
  }, [view, text]);
  const follow = useCallback((update: ViewUpdate) => {
    if (update.selectionSet || update.docChanged)
      heard.current.onLine(update.state.doc.lineAt(update.state.selection.main.head).number);
  }, []);
  const extensions = useMemo(
    () => [
      yaml(),
      lintGutter(),
      autocompletion({ override: [(context) => complete(context, known.current)] }),
      hoverTooltip((editor, at) => explain(editor, at, known.current)),
      Prec.high(keymap.of([{ key: 'Enter', run: breakLine }])),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label }),
    ],
    [label],
  );
  useEffect(() => {
    view?.dispatch(
      setDiagnostics(
        view.state,
        findings.map((finding) => diagnosticOf(view.state.doc.toString(), finding)),
      ),
    );
  }, [view, findings]);
  useEffect(() => {
    if (!view || !jump) return;
    const anchor = offsetOf(view.state.doc.toString(), jump.line, jump.column);
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    view.focus();
  }, [view, jump]);
  return (
    <CodeMirror
      value={begun}
      height="100%"
      theme={dark ? 'dark' : 'light'}
      basicSetup={SETUP}
      indentWithTab={false}
      extensions={extensions}
      onCreateEditor={setView}
      onChange={change}
      onUpdate={follow}
      className={styles.yaml}
      style={{ height: '100%' }}
    />
  );
}

/** A new line is set in as YAML goes on there. */
function breakLine({ state, dispatch }: EditorView): boolean {
  const change = state.changeByRange((range) => {
    const line = state.doc.lineAt(range.from);
    const insert = `\n${' '.repeat(indentAfter(line.text.slice(0, range.from - line.from)))}`;
    const anchor = range.from + insert.length;
    return {
      changes: { from: range.from, to: range.to, insert },
      range: EditorSelection.cursor(anchor),
    };
  });
  dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input' }));
  return true;
}

function complete(context: CompletionContext, knowledge: Knowledge | null): CompletionResult | null {
  if (!knowledge) return null;
  const place = yamlPlace(context.state.doc.toString(), context.pos);
  const begins = context.matchBefore(/(?:[:,-]|[[{]) ?/) !== null && place.writes === 'value';
  if (place.word === '' && !context.explicit && !begins) return null;
  const options = proposalsAt(place, knowledge).map(
    ({ label, detail, kind }): Completion => ({
      label,
      detail: detail.length > 40 ? `${detail.slice(0, 39)}…` : detail,
      type: kind === 'key' ? 'property' : kind === 'value' ? 'enum' : 'variable',
      apply: kind === 'key' ? takeKey : label,
    }),
  );
  return options.length > 0 ? { from: place.from, options, validFor: /^[\w/.-]*$/ } : null;
}

/** Behind a key its value is written: what that may be is offered at once. */
function takeKey(view: EditorView, { label }: Completion, from: number, to: number): void {
  view.dispatch(insertCompletionText(view.state, `${label}: `, from, to));
  startCompletion(view);
}

function explain(editor: EditorView, at: number, knowledge: Knowledge | null) {
  const meaning = knowledge && meaningAt(editor.state.doc.toString(), at, knowledge);
  if (!meaning) return null;
  return {
    pos: at,
    create: () => {
      const dom = document.createElement('div');
      dom.style.padding = '4px 8px';
      dom.textContent = meaning;
      return { dom };
    },
  };
}

function diagnosticOf(text: string, { line, column, severity, message, hint }: Finding): Diagnostic {
  const from = offsetOf(text, line, column);
  const length = /^[^\s,}\]:#]*/.exec(text.slice(from, from + 200))?.[0].length ?? 0;
  const to = Math.min(from + Math.max(1, length), text.length);
  return { from: Math.min(from, to), to, severity, message: hint ? `${message}。${hint}` : message };
}
