import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { yaml } from '@codemirror/lang-yaml';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorView, hoverTooltip, type ViewUpdate } from '@codemirror/view';
import type { Finding } from '@hetang/contract/http/plan';
import CodeMirror from '@uiw/react-codemirror';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useDark } from '../../../app/theme-context.ts';
import { type Knowledge, meaningAt, proposalsAt } from './proposals.ts';
import { offsetOf } from './text-edits.ts';
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
  const change = useCallback((changed: string) => heard.current.onChange(changed), []);
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
      value={text}
      height="100%"
      theme={dark ? 'dark' : 'light'}
      basicSetup={SETUP}
      indentWithTab={false}
      extensions={extensions}
      onCreateEditor={setView}
      onChange={change}
      onUpdate={follow}
      style={{ height: '100%' }}
    />
  );
}

function complete(context: CompletionContext, knowledge: Knowledge | null): CompletionResult | null {
  if (!knowledge) return null;
  const place = yamlPlace(context.state.doc.toString(), context.pos);
  if (place.word === '' && !context.explicit) return null;
  const options = proposalsAt(place, knowledge).map(({ label, detail, kind }) => ({
    label,
    detail: detail.length > 40 ? `${detail.slice(0, 39)}…` : detail,
    type: kind === 'key' ? 'property' : kind === 'value' ? 'enum' : 'variable',
    apply: kind === 'key' ? `${label}: ` : label,
  }));
  return options.length > 0 ? { from: place.from, options, validFor: /^[\w/.-]*$/ } : null;
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
