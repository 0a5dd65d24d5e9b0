import { requireDay } from '../../core/base/read-day.js';
import type { EvidenceFilter } from '../../core/evidence/select.js';
import { findBehaviourId } from '../../core/ladder/find-id.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { World } from '../../world/world.js';
import type { Input } from '../shared/run.js';

/** What the options of `log` and `log search` choose. */
export async function filterFrom(
  options: Pick<Input<'log'>['options'], 'behaviour' | 'since' | 'until' | 'linked'>,
  world: World,
  inUse: { readonly ladder: Ladder },
): Promise<EvidenceFilter> {
  const { behaviour, since, until, linked } = options;
  const { ladder } = inUse;
  return {
    ...(behaviour !== undefined && {
      behaviours: behaviour.map((word) => findBehaviourId(ladder, word)),
    }),
    ...(since !== undefined && { since: requireDay(since, world.today, 'past', '--since') }),
    ...(until !== undefined && { until: requireDay(until, world.today, 'past', '--until') }),
    ...(linked !== undefined && { linked }),
  };
}
