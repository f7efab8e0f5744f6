/** What others may use of imports. */
export { askImportToStop } from './ask-to-stop.ts';
export { workImports } from './work-imports.ts';
