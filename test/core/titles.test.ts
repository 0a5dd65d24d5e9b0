import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownAction } from '../../src/core/plan/own-action.js';
import { shortTitle, taskInTitle, titleFromWords } from '../../src/core/plan/titles.js';

describe('a title made from a statement tells somebody to do it', () => {
  test.each([
    ['Draws the landscape.', 'Draw the landscape'],
    ['Coaches and reviews colleagues.', 'Coach and review colleagues'],
    ['Applies what was learnt', 'Apply what was learnt'],
    ['Is on call for the team.', 'Be on call for the team'],
    ['Always tests changes.', 'Always test changes'],
    ['Discusses designs', 'Discuss designs'],
    ['Admits a mistake of their own.', 'Admit a mistake of your own'],
    ['Draws the landscape with the people who run it every day', 'Draw the landscape'],
    [
      'Analyses a fault before guessing at what may have caused it',
      'Analyse a fault before guessing',
    ],
    ['Writes down on the ticket what the rider asked for', null],
    ['Draws how the systems of several teams connect, with those who run them.', null],
    ['Plans the week so that no ticket waits past its day', 'Plan the week'],
    ['Code is tested', 'Code is tested'],
    ['Able to write code', 'Able to write code'],
    ['I write tests', 'I write tests'],
  ])('%s → %s', (statement, title) => {
    expect(taskInTitle(statement)).toBe(title);
  });

  test.each([
    ['Draws the landscape.', 'Draw the landscape'],
    ['Learns an unfamiliar technology or field.', null],
    ['Asks the client what result a request is meant to bring.', null],
    ['Suggests, as part of a design, a better way.', null],
    ['Says in a line to a newcomer what it is for', 'Say in a line'],
  ])('or nothing where there is too little room for a phrase: %s → %s', (statement, title) => {
    expect(taskInTitle(statement, 29)).toBe(title);
  });
});

describe('a title made from one’s own words is whole', () => {
  test.each([
    [
      '',
      'call each of the four sponsors for ten minutes',
      'Call each of the four sponsors for ten minutes',
    ],
    [
      '',
      'ask the assistant of claims for 30 minutes this week',
      'Ask the assistant of claims for 30 minutes this week',
    ],
    [
      '',
      'Getting the DC managers to decide the slot rules with me, not after me',
      'Getting the DC managers to decide the slot rules with me, not after me',
    ],
    [
      '',
      "ask the board's secretary to put the label service on the February agenda",
      "Ask the board's secretary to put the label service on the February agenda",
    ],
    [
      '',
      'write to the planners so that nobody is surprised by the change in the interface next month',
      'Write to the planners',
    ],
    [
      'I meet the sponsors',
      'ask them for half an hour',
      'When I meet the sponsors: ask them for half an hour',
    ],
    ['I plan my week', 'call Ann this week', 'Call Ann this week'],
    [
      'support forwards a question about sync',
      'answer it on the help page and link it there',
      'Answer it on the help page and link it there',
    ],
    [
      'somebody asks about the order in which we do the steps of the release',
      'do it',
      'When somebody asks about the order in which we do the steps of the release',
    ],
    ['', 'finish it.', 'Finish it'],
    [
      '',
      'ask one user what they no longer have to do by hand, and write the answer down for us',
      'Ask one user what they no longer have to do by hand',
    ],
    [
      '',
      'write to one person whom a mistake of mine affects',
      'Write to one person whom a mistake of mine affects',
    ],
    [
      '',
      'ask one Compliance officer why rule 14 exists',
      'Ask one Compliance officer why rule 14 exists',
    ],
    [
      '',
      'ask one Compliance officer why rule 14 exists, and write the answer into the wiki of the team',
      'Ask one Compliance officer why rule 14 exists',
    ],
    [
      '',
      'present the design myself (to the managers)',
      'Present the design myself (to the managers)',
    ],
    [
      '',
      'report the effect now and say when the next message will come',
      'Report the effect now and say when the next message will come',
    ],
    ['the week begins', 'read the RFCs!', 'Read the RFCs'],
    [
      '',
      'ask the person who last criticised my work for an example',
      'Ask the person who last criticised my work for an example',
    ],
    [
      '',
      "sit in on the department heads' monthly meeting",
      "Sit in on the department heads' monthly meeting",
    ],
    [
      '',
      "sit in on the department heads' monthly meeting to hear what they plan for next year",
      "Sit in on the department heads' monthly meeting to hear what they plan",
    ],
    [
      '',
      'ask my manager to let me lead the next planning meeting for the whole of the department',
      'Ask my manager to let me lead the next planning meeting',
    ],
    [
      '',
      'pair with Ann on unit and integration tests of the parser',
      'Pair with Ann on unit and integration tests of the parser',
    ],
    [
      '',
      'thank Ann. Then ask her for one thing that she would change',
      'Thank Ann. Then ask her for one thing that she would change',
    ],
    ['', 'write one page about deployments. Show it to Ben', 'Write one page about deployments'],
    [
      '',
      "rehearse our last two really very annoying production outages' countermeasures again",
      "Rehearse our last two really very annoying production outages' countermeasures",
    ],
    ['', '日本語', '日本語'],
    ['', `, ${'mark'.repeat(20)}`, `, ${'mark'.repeat(20)}`.slice(0, 80)],
  ])('when %s, %s → %s', (cue, act, title) => {
    expect(titleFromWords({ cue, act })).toBe(title);
  });

  test('ends at no colon of a time of day', () => {
    const act =
      'tell the shift lead what the alarm in the north station means before the 14:00 handover of Monday';
    expect(shortTitle(act)).toBe('Tell the shift lead what the alarm in the north station means');
  });

  test.each([
    [
      'When support forwards a question about sync, I answer on the help page',
      'Answer on the help page',
    ],
    [
      'When support forwards a question about sync\u00a0, I answer on the help page\u00a0',
      'Answer on the help page',
    ],
    [
      'when support forwards a question about sync i will answer on the help page',
      'Answer on the help page',
    ],
    [
      'If support forwards a question about sync: I’ll answer on the help page.',
      'Answer on the help page',
    ],
    [
      'When support forwards us yet another question about sync, answer it on the help page',
      'Answer it on the help page',
    ],
    [
      'When support forwards a question about sync I answer on the help page and link it',
      'Answer on the help page and link it',
    ],
    [
      'Answer on the help page when support forwards another question about sync to the team',
      'Answer on the help page',
    ],
    [
      'Answering questions about sync on the help page, not by mail to each of those who ask',
      'Answering questions about sync on the help page',
    ],
    [
      'When customers call, mail or write about it, answer within a day and tell the team',
      'Answer within a day and tell the team',
    ],
    [
      'Before each release of the sync service, I ask support which questions they expect',
      'Ask support which questions they expect',
    ],
    [
      'In the next planning meeting of my own team, present the design with all of its cost',
      'Present the design with all of its cost',
    ],
    [
      'On Mondays, Wednesdays and Fridays, write down one thing that I learnt from a colleague',
      'Write down one thing that I learnt from a colleague',
    ],
    [
      'To learn how support works, sit with them for an hour and write down three questions',
      'Sit with them for an hour and write down three questions',
    ],
    [
      'When the team meets, we draw the landscape before anybody speaks about any solutions',
      'We draw the landscape before anybody speaks about any solutions',
    ],
    [
      'If a bug comes up twice in a month, the first thing I do is write a test that shows it',
      'The first thing I do is write a test that shows it',
    ],
    [
      'After I have merged a change to the sync service of ours I write one line about it',
      'Write one line about it',
    ],
    ['In reviews, I ask why', 'In reviews, I ask why'],
  ])('and names what is done, not when: %s', (text, title) => {
    expect(ownAction(text, [], null).title).toBe(title);
  });

  test('it is never empty, has at most eighty, and no “…”', () => {
    const parts = fc.constantFrom(',', ':', '.', 'of', 'and', 'their', 'word', 'x'.repeat(90));
    const texts = fc.oneof(
      fc.string({ minLength: 1, unit: 'grapheme', maxLength: 200 }),
      fc.array(parts, { minLength: 1 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text.trim() !== '');
        const title = shortTitle(text);
        expect([...title].length).toBeLessThanOrEqual(80);
        expect(title.trim()).not.toBe('');
        expect(title).not.toMatch(/[\n\r\t]|^\s|\s$/);
      }),
    );
  });
});
