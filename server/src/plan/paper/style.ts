/** How a printed plan looks: on A4, and on a screen of any width. */
export const STYLE = `
:root { --ink: #1c2b2a; --soft: #55645f; --line: #d5dfdd; --leaf: #0f766e; --pale: #f2f7f6; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 190mm; padding: 0 16px 48px; color: var(--ink); background: #fff;
  font: 15px/1.7 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "Segoe UI", sans-serif;
  overflow-wrap: anywhere; }
.cover { min-height: 70vh; display: flex; flex-direction: column; justify-content: center; border-bottom: 3px solid var(--leaf); }
.cover h1 { font-size: 34px; line-height: 1.3; margin: 4px 0 16px; }
.kind { color: var(--leaf); letter-spacing: .2em; margin: 0; }
.intro { max-width: 40em; }
h2 { font-size: 24px; line-height: 1.35; margin: 40px 0 4px; padding-bottom: 6px; border-bottom: 2px solid var(--leaf); }
h3 { font-size: 18px; margin: 28px 0 6px; }
h3 code { font-size: 12px; color: var(--soft); font-weight: 400; margin-left: 6px; }
.note { color: var(--soft); margin: 4px 0 12px; }
nav ol { columns: 3; padding-left: 1.6em; }
nav a, main a { color: var(--leaf); }
dl { margin: 8px 0; }
dl div { display: grid; grid-template-columns: 9em minmax(0, 1fr); gap: 0 12px; padding: 3px 0; border-bottom: 1px dotted var(--line); }
dt { color: var(--soft); } dd { margin: 0; }
figure { margin: 12px 0; } figcaption, .label, caption { color: var(--soft); font-size: 13px; text-align: left; margin: 12px 0 4px; }
blockquote { margin: 4px 0; padding: 10px 14px; background: var(--pale); border-left: 3px solid var(--leaf); border-radius: 4px; }
.steps { list-style: none; margin: 4px 0; padding: 0; }
.steps li { display: grid; grid-template-columns: 2em minmax(0, 1fr); margin-left: calc(var(--depth) * 1.4em); padding: 3px 0; break-inside: avoid; }
.steps b { color: var(--leaf); }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin: 8px 0 16px; font-size: 13px; line-height: 1.5; }
th, td { border: 1px solid var(--line); padding: 5px 8px; text-align: left; vertical-align: top; min-width: 4em; }
th { background: var(--pale); font-weight: 600; }
.day { white-space: nowrap; }
@media (max-width: 600px) {
  nav ol { columns: 1; }
  .cover h1 { font-size: 26px; }
  dl div { grid-template-columns: minmax(0, 1fr); }
}
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page); font-size: 10px; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.55; }
  .cover { min-height: 240mm; break-after: page; }
  nav { break-after: page; }
  nav a { color: inherit; text-decoration: none; }
  section + section { break-before: page; }
  h2, h3, caption, figcaption, .label { break-after: avoid; }
  h3 { font-size: 13pt; }
  tr, figure, dl div { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  table { font-size: 9pt; }
  blockquote, th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`.trim();
