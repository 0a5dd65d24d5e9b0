import { describe, expect, test } from 'vitest';
import { CoachError } from '../../src/core/base/errors.js';
import { findHome, type HomeFacts } from '../../src/store/home.js';
import { thrownBy } from './temporary.js';

const facts = (change: Partial<HomeFacts>): HomeFacts => ({
  env: {},
  platform: 'linux',
  homedir: '/home/me',
  ...change,
});

describe('where data lies', () => {
  test.each<[string, Partial<HomeFacts>, string, string]>([
    ['Linux', {}, '/home/me/.config/career-coach', 'the home directory'],
    [
      'another Unix',
      { platform: 'freebsd' },
      '/home/me/.config/career-coach',
      'the home directory',
    ],
    ['XDG', { env: { XDG_CONFIG_HOME: '/x' } }, '/x/career-coach', 'XDG_CONFIG_HOME'],
    [
      'XDG without a home',
      { env: { XDG_CONFIG_HOME: '/x' }, homedir: '' },
      '/x/career-coach',
      'XDG_CONFIG_HOME',
    ],
    [
      'XDG empty, which its specification takes as not set',
      { env: { XDG_CONFIG_HOME: '' } },
      '/home/me/.config/career-coach',
      'the home directory',
    ],
    [
      'macOS',
      { platform: 'darwin', homedir: '/Users/me' },
      '/Users/me/Library/Preferences/career-coach',
      'the home directory',
    ],
    [
      'macOS does not know XDG',
      { platform: 'darwin', homedir: '/Users/me', env: { XDG_CONFIG_HOME: '/x' } },
      '/Users/me/Library/Preferences/career-coach',
      'the home directory',
    ],
    [
      'Windows',
      {
        platform: 'win32',
        homedir: 'C:\\Users\\me',
        env: { APPDATA: 'C:\\Users\\me\\AppData\\Roaming' },
      },
      'C:\\Users\\me\\AppData\\Roaming\\career-coach\\Config',
      'APPDATA',
    ],
    [
      'Windows without APPDATA',
      { platform: 'win32', homedir: 'C:\\Users\\me' },
      'C:\\Users\\me\\AppData\\Roaming\\career-coach\\Config',
      'the home directory',
    ],
    [
      'Windows, a share',
      { platform: 'win32', flag: '\\\\server\\share\\coach' },
      '\\\\server\\share\\coach',
      '--home',
    ],
    ['--home', { flag: '/data/coach' }, '/data/coach', '--home'],
    ['--home, tidied', { flag: '/data//x/../coach/' }, '/data/coach', '--home'],
    ['the variable', { env: { CAREER_COACH_HOME: '/c' } }, '/c', 'CAREER_COACH_HOME'],
    [
      'the variable without a home',
      { env: { CAREER_COACH_HOME: '/c' }, homedir: null },
      '/c',
      'CAREER_COACH_HOME',
    ],
    [
      'the flag before the variable',
      { flag: '/f', env: { CAREER_COACH_HOME: '/c', XDG_CONFIG_HOME: '/x' } },
      '/f',
      '--home',
    ],
    [
      'the variable before XDG',
      { env: { CAREER_COACH_HOME: '/c', XDG_CONFIG_HOME: '/x' } },
      '/c',
      'CAREER_COACH_HOME',
    ],
    ['blanks in a name', { flag: '/my data/coach' }, '/my data/coach', '--home'],
  ])('%s', (_, change, base, from) => {
    const separator = change.platform === 'win32' ? '\\' : '/';
    expect(findHome(facts(change))).toEqual({
      base,
      from,
      folder: [base, 'profiles', 'default'].join(separator),
    });
  });

  test.each<[string, Partial<HomeFacts>, string]>([
    ['empty flag', { flag: '' }, '--home is empty, expected an absolute path'],
    [
      'relative flag',
      { flag: 'coach' },
      '--home "coach" is a relative path, expected an absolute one',
    ],
    ['dot', { flag: '.' }, '--home "." is a relative path, expected an absolute one'],
    [
      'tilde',
      { flag: '~/coach' },
      '--home "~/coach" is a relative path, expected an absolute one (the shell did not expand the ~)',
    ],
    ['zero byte', { flag: '/a\0b' }, '--home contains a zero byte, expected an absolute path'],
    [
      'escapes are not repeated',
      { flag: 'a\u001b[2Jb' },
      '--home "a [2Jb" is a relative path, expected an absolute one',
    ],
    [
      'empty variable',
      { env: { CAREER_COACH_HOME: '' } },
      'CAREER_COACH_HOME is empty, expected an absolute path',
    ],
    [
      'relative variable',
      { env: { CAREER_COACH_HOME: './x' } },
      'CAREER_COACH_HOME "./x" is a relative path, expected an absolute one',
    ],
    [
      'relative XDG',
      { env: { XDG_CONFIG_HOME: 'config' } },
      'XDG_CONFIG_HOME "config" is a relative path, expected an absolute one',
    ],
    ['no HOME', { homedir: null }, 'there is no folder for your data: HOME is not set'],
    ['empty HOME', { homedir: '' }, 'there is no folder for your data: HOME is not set'],
    ['relative HOME', { homedir: 'me' }, 'HOME "me" is a relative path, expected an absolute one'],
    [
      'no HOME on macOS',
      { platform: 'darwin', homedir: null },
      'there is no folder for your data: HOME is not set',
    ],
    [
      'Windows, from the current drive',
      { platform: 'win32', flag: '\\coach' },
      '--home "\\\\coach" is a relative path, expected an absolute one',
    ],
    [
      'Windows, from the current folder of a drive',
      { platform: 'win32', flag: 'C:coach' },
      '--home "C:coach" is a relative path, expected an absolute one',
    ],
    [
      'a path of another system',
      { platform: 'win32', flag: '/data/coach' },
      '--home "/data/coach" is a relative path, expected an absolute one',
    ],
  ])('refuses: %s', (_, change, message) => {
    const error = thrownBy(() => findHome(facts(change)));
    expect(error).toBeInstanceOf(CoachError);
    expect(error).toMatchObject({ code: 'usage', exitCode: 2, message });
    expect((error as CoachError).next.length).toBeGreaterThan(0);
  });
});

describe('profiles', () => {
  test.each(['default', 'work', 'a', 'x-1', '-', 'a'.repeat(40)])('%s', (profile) => {
    expect(findHome(facts({ flag: '/c', profile })).folder).toBe(`/c/profiles/${profile}`);
  });

  test.each([
    '',
    '.',
    '..',
    '../x',
    'a/b',
    'a\\b',
    'Work',
    'é',
    'a b',
    'a\n',
    'a'.repeat(41),
    'a\0',
  ])('refuses %j', (profile) => {
    expect(thrownBy(() => findHome(facts({ flag: '/c', profile })))).toMatchObject({
      code: 'usage',
      message: expect.stringMatching(
        /^--profile .* not a valid profile name; use 1 to 40 lower-case letters/,
      ),
    });
  });
});
