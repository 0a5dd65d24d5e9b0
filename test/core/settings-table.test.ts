import { describe, expect, test } from 'vitest';
import type { Settings } from '../../src/core/schema/settings.schema.js';
import { settingsSchema } from '../../src/core/schema/settings.schema.js';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import { findSetting, settingNames } from '../../src/core/settings/settings-table.js';

const contextOf = (settings: Partial<Settings> = {}) => ({
  settings: { ...defaultSettings, ...settings },
  terms: ['customer'],
  branches: [],
  findLadder: async (which: string) => `/found/${which}`,
});
const read = (name: string, ...words: string[]) =>
  findSetting(name, contextOf()).read(words, contextOf());

test('every setting that is kept has a name, and words have one each', () => {
  const branches = [{ id: 'expert', label: 'Expert' }];
  expect(settingNames({ ...contextOf(), branches })).toContain('branch');
  const names = settingNames(contextOf());
  expect(names).toEqual(['rhythm', 'ladder', 'locale', 'plain', 'keys', 'ascii', 'terms.customer']);
  const kept = Object.keys(settingsSchema.parse({}));
  expect(new Set(['branch', ...names.map((name) => name.split('.')[0])])).toEqual(new Set(kept));
});

test('a word that was set for another ladder is still there, to be reset', () => {
  const terms = { patient: { one: 'patient', many: 'patients' } };
  expect(settingNames(contextOf({ terms }))).toContain('terms.patient');
});

describe('what can be set', () => {
  test.each<[name: string, words: string[], change: Partial<Settings>]>([
    ['rhythm', ['14'], { rhythm: 14 }],
    ['rhythm', ['2w'], { rhythm: 14 }],
    ['rhythm', ['10', 'days'], { rhythm: 10 }],
    ['rhythm', ['a week'], { rhythm: 7 }],
    ['rhythm', ['every', '3', 'weeks'], { rhythm: 21 }],
    ['rhythm', ['week'], { rhythm: 7 }],
    ['rhythm', ['366'], { rhythm: 366 }],
    ['ladder', ['technical-expert'], { ladder: '/found/technical-expert' }],
    ['locale', ['de-de'], { locale: 'de-DE' }],
    ['locale', ['fr'], { locale: 'fr' }],
    ['plain', ['on'], { plain: true }],
    ['plain', ['NO'], { plain: false }],
    ['keys', ['on'], { keys: true }],
    ['ascii', ['true'], { ascii: true }],
    [
      'terms.customer',
      ['client', 'clients'],
      { terms: { customer: { one: 'client', many: 'clients' } } },
    ],
    [
      'terms.customer',
      ['key account', 'key accounts'],
      { terms: { customer: { one: 'key account', many: 'key accounts' } } },
    ],
  ])('%s %j', async (name, words, change) => {
    expect(await read(name, ...words)).toEqual(change);
    expect(settingsSchema.safeParse({ ...defaultSettings, ...change }).success).toBe(true);
  });

  test.each([
    ['rhythm', ['0']],
    ['rhythm', ['367']],
    ['rhythm', ['53w']],
    ['rhythm', ['2x']],
    ['rhythm', ['-1']],
    ['rhythm', ['1.5']],
    ['rhythm', ['']],
    ['locale', ['zz_ZZ']],
    ['locale', ['xx']],
    ['locale', ['de', 'fr']],
    ['locale', ['']],
    ['plain', ['maybe']],
    ['plain', []],
    ['terms.customer', []],
    ['terms.customer', ['client', '']],
    ['terms.customer', ['business', 'unit']],
    ['terms.customer', ['user of my product']],
    ['terms.customer', ['a', 'b', 'c']],
    ['terms.customer', ['x'.repeat(41), 'y']],
  ])('not %s %j, and the message says what is allowed', async (name, words) => {
    const { allowed } = findSetting(name, contextOf());
    await expect(read(name, ...words)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(allowed),
    });
  });

  test.each<[words: string[], one: string, many: string]>([
    [['client'], 'client', 'clients'],
    [['business unit'], 'business unit', 'business units'],
    [['company'], 'company', 'companies'],
    [['business'], 'business', 'businesses'],
    [['users'], 'users', 'users'],
    [['sales'], 'sales', 'sales'],
    [['salesperson', 'salespeople'], 'salesperson', 'salespeople'],
    [['person', 'people'], 'person', 'people'],
    [['Kunde', 'Kunden'], 'Kunde', 'Kunden'],
    [['cow,', 'cattle'], 'cow', 'cattle'],
    [['business', 'unit,', 'business', 'units'], 'business unit', 'business units'],
    [['user of my product', 'users of my product'], 'user of my product', 'users of my product'],
  ])('a term from %j', async (words, one, many) => {
    expect(await read('terms.customer', ...words)).toEqual({ terms: { customer: { one, many } } });
  });

  test.each<[words: string[], line: string]>([
    [['business', 'unit'], '"business unit" "business units"'],
    [['users', 'of', 'my', 'product'], '"users of my product" "users of my product"'],
    [['user', 'of', 'my', 'product'], '"user of my product" "users of my product"'],
    [['user of my product'], '"user of my product" "users of my product"'],
  ])('%j could mean two things: the line to type is named', async (words, line) => {
    await expect(read('terms.customer', ...words)).rejects.toMatchObject({
      message: expect.stringContaining('needs quotes'),
      next: [`career-coach settings set terms.customer ${line}`, 'career-coach settings'],
    });
  });

  test('a branch is set by its id or its label', async () => {
    const context = { ...contextOf(), branches: [{ id: 'expert', label: 'The Expert' }] };
    const { read: readBranch } = findSetting('branch', context);
    expect(await readBranch(['expert'], context)).toEqual({ branch: 'expert' });
    expect(await readBranch(['the', 'expert'], context)).toEqual({ branch: 'expert' });
    await expect(readBranch(['boss'], context)).rejects.toMatchObject({
      message: 'branch cannot be "boss"; use expert (The Expert)',
    });
  });

  test('setting one word keeps the others', async () => {
    const context = contextOf({ terms: { patient: { one: 'guest', many: 'guests' } } });
    const { read: readTerm } = findSetting('terms.customer', context);
    expect(await readTerm(['client', 'clients'], context)).toEqual({
      terms: {
        patient: { one: 'guest', many: 'guests' },
        customer: { one: 'client', many: 'clients' },
      },
    });
  });
});

test.each(['rhythm', 'ladder', 'locale', 'plain', 'keys', 'ascii', 'terms.customer'])(
  '%s is reset to the default, and what is shown can be set',
  async (name) => {
    const terms = { customer: { one: 'key account', many: 'key accounts' } };
    const changed = {
      rhythm: 7,
      ladder: '/my.json',
      locale: 'fr',
      plain: true,
      ascii: true,
      terms,
    };
    const context = contextOf(changed);
    const setting = findSetting(name, context);
    const reset = { ...changed, ...setting.reset(context.settings) };
    const key = name.split('.')[0] as keyof Settings;
    expect(reset[key]).toEqual(defaultSettings[key]);
    const shown = setting.show(context.settings);
    const words = [...shown.matchAll(/"([^"]+)"|(\S+)/g)].map(
      ([, quoted, bare]) => quoted ?? bare ?? '',
    );
    const again = await setting.read(words, { ...context, findLadder: async (which) => which });
    expect(again[key]).toEqual(context.settings[key]);
  },
);

test.each([
  ['rythm', 'did you mean rhythm?'],
  ['term.customer', 'did you mean terms.customer?'],
  ['__proto__', 'the settings are rhythm, ladder'],
  ['terms.toString', 'There is no setting "terms.toString"'],
])('there is no %s', (name, message) => {
  expect(() => findSetting(name, contextOf())).toThrow(message);
});
