/** What `ladder new` writes: a small ladder that is sound as it is, with comments that say what goes where. */

export const starterYaml = `# A ladder for career-coach. Change the words, keep the keys.
# See what is wrong with it, and what it can tell apart:  career-coach ladder check FILE

# Lower-case words joined by hyphens. Answers are kept by this id: choose it once, keep it for ever.
id: bakers
title: The bakers' ladder
# Yours to count. Count up when you change the ladder.
version: 1.0.0
about: For everybody who bakes here, from the first day to running a bakery.

# The sides of the work. Each should have four behaviours or more; leave them out if there is only one side.
themes:
  dough: { label: dough side }
  people: { label: people side }

# Two to twelve levels, from the lowest up. Six to ten behaviours a level work best.
levels:
  - rank: 1
    id: apprentice
    title: Apprentice
    summary: Bakes what others have planned.
    behaviours:
      # A behaviour is one act that others can see: no "understands", no "often", no "and".
      # It begins with the verb, in the third person, and ends with a full stop.
      - id: weighs-ingredients
        statement: Weighs every ingredient before mixing.
        theme: dough
        # What counts, and what only looks like it. Both are optional.
        looksLike:
          - Puts the bowls on the scale in the order of the recipe.
        doesNotCount: weighing the flour and guessing the salt
      - id: asks-about-recipe
        statement: Asks about a step of the recipe that is unclear.
        theme: people
      - id: reports-a-mistake
        statement: Reports a spoilt batch to the baker at once.
        theme: people

  - rank: 2
    id: baker
    title: Baker
    summary: Runs a night's baking alone.
    # What changes on the way to the next level.
    toNext: The question is no longer whether the bread is good, but whether others bake good bread.
    behaviours:
      - id: adjusts-dough
        statement: Adjusts the water to the flour of the day.
        theme: dough
        # What somebody can do to get there. Without any, the plan suggests something.
        actions:
          - id: note-the-water
            cue: a new sack of flour is opened
            act: write down how much water the dough took
            doneWhen: five sacks are on the list
      - id: plans-the-night
        statement: Plans the order of the night so that the oven stays full.
        theme: dough
      - id: shows-apprentices
        statement: Shows an apprentice how to shape a loaf.
        theme: people

  - rank: 3
    id: master
    title: Master baker
    summary: Answers for the bakery and for those who learn in it.
    behaviours:
      - id: invents-breads
        statement: Brings a new bread from the first trial to the shop.
        theme: dough
      - id: trains-bakers
        statement: Trains bakers who now run nights alone.
        theme: people
      - id: settles-quarrels
        statement: Settles a quarrel in the team within the week.
        theme: people

# What cuts across levels: expected from some level on, and at every level above it. Optional.
strands:
  - id: care
    title: Take care
    summary: Nobody gets hurt, and nobody gets ill.
    behaviours:
      - id: cleans-as-they-go
        statement: Cleans the bench before starting the next dough.
        expectedFrom: 1
      - id: stops-unsafe-work
        statement: Stops a machine that runs without its guard.
        expectedFrom: 2
`;

export const starterJson = `{
  // A ladder for career-coach. Change the words, keep the keys. Comments may stay.
  // See what is wrong with it, and what it can tell apart:  career-coach ladder check FILE

  // Lower-case words joined by hyphens. Answers are kept by this id: choose it once, keep it for ever.
  "id": "bakers",
  "title": "The bakers' ladder",
  // Yours to count. Count up when you change the ladder.
  "version": "1.0.0",
  "about": "For everybody who bakes here, from the first day to running a bakery.",

  // The sides of the work. Each should have four behaviours or more; leave them out if there is only one side.
  "themes": {
    "dough": { "label": "dough side" },
    "people": { "label": "people side" }
  },

  // Two to twelve levels, from the lowest up. Six to ten behaviours a level work best.
  "levels": [
    {
      "rank": 1,
      "id": "apprentice",
      "title": "Apprentice",
      "summary": "Bakes what others have planned.",
      "behaviours": [
        // A behaviour is one act that others can see: no "understands", no "often", no "and".
        // It begins with the verb, in the third person, and ends with a full stop.
        {
          "id": "weighs-ingredients",
          "statement": "Weighs every ingredient before mixing.",
          "theme": "dough",
          // What counts, and what only looks like it. Both are optional.
          "looksLike": ["Puts the bowls on the scale in the order of the recipe."],
          "doesNotCount": "weighing the flour and guessing the salt"
        },
        { "id": "asks-about-recipe", "statement": "Asks about a step of the recipe that is unclear.", "theme": "people" },
        { "id": "reports-a-mistake", "statement": "Reports a spoilt batch to the baker at once.", "theme": "people" }
      ]
    },
    {
      "rank": 2,
      "id": "baker",
      "title": "Baker",
      "summary": "Runs a night's baking alone.",
      // What changes on the way to the next level.
      "toNext": "The question is no longer whether the bread is good, but whether others bake good bread.",
      "behaviours": [
        {
          "id": "adjusts-dough",
          "statement": "Adjusts the water to the flour of the day.",
          "theme": "dough",
          // What somebody can do to get there. Without any, the plan suggests something.
          "actions": [
            {
              "id": "note-the-water",
              "cue": "a new sack of flour is opened",
              "act": "write down how much water the dough took",
              "doneWhen": "five sacks are on the list"
            }
          ]
        },
        { "id": "plans-the-night", "statement": "Plans the order of the night so that the oven stays full.", "theme": "dough" },
        { "id": "shows-apprentices", "statement": "Shows an apprentice how to shape a loaf.", "theme": "people" }
      ]
    },
    {
      "rank": 3,
      "id": "master",
      "title": "Master baker",
      "summary": "Answers for the bakery and for those who learn in it.",
      "behaviours": [
        { "id": "invents-breads", "statement": "Brings a new bread from the first trial to the shop.", "theme": "dough" },
        { "id": "trains-bakers", "statement": "Trains bakers who now run nights alone.", "theme": "people" },
        { "id": "settles-quarrels", "statement": "Settles a quarrel in the team within the week.", "theme": "people" }
      ]
    }
  ],

  // What cuts across levels: expected from some level on, and at every level above it. Optional.
  "strands": [
    {
      "id": "care",
      "title": "Take care",
      "summary": "Nobody gets hurt, and nobody gets ill.",
      "behaviours": [
        { "id": "cleans-as-they-go", "statement": "Cleans the bench before starting the next dough.", "expectedFrom": 1 },
        { "id": "stops-unsafe-work", "statement": "Stops a machine that runs without its guard.", "expectedFrom": 2 }
      ]
    }
  ]
}
`;
