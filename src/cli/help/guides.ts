import type { HelpPage } from '../../views/terminal/help.js';

/** The pages of docs/ in short, for whoever has the program and not the repository. */

export const placementGuide: HelpPage = [
  {
    title: 'What the words mean',
    rows: [
      ['likely', 'at least 80 % by the model'],
      [
        'very likely',
        'at least 95 %: your answers agree well with one another; it does not say that they are true',
      ],
      ['more likely than not', 'over 50 %, and no other level has 22 %'],
      ['between 2 and 3', 'your answers fit both levels: the less likely one has 22 % or more'],
      ['at least level 3', 'too little above it was rated to say more'],
      ['2.7, give or take 0.5', 'where you are, and how much your answers leave open'],
    ],
  },
  {
    text:
      'What counts is whether you do something: a rating of 4 or 5. You are expected to do most of what belongs to your level, little of ' +
      'the level above, and much of what is below. So every answer counts for every level: doing something of level 5 speaks for ' +
      'level 4, too, because hardly anybody at level 3 does it.',
  },
  {
    text: 'About a dozen of the 20 to 40 questions find your level; the others find gaps and habits. One rating can change the first sentence of the result if it was close.',
  },
  {
    text:
      'The numbers of the model were fitted to simulated people and to working lives described in words. No real people were ' +
      'measured. A second view tells you more than answering again.',
  },
  {
    title: 'Examples',
    examples: [
      ['career-coach why', 'the answers that decided it, and what would change it'],
      [
        'career-coach review ask --out questions.html',
        'a dozen questions about you, for somebody else',
      ],
    ],
  },
];

export const ownLadderGuide: HelpPage = [
  {
    text:
      'A ladder is a file in JSON or YAML: levels, and for each the behaviours that people can see. Start from a small one, ' +
      'check it while you write, and use it by its name.',
  },
  {
    title: 'Examples',
    examples: [
      ['career-coach ladder new my-ladder.yaml', 'a small ladder with comments'],
      [
        'career-coach ladder import levels.csv --out my-ladder.json',
        'from a table, a list or YAML',
      ],
      [
        'career-coach ladder check my-ladder.yaml',
        'mistakes with their lines, and what the ladder can do',
      ],
      ['career-coach ladder use my-ladder.yaml', 'keeps a copy, and asks by it from now on'],
      [
        'career-coach settings set terms.customer client clients',
        'only another word for customer: user, "business unit" …',
      ],
    ],
  },
  {
    text:
      'You may change a ladder after people have answered: old answers are read by the ladder they were given on, and a notice ' +
      'says what became of them. When you rename a behaviour, list its earlier id under was.',
  },
];

export const correctGuide: HelpPage = [
  { text: 'Whatever you said or noted can be put right, also much later.' },
  {
    title: 'Examples',
    examples: [
      ['career-coach undo', 'takes your last change back; run it again to bring it back'],
      ['career-coach undo --list', 'what else can be taken back, with ids'],
      [
        'career-coach checkin --rate ID=3',
        'one rating; career-coach ladder 3 lists the ids of level 3',
      ],
      ['career-coach log edit last "what happened"', 'other words for your last note'],
      ['career-coach log drop last', 'takes your last note out'],
      ['career-coach plan edit 1', 'other words or another day for an action'],
      ['career-coach data erase ID', 'takes words out for good; undo keeps them in the journal'],
    ],
  },
];

export const privacyGuide: HelpPage = [
  {
    text:
      'Everything stays in one folder on this computer, readable by you alone and not encrypted. The program opens no ' +
      'connection. What leaves the machine is what you export, what you sync, and what you let an assistant read.',
  },
  {
    title: 'Examples',
    examples: [
      ['career-coach data path', 'the folder'],
      [
        'career-coach data backup coach.jsonl',
        'a copy of your answers and notes, without the settings',
      ],
      ['career-coach data restore coach.jsonl', 'brings it back, also on another machine'],
      ['career-coach undo', 'takes the last change back; its words stay in the journal'],
      ['career-coach data erase ID', 'takes the words of one entry out for good'],
      ['career-coach data forget', 'deletes everything'],
    ],
  },
  {
    text:
      'Two machines: put the folder of the profile under git, with “journal.jsonl merge=union -text” in .gitattributes, or take ' +
      'the lines of the other machine with data merge.',
  },
];

export const assistantsGuide: HelpPage = [
  {
    text:
      'An assistant that speaks the Model Context Protocol can read your report and plan, put the questions to you, and note ' +
      'what you say. Before anything is kept, the assistant’s program asks you. What an assistant reads may be ' +
      'sent to whoever runs it.',
  },
  {
    title: 'Examples',
    examples: [
      ['career-coach mcp install', 'what to add to which file, for three programs'],
      ['career-coach mcp install cursor --write', 'adds it'],
    ],
  },
];

export const plainGuide: HelpPage = [
  {
    text:
      'In plain mode nothing moves the cursor, and pages have words instead of pictures: each line is a sentence, or a label ' +
      'and its value. The first line says which switch turned it on.',
  },
  {
    title: 'Examples',
    examples: [
      ['career-coach assess --plain', 'once'],
      ['career-coach settings set plain on', 'always'],
      ['career-coach settings set keys on', 'a single key answers, without Enter'],
      ['career-coach settings set ascii on', 'pictures in ASCII characters'],
    ],
  },
];
