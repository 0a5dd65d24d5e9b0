import type { Difference } from '../history/difference.js';
import type { History } from '../history/history.js';
import type { Report } from '../schema/report.schema.js';

interface Told {
  readonly report: Report;
  readonly history: History;
  readonly changes: Difference | null;
}

/** For pages that go to many readers: no evidence, no notes, nobody's name, no roles. The plan stays. */
export function redacted<T extends Told>(told: T): T {
  const { report, history, changes } = told;
  return {
    ...told,
    report: redactReport(report),
    history: redactHistory(history),
    changes: changes === null ? null : { ...changes, evidence: [], roles: [] },
  };
}

const nobody = 'somebody else';

function redactReport(report: Report): Report {
  const { review } = report;
  return {
    ...report,
    answers: report.answers.map((answer) => ({ ...answer, evidence: [] })),
    mentor: null,
    framework: null,
    ...(review !== undefined && { review: { ...review, by: nobody } }),
  };
}

function redactHistory(history: History): History {
  const entries = history.entries.flatMap((entry) => {
    switch (entry.kind) {
      case 'evidence':
        return [];
      case 'checkin':
        return { ...entry, note: null };
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
