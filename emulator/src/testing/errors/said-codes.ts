import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['wecom', 'official-account', 'platform'];
/** Any field that is not as documented; every call answers it, so no table tells it. */
const WRONG_FIELD = 40058;

interface Piece {
  codes: Set<number>;
  uses: Set<string>;
}

/** `file name` of everything declared at the top of a file, with the codes in it and what of ours it uses. */
function readPieces(): { pieces: Map<string, Piece>; endpoints: Map<string, string> } {
  const pieces = new Map<string, Piece>();
  const endpoints = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      const isOurs = name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'errors.ts';
      if (isOurs) readFile(join(ROOT, folder, name), { pieces, endpoints });
    }
  }
  return { pieces, endpoints };
}

type Found = ReturnType<typeof readPieces>;

function readFile(path: string, { pieces, endpoints }: Found): void {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  const known = new Map<string, string>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) noteImport(statement, { path, known });
    for (const name of namesOf(statement)) known.set(name, `${path} ${name}`);
  }
  for (const statement of source.statements) {
    for (const name of namesOf(statement)) {
      const key = `${path} ${name}`;
      pieces.set(key, pieceOf(statement, known));
      const called = pathOf(statement, path);
      if (called !== undefined) endpoints.set(called, key);
    }
  }
}

function noteImport(
  { moduleSpecifier, importClause }: ts.ImportDeclaration,
  { path, known }: { path: string; known: Map<string, string> },
): void {
  const from = (moduleSpecifier as ts.StringLiteral).text;
  const bindings = importClause?.namedBindings;
  if (!from.startsWith('.') || bindings === undefined || !ts.isNamedImports(bindings)) return;
  for (const { name, propertyName } of bindings.elements)
    known.set(name.text, `${join(dirname(path), from)} ${(propertyName ?? name).text}`);
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.map(({ name }) => name.getText());
}

function pieceOf(statement: ts.Statement, known: Map<string, string>): Piece {
  const piece: Piece = { codes: new Set(), uses: new Set() };
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node) && /^[4-9]\d{4}$/.test(node.getText())) piece.codes.add(Number(node.text));
    const used = ts.isIdentifier(node) ? known.get(node.text) : undefined;
    if (used !== undefined) piece.uses.add(used);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return piece;
}

/** `endpoint({ path: 'x'`, or a function of the same file that makes such calls: `blocking('x'`. */
const CALLED =
  /= (?:endpoint|accountEndpoint)\(\{[\s\S]*?\bpath: '([^']+)'|^export const \w+ = \w+\('([a-z_/]+)'/;

/** The path of the call that the statement describes; below `oa/` for the account, with its root when it is another. */
function pathOf(statement: ts.Statement, file: string): string | undefined {
  const text = statement.getText();
  const match = CALLED.exec(text);
  const path = match?.[1] ?? match?.[2];
  if (path === undefined) return undefined;
  const root = /\broot: '([^']+)'/.exec(text)?.[1];
  const isAccount = file.includes('official-account');
  return `${isAccount ? 'oa/' : ''}${root === undefined ? '' : `${root}/`}${path}`;
}

/** By call: the codes in its source and in whatever it uses, followed through the sources of the emulator. */
export function saidCodes(): Map<string, number[]> {
  const { pieces, endpoints } = readPieces();
  const reach = (key: string, seen: Set<string>, codes: Set<number>): Set<number> => {
    const piece = pieces.get(key);
    if (piece === undefined || seen.has(key)) return codes;
    seen.add(key);
    for (const code of piece.codes) codes.add(code);
    for (const used of piece.uses) reach(used, seen, codes);
    return codes;
  };
  return new Map(
    [...endpoints].map(([path, key]) => {
      const codes = [...reach(key, new Set(), new Set())].filter((code) => code !== WRONG_FIELD);
      return [path, codes.sort((a, b) => a - b)];
    }),
  );
}
