import { baseStyle } from './style.js';

export const reviewStyle = `${baseStyle}
html { scroll-padding-bottom: 5rem; }
body { padding-bottom: 4.5rem; }
header p { font-size: 1.05rem; }
.field { display: grid; gap: .3rem; margin: .8rem 0 0; }
.field label { font-weight: 600; }
li .field label { font-weight: 400; color: var(--quiet); font-size: .95rem; }
input[type=text], textarea {
  font: inherit; color: inherit; background: var(--card); width: 100%; padding: .6rem .75rem;
  border: 1px solid var(--quiet); border-radius: 8px;
}
textarea { font: .85rem/1.45 ui-monospace, Menlo, Consolas, monospace; margin-top: .6rem; }
form > details { margin: 1.25rem 0; border: 1px solid var(--line); border-radius: 12px; padding: .8rem 1rem; background: var(--card); }
summary { cursor: pointer; font-weight: 600; }
dl { margin: .6rem 0 0; display: grid; gap: .5rem; }
dt { font-weight: 600; } dd { margin: 0; color: var(--quiet); }
.questions { list-style: none; padding: 0; margin: 0; counter-reset: question; }
.questions > li { margin: 1rem 0; }
fieldset {
  border: 1px solid var(--line); border-radius: 14px; background: var(--card); margin: 0; min-width: 0;
  padding: 1.1rem 1.25rem 1.2rem; counter-increment: question;
}
fieldset:focus-within { border-color: var(--accent); }
legend { float: left; width: 100%; padding: 0; font-weight: 600; font-size: 1.1rem; line-height: 1.35; }
legend::before { content: counter(question) ". "; color: var(--quiet); font-weight: 400; }
legend + * { clear: both; }
fieldset p.quiet { margin: .35rem 0 0; font-size: .95rem; }
.points { display: grid; grid-template-columns: repeat(3, 1fr); gap: .45rem; padding-top: .8rem; }
.points label { position: relative; display: block; cursor: pointer; }
.points input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.points span { display: flex; gap: .5rem; height: 100%; min-height: 2.75rem; padding: .55rem .8rem; border: 1px solid var(--quiet); border-radius: 9px; line-height: 1.3; }
.points b { color: var(--quiet); }
.points input:checked + span { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.points input:checked + span b { color: inherit; }
.points input:focus-visible + span { outline: 3px solid var(--accent); outline-offset: 2px; }
#send { border: 1px solid var(--line); border-radius: 14px; background: var(--card); padding: 1.25rem 1.4rem; margin-top: 1.5rem; scroll-margin: 1rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .6rem; }
button { font: inherit; color: inherit; background: none; border: 1px solid var(--quiet); border-radius: 9px; padding: .65rem 1.1rem; min-height: 2.75rem; cursor: pointer; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
#saved:empty { display: none; }
#saved { font-weight: 600; color: var(--accent); }
footer.progress {
  position: fixed; inset: auto 0 0 0; max-width: none; display: flex; gap: 1rem; align-items: center; justify-content: center;
  background: var(--card); border-top: 1px solid var(--line); color: var(--ink);
  padding: .7rem 1.25rem calc(.7rem + env(safe-area-inset-bottom));
}
#state { white-space: nowrap; }
progress { flex: 0 1 18rem; min-width: 3rem; height: .6rem; accent-color: var(--accent); }
@media (pointer: coarse) { .keys { display: none; } }
@media (max-width: 30rem) {
  header, main { padding-inline: 1rem; }
  fieldset { padding: 1rem; margin-inline: -.4rem; }
  .points { grid-template-columns: 1fr 1fr; }
}
@media print {
  body { background: #fff; color: #000; padding: 0; font-size: 10.5pt; }
  footer.progress, .buttons, #send details { display: none; }
  fieldset { break-inside: avoid; }
  .points input { opacity: 1; position: static; width: auto; height: auto; }
  .points label { display: flex; gap: .3rem; } .points span { border: 0; padding: 0; min-height: 0; }
}
`;
