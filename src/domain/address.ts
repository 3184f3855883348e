/** The longest address that SMTP knows. */
const longest = 254;

/** Whether a text can be an e-mail address: one @, something before it, and a domain with a dot after it. */
export function isAddress(text: string): boolean {
  if (text.length > longest || /[\s"(),:;<>[\]\\\p{Cc}]/u.test(text)) return false;
  const [local, domain, ...more] = text.split('@');
  if (!local || !domain || more.length > 0 || local.length > 64) return false;
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((label) => label !== '');
}

/** As letters go out to it and people are found by it. Undefined: no address, or one that no letter ever reaches. */
export function toAddress(text: string): string | undefined {
  const address = text.trim().toLowerCase();
  return isAddress(address) && !address.endsWith('.invalid') ? address : undefined;
}
