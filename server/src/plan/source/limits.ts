/** What a plan may measure. Far above real plans, far below what would hurt the server. */
export const limits = {
  files: 500,
  fileBytes: 256 * 1024,
  totalBytes: 1024 * 1024,
  /** Nesting of YAML collections; a real plan stays below ten. */
  depth: 40,
  /** Syntax errors reported per file: later ones are mostly echoes of the first. */
  syntaxErrors: 5,
} as const;
