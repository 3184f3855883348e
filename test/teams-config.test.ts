import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig, variables } from '../src/server/config.ts';

const id = '11111111-2222-4333-8444-555555555555';
const tenant = '99999999-8888-4777-8666-5555555555AA';
const whole = {
  MicrosoftAppId: id,
  MicrosoftAppPassword: 'hemligt',
  MicrosoftAppTenantId: tenant,
  WORKING_GROUP_FILE: 'grupp.yaml',
};

/** The faults, by the variable that each begins with. */
function faults(env: Record<string, string | undefined>): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).not.toContain('hemligt');
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^ {2}- ([^:]+):.*$/s, '$1'));
  }
}

describe('the settings of Teams', () => {
  it('are none where none is given', () => {
    expect(loadConfig({}).teams).toBeUndefined();
  });

  it('make a bot of one tenant', () => {
    expect(loadConfig(whole).teams).toEqual({
      kind: 'entra',
      appId: id,
      password: 'hemligt',
      tenantId: tenant.toLowerCase(),
      appType: 'SingleTenant',
    });
  });

  it('take the secret from a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'teams-')), 'secret');
    writeFileSync(file, 'ur filen\n');
    const env = { ...whole, MicrosoftAppPassword: undefined, MicrosoftAppPassword_FILE: file };
    expect(loadConfig(env).teams).toMatchObject({ password: 'ur filen' });
  });

  it('need no secret of a managed identity, and refuse one', () => {
    const managed = { ...whole, MicrosoftAppType: 'UserAssignedMSI' };
    expect(faults(managed)).toEqual(['MicrosoftAppPassword']);
    expect(loadConfig({ ...managed, MicrosoftAppPassword: undefined }).teams).toEqual({
      kind: 'entra',
      appId: id,
      tenantId: tenant.toLowerCase(),
      appType: 'UserAssignedMSI',
    });
  });

  it.each(['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'])(
    'are refused without %s',
    (name) => {
      expect(faults({ ...whole, [name]: undefined })).toEqual([name]);
      expect(faults({ ...whole, [name]: ' ' })).toEqual([name]);
    },
  );

  it('are refused where only the type is given', () => {
    expect(faults({ MicrosoftAppType: 'SingleTenant', WORKING_GROUP_FILE: 'grupp.yaml' })).toEqual([
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
    ]);
  });

  it.each([
    ['MicrosoftAppId', 'app'],
    ['MicrosoftAppTenantId', 'kommun.onmicrosoft.com'],
    ['MicrosoftAppType', 'singletenant'],
  ])('are refused where %s is %s', (name, value) => {
    expect(faults({ ...whole, [name]: value })).toEqual([name]);
  });

  it.each([undefined, '127.0.0.1', 'localhost', '::1', '127.8.0.1'])(
    'allow no authentication on this machine: HOST %s',
    (HOST) => {
      const env = { TEAMS_AUTH: 'none', WORKING_GROUP_FILE: 'grupp.yaml', HOST };
      expect(loadConfig(env).teams).toEqual({ kind: 'none' });
    },
  );

  it.each([
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '192.168.1.5' },
    { HOST: '127.0.0.1.example.org' },
    { NODE_ENV: 'production', DATABASE_URL: 'postgres://a:b@c/d' },
    { TEAMS_AUTH: 'off' },
    { ...whole },
  ])('never allow it with %j', (env) => {
    const found = faults({ TEAMS_AUTH: 'none', WORKING_GROUP_FILE: 'grupp.yaml', ...env });
    expect(found).toEqual(['TEAMS_AUTH']);
  });

  it('stand among the variables that are read', () => {
    for (const name of ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppPassword_FILE', 'TEAMS_AUTH'])
      expect(variables).toContain(name);
  });
});
