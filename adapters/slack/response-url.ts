/** Where Slack takes answers to a command or a press: its own, and that of its cloud for authorities in the USA. */
const hosts = new Set(['hooks.slack.com', 'hooks.slack-gov.com']);
const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Whether an address that came with a payload is one that Slack would give: what is answered goes there, so it goes
 * nowhere else. `apiUrl`: where another stands in Slack's place, it takes the answers too.
 */
export function isResponseUrl(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const given = new URL(url);
  if (given.username || given.password) return false;
  const instead = apiUrl === undefined ? undefined : new URL(apiUrl);
  if (instead && (given.origin === instead.origin || sameMachine(given, instead))) return true;
  return given.protocol === 'https:' && given.port === '' && hosts.has(given.hostname);
}

/** By which of its names an emulator on this machine is called makes no difference. */
const sameMachine = (one: URL, other: URL) =>
  loopback.test(one.hostname) &&
  loopback.test(other.hostname) &&
  one.port === other.port &&
  one.protocol === other.protocol;
