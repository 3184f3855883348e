import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { isAddress } from '../domain/address.ts';
import { isLoopback } from './loopback.ts';

/** How letters go out and where their links lead. Holds a password: never log it whole. */
export type MailConfig = {
  server: {
    host: string;
    port: number;
    secure: boolean;
    auth?: { user: string; password: string };
    startTls: 'always' | 'offered' | 'unchecked';
  };
  from: { name?: string; address: string };
  /** Scheme, host and port, without a slash at its end. */
  publicUrl: string;
  privacyUrl: string;
  /** The page on a port of its own. */
  pagePort?: number;
  /** So many proxies stand before the page, each of which adds an address to X-Forwarded-For. */
  trustProxy: number;
};

const names = ['SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL', 'PRIVACY_URL'] as const;

/** The variables of e-mail and the page. SMTP_URL may also stand in a file. */
export const mailSettings = {
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  PUBLIC_URL: z.string().optional(),
  PRIVACY_URL: z
    .url({
      protocol: /^https?$/,
      error: 'skriv adressen till sidan om personuppgifter, med https:// först',
    })
    .optional(),
  PAGE_PORT: z
    .string()
    .regex(/^\d+$/, 'skriv ett portnummer, till exempel 3001')
    .transform(Number)
    .pipe(z.number('skriv ett tal mellan 0 och 65535').max(65535, 'skriv ett tal mellan 0 och 65535'))
    .optional(),
  TRUST_PROXY: z
    .string()
    .regex(/^\d$/, 'skriv hur många proxyservrar som står framför sidan, 0 till 9')
    .transform(Number)
    .optional(),
};

const settings = z.object(mailSettings);

/** Undefined: no e-mail. Only for what `mailFaults` finds nothing wrong with. */
export function mailConfig(values: z.infer<typeof settings>): MailConfig | undefined {
  const { SMTP_URL: smtp, MAIL_FROM: from, PUBLIC_URL: page, PRIVACY_URL: privacyUrl } = values;
  if (!smtp || !from || !page || !privacyUrl) return undefined;
  const server = readSmtp(smtp);
  const sender = readSender(from);
  const publicUrl = URL.parse(page)?.origin;
  if (typeof server === 'string' || !sender || !publicUrl) return undefined;
  return {
    server,
    from: sender,
    publicUrl,
    privacyUrl,
    pagePort: values.PAGE_PORT,
    trustProxy: values.TRUST_PROXY ?? 0,
  };
}

/** What is wrong with e-mail's variables, and the mend. `given`: it is set, itself or as a file. */
export function mailFaults(
  found: Record<string, string | undefined>,
  given: (name: string) => boolean,
): string[] {
  const faults: string[] = [];
  const set = names.filter(given);
  if (set.length > 0) {
    for (const name of names)
      if (!given(name)) faults.push(`${name}: saknas. Ange den för e-post, eller ta bort ${set.join(', ')}.`);
  } else {
    for (const name of ['PAGE_PORT', 'TRUST_PROXY'])
      if (given(name))
        faults.push(
          `${name}: hör till e-post och den personliga sidan. Ange ${names.join(', ')}, eller ta bort den.`,
        );
  }
  const { SMTP_URL, MAIL_FROM, PUBLIC_URL } = found;
  const server = SMTP_URL === undefined ? undefined : readSmtp(SMTP_URL);
  if (typeof server === 'string') faults.push(`SMTP_URL: ${server}`);
  if (MAIL_FROM !== undefined && !readSender(MAIL_FROM))
    faults.push(
      'MAIL_FROM: skriv en e-postadress, eller ett namn med adressen efter: Avstämning <avstamning@region.se>',
    );
  const page =
    PUBLIC_URL === undefined ? undefined : faultOfPage(PUBLIC_URL, found.NODE_ENV === 'production');
  if (page) faults.push(`PUBLIC_URL: ${page}`);
  const pagePort = Number(found.PAGE_PORT);
  if (pagePort > 0 && pagePort === Number(found.PORT ?? 3000))
    faults.push('PAGE_PORT: ska vara en annan port än PORT. Ta bort den, så visas sidan på PORT.');
  if (pagePort > 0 && pagePort === Number(found.OPS_PORT))
    faults.push('PAGE_PORT: ska vara en annan port än OPS_PORT.');
  return faults;
}

const form = 'skriv den som smtps://användare:lösenord@värd eller smtp://värd';

/** The server, or a sentence that says what is wrong. It never repeats the address: that has the password in it. */
export function readSmtp(text: string): MailConfig['server'] | string {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'smtps:' && url.protocol !== 'smtp:') || url.hostname === '') return form;
  if (url.search || url.hash || (url.pathname !== '' && url.pathname !== '/'))
    return 'inget får stå efter värden och porten. Tecken som # / ? i lösenordet skrivs %23 %2F %3F';
  let user: string;
  let password: string;
  try {
    user = decodeURIComponent(url.username);
    password = decodeURIComponent(url.password);
  } catch {
    return 'ett % i användarnamnet eller lösenordet skrivs %25';
  }
  if ((user === '') !== (password === ''))
    return 'användarnamn och lösenord hör ihop. Skriv båda, eller inget av dem';
  const auth = user === '' ? undefined : { user, password };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'smtps:';
  const inside = isLoopback(host) || isPrivate(host);
  if (!secure && !auth && !inside)
    return 'smtp:// utan inloggning går bara till en adress på den egna datorn eller i ett privat nät, som 10.0.0.25. Skriv smtps://, eller användare och lösenord';
  return {
    host,
    port: url.port === '' ? (secure ? 465 : auth ? 587 : 25) : Number(url.port),
    secure,
    auth,
    // A password goes in the clear to nobody but this machine.
    startTls: auth ? (isLoopback(host) ? 'offered' : 'always') : 'unchecked',
  };
}

const privateNets = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  privateNets.addSubnet(net, bits);
privateNets.addSubnet('fc00::', 7, 'ipv6');
privateNets.addSubnet('fe80::', 10, 'ipv6');

function isPrivate(host: string): boolean {
  const version = isIP(host);
  return version !== 0 && privateNets.check(host, version === 6 ? 'ipv6' : 'ipv4');
}

/** `Namn <adress>` or an address alone. */
function readSender(text: string): MailConfig['from'] | undefined {
  const at = text.lastIndexOf('<');
  if (at < 0) return isAddress(text) ? { address: text } : undefined;
  if (!text.endsWith('>')) return undefined;
  const address = text.slice(at + 1, -1).trim();
  const name = text.slice(0, at).trim().replace(/^"|"$/g, '').trim();
  if (!isAddress(address) || /[\p{Cc}<>]/u.test(name)) return undefined;
  return name === '' ? { address } : { name, address };
}

function faultOfPage(text: string, production: boolean): string | undefined {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return 'skriv adressen som sidan nås på, till exempel https://avstamning.region.se';
  if (url.pathname !== '/' || url.search || url.hash || url.username)
    return 'skriv bara https:// och värden, och en port om det behövs; inget efter';
  if (url.protocol === 'https:') return undefined;
  if (!isLoopback(url.hostname))
    return 'ska börja med https://. Med http:// går bara den egna datorn, 127.0.0.1';
  return production ? 'ska börja med https:// när NODE_ENV är production' : undefined;
}
