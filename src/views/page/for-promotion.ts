import { findLevel } from '../../core/ladder/find-in-ladder.js';
import { bySide } from '../../core/ladder/sides.js';
import type { Ladder, LevelBehaviour } from '../../core/schema/ladder.schema.js';
import type { AnsweredBehaviour } from '../../core/schema/report.schema.js';
import { asOfWords, capitalised, counted, levelName, ratingWords } from '../text/words.js';
import type { Block, Page, PageContent } from './page.js';
import { bullets, evidenceItems, listBySide, origin, paragraph, section } from './parts.js';

/**
 * What shows that the person works at the target level. The reader decides on evidence: where the program places the
 * person and what they rated low is for themselves and their mentor.
 */
export function pageForPromotion({ report, ladder, locale }: PageContent): Page {
  const { targetLevel } = report.plan;
  const level = findLevel(ladder, targetLevel);
  const rows: BehaviourRow[] = (level?.behaviours ?? []).map((behaviour) => {
    const answer = report.answers.find((answer) => answer.behaviour === behaviour.id);
    return { behaviour, answer: answer && withoutFailures(answer) };
  });
  const backed = rows.filter(({ answer }) => answer !== undefined && isBacked(answer, ladder));
  const begun = backed.filter((row) => isBelowHeld(row, ladder));
  const shown = backed.filter((row) => !begun.includes(row));
  const only = rows.filter((row) => !backed.includes(row) && isHeld(row, ladder));
  return {
    title: `Evidence for ${levelName(ladder, targetLevel)}`,
    blocks: [
      origin(report, locale),
      paragraph(level?.summary ?? ''),
      paragraph(
        `Level ${targetLevel} has ${counted(rows.length, 'behaviour', 'behaviours')}.`,
        ...countSentences({
          ...{ shown: shown.length, only: only.length, begun: begun.length },
          all: rows.length,
        }),
      ),
      paragraph(
        'The behaviours are guidance for a talk, not a checklist: nobody needs all of them, and having all of them promises nothing. The ratings are my own.',
      ),
      ...section(
        'With evidence',
        bySide(ladder, shown, ({ behaviour }) => behaviour.id).flatMap(({ label, items }) => {
          const rows = items.flatMap((row) => evidenceBlocks(row, ladder, locale));
          return label === null ? rows : section(capitalised(label), rows);
        }),
      ),
      ...section(
        'What I have begun, and what I noted about it',
        begun.flatMap((row) => evidenceBlocks(row, ladder, locale)),
      ),
      ...section(
        'What I also do, without a written example yet',
        listBySide(
          ladder,
          only,
          ({ behaviour }) => behaviour.id,
          ({ behaviour }) => ({ text: behaviour.statement }),
        ),
      ),
      ...section(`Signs of somebody at level ${targetLevel} that others could confirm`, [
        bullets(level?.signs.map(({ text }) => text) ?? []),
      ]),
    ],
  };
}

/** What was noted beside a low rating tells why it was low: that's no evidence. */
function withoutFailures(answer: AnsweredBehaviour): AnsweredBehaviour {
  return { ...answer, evidence: answer.evidence.filter(({ notHeld }) => !notHeld) };
}

/** Who says "not so far" has not begun, whatever the example. */
export function isBacked({ evidence, rating }: AnsweredBehaviour, { scale }: Ladder): boolean {
  return evidence.some(({ notHeld }) => !notHeld) && rating !== scale.points[0]?.value;
}

interface Counts {
  readonly shown: number;
  readonly only: number;
  readonly begun: number;
  readonly all: number;
}

/** "2 have evidence here. I do 4 more, without a written example yet. I have begun one. The other 2 are left out." */
function countSentences({ shown, only, begun, all }: Counts): string[] {
  const rest = all - shown - only - begun;
  const number = (count: number) => (count === 1 ? 'one' : `${count}`);
  const more = shown === 0 ? '' : ' more';
  const others = rest === 1 ? 'The other one is' : `The other ${rest} are`;
  return [
    shown === 0
      ? 'None has evidence here.'
      : `${capitalised(number(shown))} ${shown === 1 ? 'has' : 'have'} evidence here.`,
    ...(only === 0 ? [] : [`I do ${number(only)}${more}, without a written example yet.`]),
    ...(begun === 0 ? [] : [`I have begun ${number(begun)}.`]),
    ...(rest === 0 ? [] : [`${rest === all ? 'All are' : others} left out.`]),
  ];
}

interface BehaviourRow {
  readonly behaviour: LevelBehaviour;
  readonly answer: AnsweredBehaviour | undefined;
}

function isHeld({ answer }: BehaviourRow, { scale }: Ladder): boolean {
  return answer?.earlier === true || (answer?.rating ?? 0) >= scale.held;
}

function isBelowHeld({ answer }: BehaviourRow, { scale }: Ladder): boolean {
  const rating = answer?.rating ?? null;
  return rating !== null && rating < scale.held;
}

function evidenceBlocks(row: BehaviourRow, ladder: Ladder, locale: string | null): Block[] {
  const { behaviour, answer } = row;
  const rating =
    answer !== undefined && isHeld(row, ladder)
      ? `Rated ${ratingWords(answer, ladder)}${asOfWords(answer, locale)}.`
      : '';
  const items = evidenceItems(answer ?? {}, locale);
  return section(behaviour.statement, [paragraph(rating), { kind: 'list', items }], 'open');
}
