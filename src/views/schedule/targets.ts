import { quotedForShell } from '../../core/base/quote-for-shell.js';
import type { Reminder } from '../../core/schedule.js';
import { formatDay } from '../text/style.js';

/** A scheduler, and the configuration text that makes it look for due check-ins. */
export interface ScheduleTarget {
  /** Shown by completion. */
  readonly summary: string;
  render(reminder: Reminder): string;
}

/** The hour of the daily look, in local time. */
const hour = 9;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** All targets except the calendar, which is made from other data. */
export const scheduleTargets = {
  cron: { summary: 'a line for crontab; cron mails what it prints', render: renderCron },
  systemd: {
    summary: 'a timer and a service with a notification, for Linux',
    render: renderSystemd,
  },
  launchd: { summary: 'a launch agent with a notification, for macOS', render: renderLaunchd },
  'github-actions': {
    summary: 'a workflow that opens an issue in a private repository',
    render: renderGithubActions,
  },
} as const satisfies Record<string, ScheduleTarget>;

export type ScheduleTargetName = keyof typeof scheduleTargets;

/** The lines at the top of every target's text. */
function headerLines(reminder: Reminder): string[] {
  const { rhythm, nextCheckin } = reminder;
  const next =
    nextCheckin === null ? 'none is planned' : `the next one is on ${formatDay(nextCheckin, null)}`;
  return [
    `career-coach: checks ${frequencyWords(reminder)} at ${hour}:00 whether a check-in is due, and is silent when none is.`,
    ...fleetingPlaces(reminder),
    `Check-ins: every ${rhythm} ${rhythm === 1 ? 'day' : 'days'}, ${next}.`,
  ];
}

/** Folders that an upgrade, or a cleaning, takes away: the reminder would be gone without a word. */
function fleetingPlaces({ launch: { node, program } }: Reminder): string[] {
  if (/[\\/]_npx[\\/]/.test(program)) {
    return [
      'This program lies in the cache of npx, which is cleaned at times: install it, then print this again.',
    ];
  }
  const versioned =
    /[\\/](?:Cellar|\.nvm|\.?fnm(?:_multishells)?|\.asdf|\.volta|mise|nodenv|nvs)[\\/]/i;
  return [node, program].some((path) => versioned.test(path))
    ? ['A path below goes with one version of Node: print this again after an upgrade.']
    : [];
}

function frequencyWords({ weekday }: Reminder): string {
  return weekday === null ? 'every day' : `every ${weekdays[weekday]}`;
}

function comments(lines: readonly string[]): string[] {
  return lines.map((line) => `# ${line}`);
}

/** The program's command line, as unquoted words. */
function commandWords({ launch }: Reminder, command: readonly string[]): string[] {
  const { node, program, home, profile } = launch;
  return [
    node,
    program,
    ...command,
    '--home',
    home,
    ...(profile === 'default' ? [] : ['--profile', profile]),
  ];
}

function renderCron(reminder: Reminder): string {
  const day = reminder.weekday ?? '*';
  const words = commandWords(reminder, ['checkin', '--if-due']);
  // Cron ends the command at a percent sign without a backslash; quotes do not help. It takes a backslash of the path
  // for that one, so two quotes keep them apart.
  const command = words
    .map(quotedForShell)
    .join(' ')
    .replaceAll('\\%', "\\''%")
    .replaceAll('%', '\\%');
  return `${[
    ...comments([
      ...headerLines(reminder),
      'Add these lines with: crontab -e    cron mails what is printed to you, or to MAILTO.',
    ]),
    `0 ${hour} * * ${day} ${command}`,
  ].join('\n')}\n`;
}

/**
 * A shell script that runs its arguments as `"$@"`, so that they need no shell quotes. Exit code 4 means that a
 * check-in is due; any other code than 0 is passed on as a failure.
 */
function notifyScript(notification: string): string {
  return `"$@" >/dev/null; code=$?; [ $code -eq 4 ] || exit $code; ${notification}`;
}

const statusCommand = ['status', '--exit-code'];

function renderSystemd(reminder: Reminder): string {
  const name = unitName(reminder);
  const script = notifyScript("notify-send career-coach 'A check-in is due: career-coach checkin'");
  const words = ['/bin/sh', '-c', script, 'career-coach', ...commandWords(reminder, statusCommand)];
  const days = reminder.weekday === null ? '' : `${weekdays[reminder.weekday]?.slice(0, 3)} `;
  return `${[
    ...comments([
      ...headerLines(reminder),
      'Two files. notify-send shows the message: package libnotify or libnotify-bin.',
      `Then: systemctl --user daemon-reload && systemctl --user enable --now ${name}.timer`,
      '',
      `~/.config/systemd/user/${name}.service`,
    ]),
    '[Unit]',
    'Description=Report when a career check-in is due',
    '',
    '[Service]',
    'Type=oneshot',
    `ExecStart=${words.map(quotedForSystemd).join(' ')}`,
    '',
    ...comments([`~/.config/systemd/user/${name}.timer`]),
    '[Unit]',
    `Description=Check ${frequencyWords(reminder)} whether a career check-in is due`,
    '',
    '[Timer]',
    `OnCalendar=${days}*-*-* ${String(hour).padStart(2, '0')}:00:00`,
    '# If the machine was off: at its next start.',
    'Persistent=true',
    '',
    '[Install]',
    'WantedBy=timers.target',
  ]
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}

/** A word of ExecStart=, where systemd interprets backslashes, quotes, % and $. */
function quotedForSystemd(word: string): string {
  const text = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  if (/^[\w@+=:,./%-]+$/.test(text)) return text;
  return `"${text.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`;
}

function unitName({ launch: { profile } }: Reminder): string {
  return profile === 'default' ? 'career-coach' : `career-coach-${profile}`;
}

function renderLaunchd(reminder: Reminder): string {
  const label = `${unitName(reminder)}.checkin`;
  const notification = `osascript -e 'display notification "A check-in is due: career-coach checkin" with title "career-coach"'`;
  const words = [
    '/bin/sh',
    '-c',
    notifyScript(notification),
    'career-coach',
    ...commandWords(reminder, statusCommand),
  ];
  // An XML comment must not contain two hyphens, and the label can: the comment says LABEL instead.
  const file = '~/Library/LaunchAgents/LABEL.plist';
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!--',
    ...headerLines(reminder).map((line) => `  ${line}`),
    `  Save it as ${file}, with the label below.`,
    `  Then: launchctl bootstrap gui/$UID ${file}`,
    '-->',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    '<dict>',
    '  <key>Label</key>',
    `  <string>${label}</string>`,
    '  <key>ProgramArguments</key>',
    '  <array>',
    ...words.map((word) => `    <string>${escapedForXml(word)}</string>`),
    '  </array>',
    '  <key>StartCalendarInterval</key>',
    '  <dict>',
    ...(reminder.weekday === null ? [] : integerLines('Weekday', reminder.weekday)),
    ...integerLines('Hour', hour),
    ...integerLines('Minute', 0),
    '  </dict>',
    '</dict>',
    '</plist>',
  ].join('\n')}\n`;
}

function integerLines(key: string, value: number): string[] {
  return [`    <key>${key}</key>`, `    <integer>${value}</integer>`];
}

const xmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapedForXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => xmlEntities[sign] ?? sign);
}

/** The home folder's name in the repository: a fixed one, which reveals nothing of this machine's paths. */
const folderInRepository = 'career-coach-home';

function renderGithubActions(reminder: Reminder): string {
  const { launch, weekday } = reminder;
  const profile = launch.profile === 'default' ? '' : ` --profile ${launch.profile}`;
  const title = 'A career check-in is due';
  return `${[
    ...comments([
      ...headerLines(reminder),
      `Save it as .github/workflows/${unitName(reminder)}.yml in a PRIVATE repository that holds a copy of your`,
      `data as the folder ${folderInRepository}: your journal is personal. It also holds the program,`,
      'packed by `npm pack` and unpacked as the folder package. Nothing is fetched by name from a registry.',
      'The time is UTC. The issue says only that a check-in is due.',
    ]),
    `name: ${unitName(reminder)}`,
    'on:',
    '  schedule:',
    `    - cron: '0 ${hour} * * ${weekday ?? '*'}'`,
    '  workflow_dispatch:',
    'permissions:',
    '  contents: read',
    '  issues: write',
    'jobs:',
    '  remind:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '      - uses: actions/setup-node@v4',
    '        with:',
    '          node-version: 22',
    '      - name: Open an issue when a check-in is due',
    '        env:',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
    '          GH_TOKEN: ${{ github.token }}',
    '        run: |',
    '          code=0',
    `          node package/bin/career-coach.cjs status --exit-code --home "$GITHUB_WORKSPACE/${folderInRepository}"${profile} >/dev/null || code=$?`,
    '          if [ "$code" -eq 4 ]; then',
    `            open=$(gh issue list --repo "$GITHUB_REPOSITORY" --search 'in:title "${title}"' --json number --jq length)`,
    `            [ "$open" -gt 0 ] || gh issue create --repo "$GITHUB_REPOSITORY" --title '${title}' --body 'career-coach checkin'`,
    '          elif [ "$code" -ne 0 ]; then',
    '            exit "$code"',
    '          fi',
  ].join('\n')}\n`;
}
