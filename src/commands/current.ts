import { carryOver, isSmall, nextCheckinAfter } from '../core/carry-over.js';
import type { Day } from '../core/day.js';
import type { Made } from '../core/describe-report.js';
import type { Event, NewEvent } from '../core/events.schema.js';
import type { Found, findIn } from '../core/found.js';
import type { Present } from '../core/journal.js';
import type { Report } from '../core/report.schema.js';
import type { World } from '../world.js';
import { noAssessment, tellLoss } from './required.js';

/** What a command starts from that needs no history: it costs the same however long the journal is. */
export interface Current {
  /** Worked out when it is asked for. CoachError `no-assessment` before the first stage. */
  report(): Promise<Report>;
  /** The same with an empty list of answers, which are most of it, and sooner had. */
  brief(): Promise<Report>;
  /** Whether there is a stage, so that there is a report. */
  readonly hasStage: boolean;
  /** The day that is set for the next check-in; null: none is. */
  readonly nextCheckin: Day | null;
  /** Read when it is looked at. */
  readonly state: Present;
  /** Where to go on. */
  readonly journal: JournalPresent;
}

/** Keeps a report for the next start, where that is worth it. */
type Remember = (made: () => Made) => Promise<void>;

type JournalPresent = Awaited<ReturnType<World['store']['readPresent']>>;

/** Reads what is known today. Tells of lines that could not be used; they stay where they are. */
export async function readCurrent(world: World): Promise<Current> {
  const { id, mark } = await world.ladderInUse();
  const journal = await world.store.readPresent(id);
  tellLoss(journal.loss, world);
  return currentOf(journal, (made) => world.store.remember(journal, mark, made()), world);
}

/** Adds events to what is known, and gives what is known then. */
export async function addToCurrent(
  { journal }: Current,
  events: readonly NewEvent[],
  world: World,
): Promise<{ readonly events: readonly Event[]; readonly current: Current }> {
  const { mark } = await world.ladderInUse();
  const { events: added, after } = await world.store.appendTo(journal, events);
  const remember = async (made: () => Made) => {
    if (isFarBehind(after)) await world.store.remember(after, mark, made());
  };
  return { events: added, current: currentOf(after, remember, world) };
}

/** Bytes of events that are rather folded at each start than remembered after each that is added. */
const shortTail = 8192;

function isFarBehind({ base, position }: JournalPresent): boolean {
  return position !== null && position.size - (base?.size ?? 0) > shortTail;
}

function currentOf(journal: JournalPresent, remember: Remember, world: World): Current {
  const make = async () =>
    (await makeReport(journal, remember, world)) ?? noAssessment(journal.state());
  return {
    report: async () => {
      const { brief, answers } = await make();
      return { ...brief, answers: answers() };
    },
    brief: async () => (await make()).brief,
    get hasStage() {
      if (isCarried(journal)) return true;
      const { draft, assessments } = journal.state();
      return assessments.length > 0 || (draft !== null && draft.placed !== null);
    },
    get nextCheckin() {
      const { remembered } = journal;
      return remembered !== null && isCarried(journal)
        ? nextCheckinAfter(remembered.made().report, remembered.since)
        : journal.state().nextCheckin;
    },
    get state() {
      return journal.state();
    },
    journal,
  };
}

/** Whether what is remembered says about the person what the journal says now. */
function isCarried({ remembered }: JournalPresent): boolean {
  return remembered?.since.every(isSmall) ?? false;
}

/** A report in two parts. */
interface Parts {
  readonly brief: Report;
  readonly answers: () => Report['answers'];
}

/** The report: the one that was remembered, where it still holds. */
async function makeReport(
  journal: JournalPresent,
  remember: Remember,
  world: World,
): Promise<Parts | null> {
  const { mark } = await world.ladderInUse();
  const { today } = world;
  const earlier = journal.remembered?.mark === mark ? journal.remembered : null;
  const before = earlier?.made() ?? null;
  if (earlier !== null && before?.report.date === today) {
    const { answers, since } = earlier;
    const brief = carryOver(before.report, journal, since);
    if (brief !== null) {
      const made = () => ({ ...before, report: { ...brief, answers: answers() } });
      if (since.length > 0) await remember(made);
      return { brief, answers };
    }
  }

  const { describeReport, restsOn } = await import('../core/describe-report.js');
  const { whatWasSaid } = await import('../core/said.js');
  const ladder = await world.ladder();
  const state = journal.state();
  const said = whatWasSaid(ladder, state, today);
  if (said === null) return null;
  const rests = () => restsOn(ladder, said, state.reviews, today);
  const found =
    before !== null && before.rests === rests()
      ? before.report
      : await find(ladder, said, state.reviews, today);
  const report = describeReport(ladder, state, said, found, today);
  await remember(() => ({ report, rests: rests() }));
  return { brief: report, answers: () => report.answers };
}

/** Most commands leave the findings as they were; what works them out is loaded when it is needed. */
async function find(...given: Parameters<typeof findIn>): Promise<Found> {
  const found = await import('../core/found.js');
  return found.findIn(...given);
}
