import type { Day } from './day.ts';
import type { Author } from './status-update.ts';

/** How a project is paid for: *bidrag*, a grant that somebody has decided on; *ersättning*, a fee for what is done. */
export const fundings = ['grant', 'fee'] as const;
export type Funding = (typeof fundings)[number];

/** What one needs to know of an agreement on one project. Texts are as written; '' means nothing is said. */
export type SeparateAgreementContent = {
  reference: string;
  title: string;
  partyIds: number[];
  aims: string;
  purposes: string;
  funding?: Funding;
  fundingAbout: string;
  grantDecision: string;
  grantReference: string;
  implementation: string;
  validFrom?: Day;
  validTo?: Day;
  signedOn?: Day;
  signedBy: string;
  /** The reference of the agreement that it renews. */
  renews: string;
};

export type SeparateAgreement = SeparateAgreementContent & {
  id: number;
  /** When its draft was shown to its parties, UTC. */
  sharedAt?: Date;
  /** It stands in the group's file, and is changed there. */
  inFile: boolean;
  /** Who saved it last; undefined: it came with the group's file. */
  savedBy?: Author;
  savedAt: Date;
};

/** `preparing`: it has no reference or is not signed; working material until it is shared. */
export type AgreementState = 'preparing' | 'shared' | 'signed';

export function stateOf(
  agreement: Pick<SeparateAgreement, 'reference' | 'signedOn' | 'sharedAt'>,
): AgreementState {
  if (agreement.reference.trim() !== '' && agreement.signedOn !== undefined) return 'signed';
  return agreement.sharedAt ? 'shared' : 'preparing';
}

/** Whether others than the coordinators may see it. */
export const isPublic = (agreement: Parameters<typeof stateOf>[0]): boolean =>
  stateOf(agreement) !== 'preparing';

/** The parts that an agreement on a project is to have. */
export const agreementParts = [
  'reference',
  'parties',
  'aims',
  'purposes',
  'funding',
  'grantDecision',
  'grantReference',
  'implementation',
  'validity',
  'signedOn',
  'signedBy',
] as const;
export type AgreementPart = (typeof agreementParts)[number];

/** Which of them are missing, in that order. */
export function missingParts(agreement: SeparateAgreementContent): AgreementPart[] {
  const { partyIds, funding, validFrom, validTo, signedOn } = agreement;
  const empty = (text: string) => text.trim() === '';
  const missing: Record<AgreementPart, boolean> = {
    reference: empty(agreement.reference),
    parties: partyIds.length < 2,
    aims: empty(agreement.aims),
    purposes: empty(agreement.purposes),
    funding: funding === undefined,
    grantDecision: funding === 'grant' && empty(agreement.grantDecision),
    grantReference: funding === 'grant' && empty(agreement.grantReference),
    implementation: empty(agreement.implementation),
    validity: validFrom === undefined || validTo === undefined,
    signedOn: signedOn === undefined,
    signedBy: empty(agreement.signedBy),
  };
  return agreementParts.filter((part) => missing[part]);
}
