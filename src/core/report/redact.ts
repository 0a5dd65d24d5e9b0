import type { Difference } from '../history/difference.js';
import type { History } from '../history/history.js';
import { isOwn } from '../journal/own.js';
import type { Action, Report } from '../schema/report.schema.js';

interface Told {
  readonly report: Report;
  readonly history: History;
  readonly changes: Difference | null;
}

/**
 * For a page that goes to anybody else: what a reviewer wrote was for the person alone, and so is who rated them how.
 */
export function withoutOthersWords<T extends Told>(told: T): T {
  const { report, history } = told;
  return {
    ...told,
    report: {
      ...report,
      answers: report.answers
        .map(({ said: _, ...answer }) => answer)
        .filter(({ unasked, evidence }) => !unasked || evidence.length > 0),
      ...withoutNames(report),
    },
    history: {
      ...history,
      entries: history.entries
        .filter((entry) => entry.kind !== 'evidence' || isOwn(entry))
        .map((entry) => (entry.kind === 'review' ? { ...entry, by: nobody } : entry)),
    },
  };
}

/** For pages that go to many readers: no evidence, no notes, nobody's name, no roles. The plan stays. */
export function redacted<T extends Told>(told: T): T {
  const { report, history, changes } = told;
  return {
    ...told,
    report: redactReport(report),
    history: redactHistory(history),
    changes: redactDifference(changes),
  };
}

function redactDifference(difference: Difference | null): Difference | null {
  return difference === null ? null : { ...difference, evidence: [], roles: [] };
}

const nobody = 'somebody else';

function redactReport(report: Report): Report {
  const { plan } = report;
  return {
    ...report,
    answers: report.answers.map(({ said: _, ...answer }) => ({ ...answer, evidence: [] })),
    mentor: null,
    framework: null,
    plan: {
      ...plan,
      active: plan.active.map(withoutReason),
      queue: plan.queue.map(withoutReason),
      done: plan.done.map(withoutReason),
      dropped: plan.dropped.map(withoutReason),
    },
    ...withoutNames(report),
  };
}

function withoutNames({ review }: Report): Pick<Report, 'review'> {
  if (review === undefined) return {};
  const { agreed, morePoints } = review;
  const unnamed = <P extends object>({ each: _, ...point }: P & { each?: unknown }) => point;
  return {
    review: {
      ...{ ...review, by: nobody, talkingPoints: review.talkingPoints.map(unnamed) },
      ...(morePoints && { morePoints: morePoints.map(unnamed) }),
      ...(agreed && { agreed: agreed.map(unnamed) }),
    },
  };
}

/** What is in the way is for the person, and for whom they ask. */
export function withoutReason({ because: _, ...action }: Action): Action {
  return action;
}

function redactHistory(history: History): History {
  const entries = history.entries.flatMap((entry) => {
    switch (entry.kind) {
      case 'evidence':
        return [];
      case 'checkin':
        return {
          ...entry,
          note: null,
          actions: entry.actions.map(({ because: _, ...action }) => action),
        };
      case 'action': {
        const { because: _, ...action } = entry;
        return action;
      }
      case 'role':
        return { ...entry, title: 'left out' };
      case 'review':
        return { ...entry, by: nobody };
      default:
        return entry;
    }
  });
  return { ...history, entries };
}
