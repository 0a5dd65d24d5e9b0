import { createHash } from 'node:crypto';
import { bySide } from '../../core/ladder/sides.js';
import type { ReviewQuestion } from '../../core/review/questions.js';
import { longestText, longestTitle } from '../../core/schema/atoms.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { reviewIntroduction, reviewTitle, seenMeaning, whoSeesIt } from '../text/review-words.js';
import { capitalised } from '../text/words.js';
import { htmlDocument } from './document.js';
import { el, type Markup } from './markup.js';
import { reviewStyle } from './review-style.js';

/** The questions as a page for a browser; `script` is the built src/browser/review-page.ts. */
export function renderReviewPage(
  ladder: Ladder,
  questions: readonly ReviewQuestion[],
  about: string | null,
  script: string,
): string {
  const title = reviewTitle(about);
  return htmlDocument({
    title,
    language: 'en',
    style: reviewStyle,
    script,
    bodyAttributes: {
      'data-ladder': ladder.id,
      'data-form': formId(ladder, questions, about),
    },
    body: [
      el(
        'header',
        {},
        el('h1', {}, title),
        el('p', {}, reviewIntroduction(questions.length, about, ladder)),
        el(
          'p',
          { id: 'draft', class: 'quiet' },
          'Nothing is sent from this page. Your answers stay in this browser; at the end you save a small file and send that yourself. Close the page and come back whenever you like.',
        ),
        el('noscript', {}, el('p', {}, 'This page needs JavaScript to save your answers.')),
      ),
      el(
        'main',
        {},
        el(
          'form',
          { id: 'form', autocomplete: 'off' },
          nameField(about),
          scaleTable(ladder),
          ...questionLists(questions, ladder),
        ),
        sending(about),
      ),
      el(
        'footer',
        { class: 'progress' },
        el('label', { for: 'bar', class: 'sr' }, 'Progress'),
        el('progress', { id: 'bar', max: questions.length, value: 0 }),
        el('span', { id: 'state', role: 'status' }, `0 of ${questions.length} answered`),
        el('a', { href: '#send' }, 'Finish'),
      ),
    ],
  });
}

/** Different for different questions and people, so that two drafts in one browser stay apart. */
function formId(ladder: Ladder, questions: readonly ReviewQuestion[], about: string | null) {
  const text = JSON.stringify([ladder.id, about, questions.map(({ id }) => id)]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function nameField(about: string | null): Markup {
  return el(
    'p',
    { class: 'field' },
    el('label', { for: 'by' }, 'Your name or role'),
    el('input', { id: 'by', type: 'text', maxlength: longestTitle, 'aria-describedby': 'by-help' }),
    el('span', { id: 'by-help', class: 'quiet' }, whoSeesIt(about)),
  );
}

function scaleTable({ scale }: Ladder): Markup {
  return el(
    'details',
    { open: true },
    el('summary', {}, 'What the answers mean'),
    el(
      'dl',
      {},
      ...scale.points.map((point) =>
        el(
          'div',
          {},
          el('dt', {}, `${point.value} ${point.label}`),
          el('dd', {}, seenMeaning(point)),
        ),
      ),
    ),
    el('p', {}, 'If you haven’t seen it, choose “I can’t say”. That tells more than a guess.'),
    el(
      'p',
      { class: 'quiet keys' },
      'With a keyboard, Tab goes to a question, and the number of an answer chooses it.',
    ),
  );
}

/** Counted through; under the label of their side where the ladder has tracks. */
function questionLists(questions: readonly ReviewQuestion[], ladder: Ladder): Markup[] {
  return bySide(ladder, questions, ({ id }) => id).flatMap(({ label, items }) => [
    ...(label === null ? [] : [el('h2', {}, capitalised(label))]),
    el('ol', { class: 'questions' }, ...items.map((one) => questionOf(one, ladder))),
  ]);
}

function questionOf({ id, statement, looksLike }: ReviewQuestion, { scale }: Ladder): Markup {
  const example = `example-${id}`;
  return el(
    'li',
    {},
    el(
      'fieldset',
      { 'data-id': id },
      el('legend', {}, statement),
      looksLike === null ? null : el('p', { class: 'quiet' }, `For example: ${looksLike}`),
      el(
        'div',
        { class: 'points' },
        ...scale.points.map(({ value, label }) => choice(id, `${value}`, `${value}`, label)),
        choice(id, '', '0', 'I can’t say'),
      ),
      el(
        'p',
        { class: 'field' },
        el('label', { for: example }, 'An example, if one comes to mind'),
        el('input', { id: example, type: 'text', maxlength: longestText }),
      ),
    ),
  );
}

function choice(name: string, value: string, key: string, label: string): Markup {
  return el(
    'label',
    {},
    el('input', { type: 'radio', name: `rating-${name}`, value }),
    el('span', {}, el('b', {}, key), ' ', label),
  );
}

function sending(about: string | null): Markup {
  return el(
    'section',
    { id: 'send', 'aria-labelledby': 'send-title' },
    el('h2', { id: 'send-title' }, 'Send it back'),
    el(
      'p',
      {},
      `This page can’t send anything. Save the file and send it to ${about ?? 'whoever asked you'}, or copy the text into a mail.`,
    ),
    el(
      'p',
      { class: 'buttons' },
      el('button', { id: 'save', type: 'button', class: 'main' }, 'Save the file'),
      el('button', { id: 'copy', type: 'button' }, 'Copy the text'),
      el('button', { id: 'clear', type: 'button' }, 'Start again'),
    ),
    el('p', { id: 'saved', role: 'status' }),
    el(
      'details',
      {},
      el('summary', {}, 'The text'),
      el('label', { for: 'answers', class: 'sr' }, 'Your answers as text'),
      el('textarea', { id: 'answers', readonly: true, rows: 8 }),
    ),
  );
}
