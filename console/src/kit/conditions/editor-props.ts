/** What the editor of one fact works on. */
export interface EditorProps<L> {
  leaf: L;
  onChange: (leaf: L) => void;
}
