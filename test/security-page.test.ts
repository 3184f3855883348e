import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const rows = (page: string) => [...page.matchAll(/^\| `([\w:.]+)` +\|/gm)].map(([, name]) => name);

it('the page for the review names exactly the permissions that the manifests ask for', async () => {
  const page = await readFile('docs/security.md', 'utf8');
  const slack = parse(await readFile('manifest/slack/manifest.yaml', 'utf8'));
  const teams = JSON.parse(await readFile('manifest/teams/manifest.json', 'utf8'));
  const asked = [...slack.oauth_config.scopes.bot, ...teams.permissions];
  expect(rows(page).toSorted()).toEqual(asked.toSorted());
});
