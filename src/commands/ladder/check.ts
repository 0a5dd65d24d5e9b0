import { pathText, startsWith } from '../../core/base/problems.js';
import { ladderForBranch } from '../../core/ladder/branch.js';
import { compareLadders, isUnchanged } from '../../core/ladder/compare-ladders.js';
import { factsOf } from '../../core/ladder/ladder-facts.js';
import {
  type LadderWarning,
  ladderWarnings,
  type OtherLadder,
  repeatedKeyWarning,
} from '../../core/ladder-check/warnings.js';
import type { JsonOf } from '../../core/output/output.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { defaultSettings } from '../../core/settings/default-settings.js';
import type { LadderFiles, World } from '../../world/world.js';
import type { Run } from '../shared/run.js';

export const run: Run<'ladder check'> = async ({ arguments: [file = ''] }, world) => {
  const json = await checkLadderFile(file, world);
  return {
    json,
    page: async (style) =>
      (await import('../../views/ladder-files/check.js')).renderLadderCheck(json, style),
    code: json.usable ? 0 : 2,
  };
};

export type LadderCheckJson = Omit<JsonOf<'ladder check'>, 'schemaVersion'>;

async function checkLadderFile(file: string, world: World): Promise<LadderCheckJson> {
  const files = await world.ladderFiles();
  const checked = await files.check(file);
  const { ladder, replaced } = checked;
  const usable = checked.mistakes.length === 0;
  const warnings = [
    ...checked.repeated.map(repeatedKeyWarning),
    ...(ladder === null ? [] : ladderWarnings(ladder, await othersWithId(ladder, files))),
    // A warning about what was set aside would speak of words that the file does not hold.
  ].filter(({ path }) => !replaced.some((other) => startsWith(path, other)));
  const sound = usable ? ladder : null;
  return {
    file,
    usable,
    problems: checked.mistakes.map((mistake) => ({
      ...mistake,
      path: mistake.path === null ? null : pathText(mistake.path),
    })),
    warnings: warnings
      .map((warning) => locatedWarning(warning, checked))
      .toSorted((a, b) => a.line - b.line || a.column - b.column),
    ladder: sound === null ? null : factsOf(sound),
    ...(await trialsOf(sound)),
  };
}

/** Nobody answers more than one branch. */
async function trialsOf(
  ladder: Ladder | null,
): Promise<Pick<LadderCheckJson, 'trial' | 'branches'>> {
  if (ladder === null) return { trial: null };
  const { branches = [] } = ladder;
  if (branches.length === 0) return { trial: await trialOf(ladder) };
  const each = branches.map(async ({ id, label }) => {
    const own = ladderForBranch(ladder, id);
    return { id, label, ladder: factsOf(own), trial: await trialOf(own) };
  });
  return { trial: null, branches: await Promise.all(each) };
}

/** Ladders that have the same id and are no earlier version of this one. */
async function othersWithId(ladder: Ladder, files: LadderFiles): Promise<OtherLadder[]> {
  const named = await files.named();
  return named.flatMap(({ name, ladder: other }) =>
    name !== ladder.id || other === null || isSameLadder(other, ladder)
      ? []
      : { id: name, title: other.title },
  );
}

/** Only the built-in ladder itself may have its id: `ladder use` refuses any other. */
function isSameLadder(other: Ladder, ladder: Ladder): boolean {
  const change = compareLadders(other, ladder);
  return other.id === defaultSettings.ladder ? isUnchanged(change) : change.sameLadder;
}

type Checked = Awaited<ReturnType<LadderFiles['check']>>;

function locatedWarning(
  { path, ...warning }: LadderWarning,
  { asWritten, locate }: Pick<Checked, 'asWritten' | 'locate'>,
): LadderCheckJson['warnings'][number] {
  const written = asWritten(path);
  return { ...locate(written, 'value'), path: pathText(written), ...warning };
}

async function trialOf(ladder: Ladder): Promise<NonNullable<LadderCheckJson['trial']>> {
  const { tryLadder } = await import('../../core/trial/trial.js');
  return tryLadder(ladder);
}
