import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { allBehaviours } from '../../src/core/ladder/find-in-ladder.js';
import { ladderSchema } from '../../src/core/schema/ladder.schema.js';

/**
 * Where each idea of the ladder's sources stands. A place is the id of a behaviour, a sign or a pitfall; or a
 * behaviour's id and a word, where one of its examples holds the idea: the word must occur in the examples.
 */
const ideas: readonly (readonly [idea: string, ...places: string[]])[] = [
  // Level 1: solving technical problems
  [
    'credible in technology',
    'sign-asked-for-technology',
    'finds-the-cause',
    'works-on-outages',
    'reviews-colleagues-work',
  ],
  ['learns fast', 'learns-fast'],
  ['overnight if need be', 'learns-fast:evening'],
  ['keeps learning on the job', 'learns-fast:trial'],
  ['builds solutions', 'tests-before-handover', 'demos-own-work'],
  ['that customers use', 'demos-own-work', 'names-the-benefit'],
  ['visible contributions', 'visible-change'],
  ['a few of them are significant', 'sign-known-for-contributions', 'visible-change:hours'],
  ['customers praise', 'sign-praise-from-customers', 'explains-the-fix:thanks'],
  ['self-confidence grows', 'sign-takes-the-unfamiliar'],
  ['a protective manager', 'pitfall-protective-manager'],
  [
    'the first steps towards the customer',
    'asks-before-building',
    'explains-the-fix',
    'demos-own-work',
  ],
  // Level 2: customer-facing role
  ['onsite or from afar', 'first-contact:site'],
  ['the focal point of an engagement', 'first-contact'],
  ["the team's questions come in", 'answers-the-team'],
  ['the customer trusts', 'sign-asked-by-name', 'warns-early', 'gives-honest-estimates'],
  ['the customer depends on the expert', 'sign-missed-when-away'],
  ['lifeblood for project managers', 'feeds-the-managers'],
  ['lifeblood for programme managers', 'sign-plan-waits-for-facts'],
  ['gathers business context', 'explains-their-work', 'asks-for-outcome'],
  ['structured', 'explains-their-work:table', 'first-contact:list'],
  ["passion for the customer's outcome", 'sign-cares-for-outcome', 'asks-for-outcome'],
  ['internalises their process', 'explains-their-work', 'sign-explains-the-business'],
  ['internalises their systems', 'answers-the-team', 'sign-explains-the-business'],
  ['studies architecture', 'studies-references', 'pitfall-the-only-one'],
  ['designs of similar systems', 'studies-references:published'],
  ['reference architectures', 'studies-references:reference'],
  ['business capability maps', 'studies-references:capability'],
  ['compliance with reference architectures', 'checks-compliance:reference'],
  ['compliance with best practice', 'checks-compliance'],
  ['disenchantment', 'pitfall-disenchantment'],
  // Level 3: helping the customer design
  ['wants to add more value', 'adds-unasked'],
  ['draws on the business process', 'fits-patterns'],
  ['draws on reference architecture', 'fits-patterns:reference'],
  ['draws on best practice', 'fits-patterns:practice'],
  ['draws on design patterns', 'fits-patterns'],
  ['reads the present landscape', 'draws-landscape'],
  ['envisions a more complete target state', 'sketches-target'],
  ['a near-perfect target state', 'pitfall-near-perfect'],
  ['flair for technology stays', 'sign-keeps-flair', 'prototypes-doubt', 'pitfall-only-drawings'],
  ["curious about the customer's business", 'sign-curious-questions', 'runs-design-session'],
  ["passionate for the customer's outcome", 'adds-unasked:calls', 'presents-design:invoice'],
  ['a close aide', 'sign-close-aide'],
  ['what the expert says becomes what the customer says', 'sign-their-words'],
  ['manages stakeholders', 'meets-stakeholders'],
  [
    "the dynamics of the customer's organisation",
    'meets-stakeholders:fears',
    'mediates-disagreement',
  ],
  ['communication lands', 'sign-message-lands', 'presents-design:retells'],
  ['presentation lands', 'presents-design'],
  // Level 4: trusted advisor in the core team
  ['creates the architecture', 'decides-architecture', 'keeps-roadmap', 'sees-decision-through'],
  ['part of the core team', 'keeps-roadmap:budget'],
  ['architecture thought leadership', 'sets-principles', 'sign-asked-first'],
  ['design-thinking thought leadership', 'makes-independent:sketch'],
  ['trusted advice', 'advises-against-gain'],
  ['counted as one of their own', 'sign-one-of-their-own'],
  ['loyal over years', 'stays-over-years', 'sign-loyal-over-years', 'pitfall-blind-loyalty'],
  ['meets more customers', 'meets-all-levels:maps'],
  ['meets people at many levels', 'meets-all-levels', 'pitfall-friendly-circle'],
  ['a relationship with each of them', 'meets-all-levels:talk', 'stays-over-years'],
  ['some become strong, long-term partnerships', 'sign-lasting-partnership'],
  ['builds trust in every encounter', 'advises-against-gain', 'keeps-small-promises:call'],
  ['trust is returned', 'sign-trust-returned'],
  // Level 5: partner
  ['credibility, trust and relationship are not enough', 'pitfall-resting-on-trust'],
  ['brings in experts of several areas', 'brings-experts'],
  ['not architecture alone', 'brings-experts:lawyer', 'sign-experts-join-again'],
  ['facilitator', 'brings-experts'],
  ['problem-solver', 'solves-the-hardest'],
  ['orchestrator of solution components', 'joins-disciplines'],
  ['sleeves rolled up', 'solves-the-hardest:commits', 'pitfall-only-a-broker'],
  ['points of view', 'writes-point-of-view'],
  ['thought-leadership papers', 'writes-point-of-view:paper'],
  ['concept notes', 'writes-concept-notes'],
  ['solution narratives', 'writes-solution-story'],
  ['looked to for innovative ideas', 'sign-asked-for-ideas', 'brings-ideas'],
  ['looked to for perspective', 'sign-asked-for-ideas', 'writes-point-of-view'],
  ['generates sales', 'wins-business', 'sign-orders-from-ideas'],
  ['builds partnerships', 'builds-partnerships', 'sign-gain-on-both-sides'],
  // Earn confidence first
  ['starts early', 'starts-early'],
  ['delivery is well placed once the deal is signed', 'starts-early:delivery'],
  ['knows who makes or influences IT decisions', 'knows-deciders'],
  [
    'CTO, CIO, IT directors',
    'knows-deciders:CTO',
    'knows-deciders:CIO',
    'knows-deciders:directors',
  ],
  ['confidence is earned to help better', 'says-bad-news-first', 'knows-deciders:worries'],
  ['trust shows up before everything else', 'keeps-small-promises'],
  ['trust comes by value delivered at every stage', 'shows-value-first:stage'],
  ['trust does not come from presentations', 'shows-value-first'],
  // Listen
  ['hears the customer', 'plays-back', 'sends-notes-back', 'asks-for-criticism'],
  ['sees from their side', 'sees-their-day', 'argues-their-view'],
  // Add value, don't push
  ['the right building blocks for business objectives', 'ties-to-objective'],
  ['not many things', 'proposes-less'],
  ['balance', 'proposes-less', 'ties-to-objective:struck'],
  ['drives towards their best solution', 'proposes-less', 'weighs-options', 'measures-benefit'],
  ['adds value', 'names-the-benefit', 'measures-benefit', 'names-running-cost'],
  // See and carry opportunities
  ['open mind', 'asks-about-plans', 'reports-beyond-scope'],
  ['outside the glass chamber', 'reports-beyond-scope:neighbouring'],
  ['understands the issue behind the request', 'looks-behind-request'],
  ['the opposite: only what was agreed', 'looks-behind-request:out-of-scope'],
  ['the opposite: the rest is for a third party', 'looks-behind-request:third party'],
  ['drives the discussion to where new business lies', 'asks-about-plans'],
  ["it may be another team's", 'hands-over-lead'],
  ['good for both sides', 'sign-lasting-partnership', 'hands-over-lead:both sides'],
  ['always ready', 'reports-beyond-scope', 'follows-to-end:every month'],
  ['taken forward', 'follows-to-end'],
  // Sell capability, grow together
  ["speaks for the organisation's capabilities", 'names-capability', 'shows-team-work'],
  ['where they fit', 'names-capability', 'writes-for-proposals'],
  ['helps each other', 'lends-a-hand'],
  ['a salesman in everyone', 'coaches-sellers', 'coaches-sellers:engineers'],
  ['grows by it technically', 'coaches-sellers:technical', 'lends-a-hand'],
  ['grows by it in the organisation', 'coaches-sellers:leads', 'shows-team-work'],
  ['everybody sells to grow as a team', 'shows-team-work', 'coaches-sellers'],
  // Lead the team: the readers' comments
  ['best-in-class service', 'checks-as-buyer'],
  ['with long-term impact', 'checks-as-buyer:year'],
  ['the quality that one would expect oneself', 'checks-as-buyer'],
  ['the experience that one would expect oneself', 'checks-as-buyer:installation guide'],
  ['to management and stakeholders too', 'checks-as-buyer:management'],
  ['trusts people', 'hands-over-growth:for good'],
  ['gives them the chance to grow', 'hands-over-growth'],
  ['mentors', 'mentors-regularly'],
  ['success belongs to members and leader', 'names-the-members'],
  ['in front when it fails', 'stands-in-front'],
  ['named last when it succeeds', 'names-the-members:at the end'],
  ['learning, continuity and trust', 'learns-fast', 'stays-over-years', 'keeps-small-promises'],
];

const file = path.join(import.meta.dirname, '../../data/technical-expert.json');
const ladder = ladderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const behaviours = allBehaviours(ladder).map(({ behaviour }) => behaviour);
const examples = new Map(behaviours.map(({ id, looksLike }) => [id, looksLike.join(' ')]));
const remarks = ladder.levels.flatMap(({ signs, pitfalls }) => [...signs, ...pitfalls]);
const known = new Set([...examples.keys(), ...remarks.map(({ id }) => id)]);

/** What is wrong with a place; nothing for a good one. */
function wrongWith(place: string): string[] {
  const [id = '', word] = place.split(':');
  if (!known.has(id)) return [`no ${id}`];
  if (word === undefined || new RegExp(`\\b${word}\\b`, 'i').test(examples.get(id) ?? ''))
    return [];
  return [`no "${word}" in the examples of ${id}`];
}

test.each(ideas)('%s', (_, ...places) => {
  expect(places).not.toEqual([]);
  expect(places.flatMap(wrongWith)).toEqual([]);
});

test('each idea is listed once', () => {
  const names = ideas.map(([idea]) => idea);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('nothing in the ladder is without an idea behind it', () => {
  const used = new Set(
    ideas.flatMap(([, ...places]) => places.map((place) => place.split(':')[0])),
  );
  expect([...known].filter((id) => !used.has(id))).toEqual([]);
});
