import { expect, test } from 'vitest';
import {
  behavioursMeant,
  behavioursOfPlan,
  behavioursToOffer,
} from '../../src/core/evidence/behaviours-to-offer.js';
import { isStrongMatch, suggestBehaviours } from '../../src/core/evidence/suggest-behaviours.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import { allBehaviours, statementOf } from '../../src/core/ladder/find-in-ladder.js';
import { builtIn as written } from '../commands/ladder-facts.js';

const builtIn = withTerms(written, {});

/** Notes as people type them, slips and all, each with the behaviours that a colleague would name. */
const notes: readonly (readonly [text: string, ...behaviours: string[]])[] = [
  ['fixed the nasty login bug, was a race in the session cache', 'finds-the-cause'],
  ['wrote tests for the edge cases b4 handing the import over to QA', 'tests-before-handover'],
  ['on call last night, restarted the queue by hand til the shop was up again', 'works-on-outages'],
  ["reviewed a collegue's PR and suggested a simpler query", 'reviews-colleagues-work'],
  ['demo of new report to the sales guys, they liked it', 'demos-own-work'],
  ["asked PO what 'all orders' means before i started coding", 'asks-before-building'],
  ['spent the evening learning kafka, first consumer runs', 'learns-fast'],
  ['search is now 5x faster, support noticed', 'visible-change'],
  ['called the clerk who reported the bug and explained what went wrong', 'explains-the-fix'],
  ['answered 3 technical questions from the customer directly in their channel', 'first-contact'],
  ['explained to the new guy how a claim goes from post room to payment', 'explains-their-work'],
  ['asked them what they want to achive with the new export - month end!', 'asks-for-outcome'],
  ['told customer release will slip by a week, 10 days ahead', 'warns-early'],
  ['gave an estimate: 2-3 weeks dependng on test system', 'gives-honest-estimates'],
  ['Kollege had question about the order interface, sent him a sample msg', 'answers-the-team'],
  ['told PM about the risk with the firewall change in the plan', 'feeds-the-managers'],
  ['looked how 2 other teams solved the same caching problem b4 proposing', 'studies-references'],
  ['pointed out that login page violates password policy', 'checks-compliance'],
  ['drew system landscape w/ ops on whiteboard', 'draws-landscape'],
  ['proposed to retire 2 of the 5 services', 'sketches-target'],
  ['presented 2 options (buy vs build) with cost to the steering committee', 'weighs-options'],
  ['built a prototype to check if the old db can take the load', 'prototypes-doubt'],
  ['Workshop mit dem Kunden moderiert, designed the returns process', 'runs-design-session'],
  ['talked 1:1 to the head of accounting before the decision on the design', 'meets-stakeholders'],
  ['pitched new architecture to the board, focus on days-to-invoice', 'presents-design'],
  ['two teams argued over kafka vs rabbit for weeks, wrote ADR, settled', 'decides-architecture'],
  ['updated roadmap with customer for next 3 yrs', 'keeps-roadmap'],
  ['wrote architecture guidelines for all projects', 'sets-principles'],
  ['coached two devs of the client in API design', 'makes-independent'],
  ['checked if teams really left the old login like we decided', 'sees-decision-through'],
  ['mediated between finance and operations, opposite wishes', 'mediates-disagreement'],
  ["told client not to do the rewrite tho we would've earned a lot", 'advises-against-gain'],
  ['called former client, asked how the system is doing 2 years later', 'stays-over-years'],
  ['admitted in standup that my migration broke staging', 'says-bad-news-first'],
  ['asked users what annoys them about the release', 'asks-for-criticism', 'visible-change'],
  ['sent meeting minutes to customer, they corrected 2 points', 'sends-notes-back'],
  ['sat next to a nurse for a morning and watched her work', 'sees-their-day'],
  ['suggested a config switch instead of a new service', 'proposes-less'],
  ['measured handling time before & after go-live, 20% less', 'measures-benefit'],
  ['let junior do the db migration on his own for the 1st time', 'hands-over-growth'],
  ['1:1 with my mentee, worked on her design draft', 'mentors-regularly'],
  ['helped other team with slow query, 2 afternoons', 'lends-a-hand'],
  ['showed our new pipeline in the all hands', 'shows-team-work'],
  ['connected client with our data protection team', 'hands-over-lead', 'names-capability'],
  ['took the blame for the failed cutover in front of mgmt', 'stands-in-front'],
  ['told the boss cost to run: licences + hosting ~20k/yr', 'names-running-cost'],
  ['Traced the duplicate payments to a missing key in the config', 'finds-the-cause'],
  ['Root cause of the login outage: expired certificate', 'finds-the-cause'],
  ['Root cause of duplicate orders', 'finds-the-cause'],
  ['Benchmark: bulk insert 12s -> 1.4s', 'prototypes-doubt'],
  ['Prototype of the event bridge measured: 40 ms', 'prototypes-doubt'],
  ['Talked to two ops users at their desk for an afternoon', 'sees-their-day'],
  ['asked the hostel owner what he hates about the new rates screen', 'asks-for-criticism'],
  ['told the hostel owner myself that the invoice fix slips a week', 'warns-early'],
];

/** Written apart from those, half of them once the matcher was done. */
const others: typeof notes = [
  ["repro'd the timeout, traced to a missing index", 'finds-the-cause'],
  ['ran the migration script on a copy of prod data first', 'tests-before-handover'],
  ['prod down saturday, stayed on the call till it ran again', 'works-on-outages'],
  ['left 6 comments w/ concrete suggestions on the design doc', 'reviews-colleagues-work'],
  ['showed finished dashboard to the ppl who ordered it', 'demos-own-work'],
  ['clarified unclear requirement with PO before building', 'asks-before-building'],
  ['warned product early that feature will be late', 'warns-early'],
  ['honest estimate: 10 days, depends on access', 'gives-honest-estimates'],
  ['raised tech risks in planning mtg', 'feeds-the-managers'],
  ['compared 3 design alternatives by risk', 'weighs-options'],
  ['load test proved the design works', 'prototypes-doubt'],
  ['ran a design workshop with users and support', 'runs-design-session'],
  ['one on one with everybody affected by the new interface', 'meets-stakeholders'],
  ['explained to CFO what the new platform means for the business', 'presents-design'],
  ['wrote the technical chapter for the proposal', 'writes-for-proposals'],
  ['rehearsed the pitch with two devs', 'coaches-sellers'],
  ['named the colleagues who did it in the release note', 'names-the-members'],
  ['reported failing import of neighbor system to their team', 'reports-beyond-scope'],
  ['followed up again on the idea from spring, now on the backlog', 'follows-to-end'],
  ['asked client about plans for next year', 'asks-about-plans'],
  ['restated the request in my own words, they confirmed', 'plays-back'],
  ['delivered the log extract on friday as promised', 'keeps-small-promises'],
  ['met the new client team in my first week on the project', 'starts-early'],
  ['wrote a 3 page concept with costs for the directors idea', 'writes-concept-notes'],
  ['dug into logs for 3h, memory leak came from the pdf lib', 'finds-the-cause'],
  ['added unit tests for leap years before release', 'tests-before-handover'],
  ['pager went off 2am, db was full, cleaned up, back online at 3', 'works-on-outages'],
  [
    'gave feedback on the architecture draft of another team, 2 alternatives',
    'reviews-colleagues-work',
  ],
  ['short screencast of the finished import for the requester', 'demos-own-work'],
  ['requirement was vague, asked before building anything', 'asks-before-building'],
  ['tried out rust for the parser over the weekend', 'learns-fast'],
  ['migration will be late, told customer today so they can replan', 'warns-early'],
  ['rough estimate given to kunde: 5 days if access is granted', 'gives-honest-estimates'],
  ['mapped all systems around billing with the people who run them', 'draws-landscape'],
  ['option A cheaper, option B safer - compared both for the customer', 'weighs-options'],
  ['spike: measured if new queue handles the load', 'prototypes-doubt'],
  ['2h design workshop with warehouse + finance, they drew most', 'runs-design-session'],
  ['explained design to the steering committee in business terms', 'presents-design'],
  ['refreshed the 3 year roadmap with the customer', 'keeps-roadmap'],
  ["helped customer's architects to design their own api", 'makes-independent'],
  ['stand-in for client in pricing meeting, objected to the increase', 'argues-their-view'],
  ['shadowed dispatch office for a shift', 'sees-their-day'],
  ["intro'd customer to the scanner team", 'hands-over-lead'],
  ['gave the weekly customer call to a colleague for good', 'hands-over-growth'],
  ['told them a weekly export would do, no dashboard needed', 'proposes-less'],
  ['apologised for wrong figures in my report before anyone noticed', 'says-bad-news-first'],
  ['asked CIO what keeps him up at night, no pitch', 'knows-deciders'],
  ['published article on the future of our industry', 'writes-point-of-view'],
];

/** Of the notes: the share that gets suggestions, and of those suggestions the share that is right and first. */
function hits(table: typeof notes) {
  const found = table.flatMap(([text, ...behaviours]) => {
    const [first] = suggestBehaviours(builtIn, text);
    return first === undefined ? [] : [{ text, isRight: behaviours.includes(first.behaviour) }];
  });
  const wrong = found.filter(({ isRight }) => !isRight).map(({ text }) => text);
  return { told: found.length / table.length, right: 1 - wrong.length / found.length, wrong };
}

test.each([
  ['notes', notes, 0.4, 1],
  ['others', others, 0.35, 0.94],
])(
  'of the %s, those that say it clearly get the behaviour that a colleague would name',
  (_, table, told, right) => {
    const found = hits(table);
    expect(found.told).toBeGreaterThanOrEqual(told);
    expect(found.right, found.wrong.join('\n')).toBeGreaterThanOrEqual(right);
  },
);

test('where its words say nothing clearly, a note gets the behaviours of the active actions that it tells of', () => {
  const about = (status: 'active' | 'queued', title: string, behaviour = 'warns-early') => ({
    ...{ status, title, behaviour, act: '' },
  });
  const meant = (text: string, ...actions: ReturnType<typeof about>[]) =>
    behavioursMeant(builtIn, text, actions).map(({ behaviour }) => behaviour);
  const slips = 'wrote a warning to the hostel that the import slips';
  expect(meant(slips, about('active', 'Write a warning'))).toEqual(['warns-early']);
  expect(meant(slips, about('queued', 'Write a warning'))).toEqual([]);
  expect(meant(slips, about('active', 'Draw the landscape'))).toEqual(['warns-early']);
  expect(
    meant(
      'Told the sales lead three weeks ahead that double booking slips to 25 January',
      about('active', 'Check promised dates on Monday'),
    ),
  ).toEqual(['warns-early']);
  expect(meant(slips, about('active', 'Draw the landscape', 'draws-landscape'))).toEqual([]);
  expect(meant('drew system landscape on a whiteboard', about('active', 'Draw it'))).toEqual([
    'draws-landscape',
  ]);
});

test('a note fits what somebody works on where it shares a rare word with it, and hardly ever by chance', () => {
  const behaviours = allBehaviours(builtIn).map(({ behaviour }) => behaviour);
  const unclear = [...notes, ...others].filter(
    ([text]) => suggestBehaviours(builtIn, text).length === 0,
  );
  const fits = unclear.flatMap(([text, ...right]) =>
    behaviours.flatMap(({ id, actions: [action] }) => {
      const active = [{ ...action, behaviour: id, status: 'active' as const }];
      const isMeant = behavioursMeant(builtIn, text, active).length > 0;
      return { isRight: right.includes(id), isMeant };
    }),
  );
  const share = (isRight: boolean) => {
    const of = fits.filter((fit) => fit.isRight === isRight);
    return of.filter(({ isMeant }) => isMeant).length / of.length;
  };
  expect(share(true)).toBeGreaterThan(0.35);
  expect(share(false)).toBeLessThan(0.003);
});

test('the words of an own action count, too', () => {
  const action = { status: 'active' as const, behaviour: 'warns-early', title: 'Weekly dates' };
  const meant = (cue: string) =>
    behavioursMeant(builtIn, 'asked harbour and pilots which dates hold', [{ ...action, cue }]);
  expect(meant('a pilot asks')).toHaveLength(1);
  expect(meant('somebody asks')).toHaveLength(0);
});

test.each([
  "Sitting in the weekly session with the client's architects and taking the notes",
  'Fix race in order queue consumer',
  'wip',
  'fix typo',
  'merge branch',
  'bump version',
  'had lunch',
  'Good week, rode the bike to work, release went quietly',
  'Great release, good mood in the team',
  'had lunch with the team',
  'Lunch with the customer',
  'Team meeting',
  'Holiday until monday',
  'merged dependabot PRs',
  'updated my CV',
  'Weekly status call',
  'bump version to 2.3',
  'worked on tickets',
  'sick today',
  'read emails all morning',
  'moved to a new desk',
  'Sprint planning',
  '1:1 with my manager about holidays',
  // Words of examples, or one of a statement.
  'I showed the absence view in the call',
  'search is now 5x faster, support noticed',
  'connected client with our data protection team',
  'coached two devs of the client in API design',
  'prod down saturday, stayed on the call till it ran again',
  'spike: measured if new queue handles the load',
])('nothing is suggested for: %s', (text) => {
  expect(suggestBehaviours(builtIn, text)).toEqual([]);
});

test.each([
  'finished the offer for the papers terminal, sales sent it with two words changed',
  'Write the offer for the papers terminal',
  'write the tender for the harbour',
  'sent our bid to the port',
  'Drafted a quote for the new gate',
  'wrote the proposal for the gate',
])('who sells by bids, quotes or tenders writes proposals: %s', (text) => {
  const found = suggestBehaviours(builtIn, text).map(({ behaviour }) => behaviour);
  expect(found).toContain('writes-for-proposals');
  expect(found).not.toContain('plays-back');
});

test.each(['offered support an hour', 'wrote a note and offered help'])(
  'offering something is no proposal: %s',
  (text) => {
    expect(suggestBehaviours(builtIn, text)).toEqual([]);
  },
);

test('a few words in common are no strong match: an answer is proposed only where the statement is meant', () => {
  for (const [text, behaviour, strong] of [
    ['Traced the fault back to a setting', 'finds-the-cause', true],
    ['Talked to two ops users at their desk for an afternoon', 'sees-their-day', true],
    ['spent the evening learning kafka, first consumer runs', 'learns-fast', false],
  ] as const) {
    const statement = statementOf(builtIn, behaviour) ?? '';
    expect([text, isStrongMatch(builtIn, text, statement)]).toEqual([text, strong]);
  }
});

test('a note is offered what its words say clearly, led by what the plan works on, and then the rest of the plan', () => {
  const [clear, ...others] = suggestBehaviours(builtIn, 'drew system landscape w/ ops');
  if (clear === undefined) throw new Error('expected a suggestion');
  expect(others).toEqual([]);
  const planned = behavioursOfPlan(builtIn, [
    { behaviour: 'weighs-options', status: 'active' },
    { behaviour: 'weighs-options', status: 'active' },
    { behaviour: 'learns-fast', status: 'queued' },
    { behaviour: 'no-such-thing', status: 'active' },
    { behaviour: null, status: 'active' },
  ]);
  expect(planned.map(({ behaviour }) => behaviour)).toEqual(['weighs-options']);
  expect(behavioursToOffer([clear], planned)).toEqual([clear, ...planned]);
  expect(behavioursToOffer([clear, ...planned], planned)).toEqual([...planned, clear]);
  // What is planned and suggested stands there once.
  expect(behavioursToOffer(planned, planned)).toEqual(planned);
  expect(behavioursToOffer([], planned)).toEqual(planned);
});
