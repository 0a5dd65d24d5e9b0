import { erasedText } from '../schema/atoms.js';
import type { Event } from '../schema/events.schema.js';
import { findByEnd } from './short-ids.js';
import { listUndoItems } from './undo-items.js';

/** Which words go. */
export interface ErasePlan {
  /** The ids of events whose words go. */
  readonly events: ReadonlySet<string>;
  /** The number of one line of evidence among several, or `note`, as typed; null: all words. */
  readonly part: string | null;
  /** The words, to show them once more; none if they are erased, but an old copy may have brought them back. */
  readonly texts: readonly string[];
}

/**
 * Finds what an id of `log` or `undo --list` names, taken back or not. Throws CoachError `usage` if there is no such
 * entry.
 */
export function planErase(events: readonly Event[], ladder: string, word: string): ErasePlan {
  const [id = '', part = null] = word.toLowerCase().split('.', 2);
  const item = findByEnd(listUndoItems(events, ladder), word, {
    hasEnd: (one) => one.events.some((event) => event.id.endsWith(id)),
    none: `There is nothing with the id "${word}"`,
    next: ['career-coach log', 'career-coach undo --list'],
  });
  const named = item.events.filter((event) => part === null || event.id.endsWith(id));
  const own = new Set(named.map((event) => event.id));
  const about = events.filter(
    (event) => event.type === 'amendment' && isAbout(event.evidence, own, part),
  );
  const plan = { events: new Set([...own, ...about.map((event) => event.id)]), part };
  const texts = [...named, ...about]
    .flatMap((event) => wordsOf(event, part))
    .flatMap((text) => (text === undefined || text === erasedText ? [] : text));
  return { ...plan, texts };
}

function isAbout(evidence: string, events: ReadonlySet<string>, part: string | null): boolean {
  const [event = '', number] = evidence.split('.', 2);
  return events.has(event) && (part === null || number === part);
}

/** The event without its words; the same event if it has none. */
export function withoutWords(event: Event, { events, part }: ErasePlan): Event {
  if (!events.has(event.id)) return event;
  const after = emptied(event, part);
  return JSON.stringify(after) === JSON.stringify(event) ? event : after;
}

function emptied(event: Event, part: string | null): Event {
  switch (event.type) {
    case 'evidence': {
      const { links: _, source: __, ...rest } = event;
      return { ...rest, text: erasedText, behaviours: [] };
    }
    case 'amendment': {
      const { links: _, text: __, ...rest } = event;
      return rest;
    }
    case 'checkin': {
      const { note, evidence, ...rest } = event;
      return {
        ...rest,
        ...(note !== undefined && !isNote(part) && { note }),
        ...(evidence !== undefined && {
          evidence: evidence.map((line, index) =>
            isPart(index, part) ? { text: erasedText, behaviours: [] } : line,
          ),
        }),
      };
    }
    case 'assessment':
      return {
        ...event,
        ...(part === null && { mentor: null, framework: null }),
        answers: event.answers.map((answer, index) => withoutEvidence(answer, index, part)),
      };
    case 'review':
      return {
        ...event,
        answers: event.answers.map((answer, index) => withoutEvidence(answer, index, part)),
      };
    case 'answer': {
      const { answer } = event;
      return isText(answer) ? { ...event, answer: null } : event;
    }
    case 'role':
      return { ...event, title: erasedText };
    case 'plan':
      return {
        ...event,
        ...(event.actions !== undefined && {
          actions: event.actions.map(({ because: _, ...action }) => ({
            ...action,
            ...(action.act !== undefined && { act: erasedText }),
            ...(action.cue !== undefined && { cue: '' }),
            ...(action.obstacle !== undefined && { obstacle: null }),
            ...(action.fallback !== undefined && { fallback: null }),
            ...(action.doneWhen !== undefined && { doneWhen: null }),
          })),
        }),
      };
    default:
      return event;
  }
}

function isPart(index: number, part: string | null): boolean {
  return part === null || part === String(index + 1);
}

function isNote(part: string | null): boolean {
  return part === null || part === 'note';
}

function withoutEvidence<T extends { evidence?: string | undefined }>(
  answer: T,
  index: number,
  part: string | null,
): Omit<T, 'evidence'> & { evidence?: string } {
  const { evidence, ...rest } = answer;
  return isPart(index, part) || evidence === undefined ? rest : { ...rest, evidence };
}

function isText(answer: unknown): answer is { readonly text: string } {
  return answer !== null && typeof answer === 'object' && 'text' in answer;
}

/** The words that `withoutWords` takes out of an event. */
function wordsOf(event: Event, part: string | null): (string | undefined)[] {
  switch (event.type) {
    case 'evidence':
    case 'amendment':
      return [event.text, ...(event.links ?? [])];
    case 'checkin': {
      const lines = event.evidence ?? [];
      const texts = lines.filter((_, index) => isPart(index, part)).map(({ text }) => text);
      return [isNote(part) ? event.note : undefined, ...texts];
    }
    case 'assessment':
    case 'review':
      return event.answers
        .filter((_, index) => isPart(index, part))
        .map(({ evidence }) => evidence);
    case 'answer':
      return [isText(event.answer) ? event.answer.text : undefined];
    case 'role':
      return [event.title];
    case 'plan':
      return (event.actions ?? []).flatMap(({ act, because }) => [act, because]);
    default:
      return [];
  }
}
