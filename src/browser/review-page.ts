import { answersText, countAnswered, type Filled, readDraft } from './answers.js';

/** The script of the page that `review ask` makes. It sends nothing: the person saves a file, or copies its text. */

/** Made by src/views/html/review-page.ts, which gives every element its id. */
function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

const form = element('form', HTMLFormElement);
const by = element('by', HTMLInputElement);
const state = element('state', HTMLElement);
const bar = element('bar', HTMLProgressElement);
const output = element('answers', HTMLTextAreaElement);
const saved = element('saved', HTMLElement);
const questions = [...form.querySelectorAll('fieldset')];
const { ladder = '', form: formId = '' } = document.body.dataset;
const draftKey = `career-coach-review-${formId}`;
/** Short, and different for everybody who gives no name. */
const somebody = `Somebody (${Math.random().toString(36).slice(2, 6)})`;

/** Some browsers keep nothing for pages that are files. */
function storage(): Storage | null {
  try {
    const { localStorage } = window;
    // Never by the draft's own name: a browser may show a draft a moment late, and this would empty it.
    localStorage.setItem('career-coach-probe', '');
    localStorage.removeItem('career-coach-probe');
    return localStorage;
  } catch {
    return null;
  }
}

const kept = storage();
let isUnsaved = false;

const radiosOf = (question: Element) => [
  ...question.querySelectorAll<HTMLInputElement>('input[type=radio]'),
];
const exampleOf = (question: Element) =>
  question.querySelector<HTMLInputElement>('input[type=text]');

function filled(): Filled {
  const ratings: Record<string, string> = {};
  const examples: Record<string, string> = {};
  for (const question of questions) {
    const id = question.dataset.id ?? '';
    const chosen = radiosOf(question).find((radio) => radio.checked);
    if (chosen !== undefined) ratings[id] = chosen.value;
    const example = exampleOf(question)?.value ?? '';
    if (example.trim() !== '') examples[id] = example;
  }
  return { by: by.value, ratings, examples };
}

function fill(draft: Filled): void {
  by.value = draft.by;
  for (const question of questions) {
    const id = question.dataset.id ?? '';
    for (const radio of radiosOf(question)) radio.checked = draft.ratings[id] === radio.value;
    const example = exampleOf(question);
    if (example !== null) example.value = draft.examples[id] ?? '';
  }
}

function show(): void {
  const now = filled();
  const answered = countAnswered(now);
  bar.value = answered;
  state.textContent = `${answered} of ${questions.length} answered`;
  output.value = answersText(now, ladder, somebody);
}

function changed(): void {
  isUnsaved = true;
  saved.textContent = '';
  kept?.setItem(draftKey, JSON.stringify(filled()));
  show();
}

/** A number chooses, and goes on to the next question; 0: "I can't say". */
function chooseByKey(event: KeyboardEvent): void {
  const { target, key } = event;
  if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
  if (event.ctrlKey || event.altKey || event.metaKey || !/^\d$/.test(key)) return;
  const question = target.closest('fieldset');
  const value = key === '0' ? '' : key;
  const radio = question && radiosOf(question).find((one) => one.value === value);
  if (!question || !radio) return;
  event.preventDefault();
  radio.checked = true;
  changed();
  const next = questions[questions.indexOf(question) + 1];
  const radios = next === undefined ? [] : radiosOf(next);
  (radios.find((one) => one.checked) ?? radios[0] ?? element('save', HTMLButtonElement)).focus();
}

function save(): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([output.value], { type: 'application/json' }));
  link.download = 'review-answers.json';
  link.click();
  URL.revokeObjectURL(link.href);
  isUnsaved = false;
  saved.textContent = 'Saved as review-answers.json: please send it back.';
}

async function copy(): Promise<void> {
  try {
    await navigator.clipboard.writeText(output.value);
  } catch {
    output.closest('details')?.setAttribute('open', '');
    output.select();
    saved.textContent = 'Please copy the marked text.';
    return;
  }
  isUnsaved = false;
  saved.textContent = 'Copied: please paste it into a mail.';
}

function clear(): void {
  if (!window.confirm('Throw away all answers on this page?')) return;
  kept?.removeItem(draftKey);
  fill(readDraft(null));
  isUnsaved = false;
  saved.textContent = '';
  show();
  by.focus();
}

form.addEventListener('input', changed);
form.addEventListener('keydown', chooseByKey);
form.addEventListener('submit', (event) => event.preventDefault());
element('save', HTMLButtonElement).addEventListener('click', save);
element('copy', HTMLButtonElement).addEventListener('click', () => void copy());
element('clear', HTMLButtonElement).addEventListener('click', clear);
if (kept === null) {
  element('draft', HTMLElement).textContent =
    'This browser keeps no draft of pages that are files: please save before you close it.';
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved) event.preventDefault();
  });
} else {
  fill(readDraft(kept.getItem(draftKey)));
}
show();
