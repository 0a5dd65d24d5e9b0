/** Colours, type and the frame that all pages share. Contrast is AA in both schemes; a test measures it. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --paper: #f7f5f0; --card: #ffffff; --ink: #20242c; --quiet: #59606e; --line: #dcd8ce;
  --accent: #0b6b50; --accent-soft: #dff1e9; --on-accent: #ffffff;
  --near: #7fbfa4; --low: #c9c4b8; --none: transparent;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b; --card: #1d2127; --ink: #e9e6df; --quiet: #a8aeb9; --line: #363c46;
    --accent: #63d2a8; --accent-soft: #1c3a30; --on-accent: #0d1512;
    --near: #357a62; --low: #4c525c;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, sans-serif;
  overflow-wrap: break-word;
}
header, main, footer, nav { max-width: 50rem; margin-inline: auto; padding-inline: 1.25rem; }
header { padding-top: clamp(1.5rem, 5vw, 3.5rem); }
main { padding-bottom: 2rem; }
footer { padding-bottom: 2.5rem; color: var(--quiet); font-size: .9rem; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.4rem); letter-spacing: -.015em; }
h2 { font-size: 1.3rem; letter-spacing: -.01em; }
h3 { font-size: 1.05rem; }
p { margin: .6rem 0; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.quiet { color: var(--quiet); }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/** What only the export's pages have. */
export const pageStyle = `${baseStyle}
header p:first-of-type { color: var(--quiet); margin-top: .75rem; font-size: .95rem; }
header p + p { font-size: 1.125rem; }
nav ul { list-style: none; padding: 0; margin: 1.25rem 0 0; display: flex; flex-wrap: wrap; gap: .4rem .5rem; }
nav li { margin: 0; }
nav a {
  display: block; padding: .3rem .75rem; border: 1px solid var(--line); border-radius: 999px;
  font-size: .9rem; text-decoration: none; background: var(--card);
}
main > section {
  background: var(--card); border: 1px solid var(--line); border-radius: 14px;
  padding: 1.25rem 1.4rem; margin-top: 1.25rem;
}
section section { margin-top: 1.5rem; }
h2 + *, h3 + * { margin-top: .75rem; }
ul, ol { padding-left: 1.3rem; margin: .6rem 0; }
li { margin: .4rem 0; }
li > ul { margin: .2rem 0 .2rem; }
li li { color: var(--quiet); font-size: .97rem; margin: .15rem 0; }
li li em { color: var(--ink); }
ul.tasks { list-style: none; padding: 0; }
ul.tasks > li { position: relative; padding: .2rem 0 .2rem 2rem; margin: 1rem 0; }
ul.tasks .box {
  position: absolute; left: 0; top: .45rem; width: 1.15rem; height: 1.15rem; border: 2px solid var(--quiet);
  border-radius: 4px;
}
ul.tasks .done .box { background: var(--accent); border-color: var(--accent); }
ul.tasks .done .box::after {
  content: ""; position: absolute; left: .25rem; top: .02rem; width: .35rem; height: .65rem;
  border: solid var(--on-accent); border-width: 0 2.5px 2.5px 0; transform: rotate(40deg);
}
ul.tasks li ul { list-style: none; padding: 0; }
.rungs { list-style: none; padding: 0; margin: .75rem 0 0; }
.rung {
  display: grid; grid-template-columns: 2.2rem 1fr auto; gap: .1rem .8rem; align-items: center;
  padding: .6rem .75rem; margin: 0; border-radius: 10px; border: 1px solid transparent;
}
.rung + .rung { margin-top: .25rem; }
.rung.here { background: var(--accent-soft); border-color: var(--accent); }
.rank {
  grid-row: span 2; width: 2.2rem; height: 2.2rem; border-radius: 50%; display: grid; place-items: center;
  border: 2px solid var(--line); font-weight: 650; color: var(--ink);
}
.here .rank { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.rung .name { font-weight: 600; line-height: 1.3; }
.rung .mark { display: inline-block; font-weight: 400; font-size: .9rem; color: var(--quiet); }
.here .mark { color: var(--accent); font-weight: 600; }
.rung .likely { text-align: right; font-size: .9rem; color: var(--quiet); line-height: 1.3; }
.rung .likely svg { display: block; margin: .15rem 0 0 auto; }
.here .likely { color: var(--ink); }
.counts { grid-column: 2 / -1; display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: center; font-size: .9rem; color: var(--quiet); }
.here .counts { color: var(--ink); }
.held { fill: var(--accent); } .near { fill: var(--near); } .low { fill: var(--low); }
.track { fill: var(--low); opacity: .55; }
.key { font-size: .85rem; color: var(--quiet); display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: .9rem 0 0; }
.key span { display: inline-flex; gap: .4rem; align-items: center; }
.bars { list-style: none; padding: 0; display: grid; gap: .9rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
.bars li { margin: 0; }
.bars .name { font-weight: 600; display: block; }
.bars .counts { color: var(--quiet); }
figure { margin: .75rem 0 0; }
figure svg { width: 100%; height: auto; display: block; }
figcaption { font-size: .95rem; margin-top: .4rem; }
.grid { stroke: var(--line); stroke-width: 1; }
.line { fill: none; stroke: var(--accent); stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
.dot { fill: var(--card); stroke: var(--accent); stroke-width: 2.5; }
.dot.last { fill: var(--accent); }
.axis { fill: var(--quiet); font-size: 13px; }
details { border-top: 1px solid var(--line); padding: .55rem 0; }
details + details { margin: 0; }
details:last-child { padding-bottom: 0; }
summary { cursor: pointer; padding: .15rem 0; }
summary h3, summary h4 { display: inline; font-size: 1rem; font-weight: 600; }
summary .quiet { font-size: .9rem; margin-left: .4rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .97rem; }
th, td { text-align: left; vertical-align: top; padding: .55rem .6rem; border: 1px solid var(--line); }
th { font-weight: 600; }
tbody td:empty { width: 38%; }
main > p { margin-top: 1.25rem; }
@media (max-width: 30rem) {
  .axis { font-size: 22px; }
  th, td { padding: .45rem; }
  main > section { padding: 1rem; border-radius: 12px; margin-inline: -.5rem; }
  .rung { padding-inline: .5rem; gap: .1rem .6rem; }
  header, main, footer, nav { padding-inline: 1rem; }
}
@media print {
  @page { margin: 16mm 15mm; }
  :root {
    color-scheme: light;
    --paper: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb;
    --accent: #0b6b50; --accent-soft: #eef7f3; --on-accent: #fff; --near: #7fbfa4; --low: #c9c4b8;
  }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { font-size: 10.5pt; line-height: 1.45; }
  h1 { font-size: 18pt; } h2 { font-size: 13pt; } header p + p { font-size: 1em; }
  header, main, footer { max-width: none; padding: 0; }
  nav { display: none; }
  main > section { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: .8rem 0 0; margin: 1rem 0 0; }
  h2, h3, h4, summary { break-after: avoid; }
  li, tr, figure, .rung { break-inside: avoid; }
  details::details-content { content-visibility: visible; height: auto; display: block; }
  td:empty { height: 2.6em; }
}
`;
