import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const url = z.string().optional();
const manifestShape = z.object({
  _metadata: z.object({ major_version: z.number() }),
  features: z.object({
    app_home: z.record(z.string(), z.boolean()),
    bot_user: z.object({ display_name: z.string() }),
    slash_commands: z.array(
      z.object({
        command: z.string(),
        url,
        description: z.string().min(1),
        usage_hint: z.string().min(1),
        should_escape: z.boolean(),
      }),
    ),
  }),
  oauth_config: z.object({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ request_url: url, bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.boolean(), request_url: url }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

async function manifest(name: string) {
  return manifestShape.parse(parse(await readFile(`manifest/slack/${name}`, 'utf8')));
}

function addresses({ features, settings }: Awaited<ReturnType<typeof manifest>>) {
  return [
    ...features.slash_commands.map((command) => command.url),
    settings.event_subscriptions.request_url,
    settings.interactivity.request_url,
  ];
}

const leastScopes = [
  'channels:history',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
];

describe.each(['manifest.yaml', 'manifest.socket-mode.yaml'])('%s', (name) => {
  it('follows the second version of the schema', async () => {
    expect((await manifest(name))._metadata.major_version).toBe(2);
  });

  it('offers the two commands, and leaves what people write in them as they wrote it', async () => {
    const commands = (await manifest(name)).features.slash_commands;
    expect(commands.map(({ command }) => command)).toEqual(['/avstamning', '/lagesrapport']);
    expect(commands.map(({ should_escape }) => should_escape)).toEqual([false, false]);
  });

  it('asks for the scopes that the bot uses and for no others', async () => {
    const { oauth_config } = await manifest(name);
    expect(oauth_config.scopes.bot.toSorted()).toEqual(leastScopes);
  });

  it('lets people write to the bot, and hears them', async () => {
    const { features, settings } = await manifest(name);
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(settings.event_subscriptions.bot_events).toEqual(['app_home_opened', 'message.im']);
    expect(settings.interactivity.is_enabled).toBe(true);
  });

  it('neither rotates tokens nor installs in a whole organisation', async () => {
    const { settings } = await manifest(name);
    expect(settings).toMatchObject({ token_rotation_enabled: false, org_deploy_enabled: false });
  });
});

it('over HTTP everything arrives at one address', async () => {
  const http = await manifest('manifest.yaml');
  expect(http.settings.socket_mode_enabled).toBe(false);
  const [first, ...others] = addresses(http);
  expect(first).toMatch(/^https:\/\/[^/]+\/slack\/events$/);
  expect(others).toEqual([first, first, first]);
});

it('over Socket Mode there are no addresses, and nothing else differs', async () => {
  const http = await manifest('manifest.yaml');
  const socket = await manifest('manifest.socket-mode.yaml');
  expect(socket.settings.socket_mode_enabled).toBe(true);
  expect(addresses(socket)).toEqual([undefined, undefined, undefined, undefined]);
  expect(socket.oauth_config).toEqual(http.oauth_config);
  expect(socket.features.bot_user).toEqual(http.features.bot_user);
  expect(socket.features.slash_commands).toEqual(
    http.features.slash_commands.map(({ url: _, ...command }) => command),
  );
});

it.each(leastScopes)('the guide gives the reason for %s', async (scope) => {
  const guide = await readFile('docs/administratorsguide.md', 'utf8');
  expect(guide).toMatch(new RegExp(`^\\| \`${scope}\` +\\| .{20,} \\|$`, 'm'));
});
