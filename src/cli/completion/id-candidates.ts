import type { IdKind } from '../../command-table/options.js';
import { settingContext } from '../../commands/settings/context.js';
import { readJournal } from '../../commands/shared/journal-state.js';
import { dayInWords } from '../../core/base/day.js';
import { shortEvidenceIds } from '../../core/evidence/find-evidence.js';
import { listUndoItems } from '../../core/history/undo-items.js';
import { newestFirst } from '../../core/journal/state.js';
import { allBehaviours } from '../../core/ladder/find-in-ladder.js';
import { activeIn, openIn, queuedIn, suggestedIn } from '../../core/plan/find-actions.js';
import { planNow } from '../../core/plan/plan-now.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { findSetting, settingNames } from '../../core/settings/settings-table.js';
import type { World } from '../../world/world.js';
import type { Candidate } from './candidates.js';

/** Profiles are folders, so answer-shell.ts lists them without reading one. */
type JournalIdKind = Exclude<IdKind, 'profile'>;

export function idCandidates(kind: JournalIdKind, world: World): Promise<readonly Candidate[]> {
  return lookUp[kind](world);
}

const lookUp: { readonly [K in JournalIdKind]: (world: World) => Promise<readonly Candidate[]> } = {
  behaviour: async (world) => behavioursOf(await world.ladder()),
  level: async (world) => levelsOf(await world.ladder()),
  'ladder part': async (world) => {
    const ladder = await world.ladder();
    const strands = ladder.strands.map(({ id, title }) => ({ value: id, about: title }));
    return [...levelsOf(ladder), ...strands, ...behavioursOf(ladder)];
  },
  'active action': async (world) => actionsOf(activeIn(await planOf(world))),
  'open action': async (world) => {
    const plan = await planOf(world);
    return actionsOf([...openIn(plan), ...suggestedIn(plan)]);
  },
  suggestion: async (world) => {
    const plan = await planOf(world);
    return actionsOf([...queuedIn(plan), ...suggestedIn(plan)]);
  },
  evidence: async (world) => {
    const { state } = await readJournal(world);
    const short = shortEvidenceIds(state.evidence);
    return newestFirst(state.evidence).map(({ id, date, text }) => ({
      value: short.get(id) ?? id,
      about: `${dayInWords(date)}: ${text}`,
    }));
  },
  setting: async (world) => {
    const context = await settingContext(world);
    return settingNames(context).map((name) => ({
      value: name,
      about: findSetting(name, context).summary,
    }));
  },
  'thing to undo': async (world) => {
    const { ladder, events } = await readJournal(world);
    return listUndoItems(events, ladder.id).map(({ id, kind, day }) => ({
      value: id,
      about: `${kind}, ${dayInWords(day)}`,
    }));
  },
  schedule: async () => {
    const { scheduleTargets } = await import('../../views/schedule/targets.js');
    return [
      ...Object.entries(scheduleTargets).map(([value, { summary }]) => ({ value, about: summary })),
      { value: 'ics', about: 'events for a calendar' },
    ];
  },
};

function levelsOf({ levels }: Ladder): Candidate[] {
  return [
    ...levels.map(({ rank, title }) => ({ value: `${rank}`, about: title })),
    ...levels.map(({ id, title }) => ({ value: id, about: title })),
  ];
}

function behavioursOf(ladder: Ladder): Candidate[] {
  return allBehaviours(ladder).map(({ behaviour }) => ({
    value: behaviour.id,
    about: behaviour.statement,
  }));
}

async function planOf(world: World) {
  const { ladder, state } = await readJournal(world);
  return planNow(ladder, state, world.today);
}

function actionsOf(
  actions: readonly { readonly id: string; readonly title: string }[],
): Candidate[] {
  return actions.map((action) => ({ value: action.id, about: action.title }));
}
