import { hashOfCode, hashOfToken, newToken } from '../../src/domain/token.ts';
import type { CodePurpose, Links } from '../../src/ports/links.ts';

/** How long what a code has opened stays open, in milliseconds: an hour, and the coordinator's page a working day. */
export const provenFor = { change: 60 * 60 * 1000, coordinate: 8 * 60 * 60 * 1000 };
/** One purpose's codes go out no oftener than this, in milliseconds: whoever has the link can ask for them. */
const codeEvery = 60_000;

export type AskForCode = (what: { address: string; purpose: string; request: string }) => Promise<void>;

export type Codes = {
  /** Mails a code to the address, if somebody has it. */
  ask(address: string, purpose: string): Promise<void>;
  /** What stands for a right code from now on, kept in a cookie; undefined: the code is not right. */
  prove(of: CodePurpose, typed: string, lasts: number): Promise<string | undefined>;
  /** What stands for it where it is proven already. */
  begin(of: CodePurpose, lasts: number): Promise<string>;
  proves(of: CodePurpose, proof: string | undefined): Promise<boolean>;
  end(of: CodePurpose, proof: string): Promise<void>;
};

/** Mailed codes, and what they open. A proof is kept as a code is: only its hash, for one person and purpose. */
export function createCodes(options: {
  links: Pick<Links, 'keepCode' | 'tryCode' | 'holdsCode' | 'dropCode'>;
  askForCode: AskForCode;
  now(): Date;
}): Codes {
  const { links, now } = options;
  const session = ({ personId, purpose }: CodePurpose, hash: string): CodePurpose => ({
    personId,
    purpose: `${purpose}:${hash}`,
  });
  async function begin(of: CodePurpose, lasts: number): Promise<string> {
    const proof = newToken();
    const hash = hashOfToken(proof);
    await links.keepCode(session(of, hash), hash, new Date(now().getTime() + lasts));
    return proof;
  }
  return {
    async ask(address, purpose) {
      const request = String(Math.floor(now().getTime() / codeEvery));
      await options.askForCode({ address, purpose, request });
    },
    async prove(of, typed, lasts) {
      const code = typed.replace(/\s/g, '');
      const right = await links.tryCode(of, hashOfCode(code, of), now());
      return right ? begin(of, lasts) : undefined;
    },
    begin,
    async proves(of, proof) {
      if (!proof) return false;
      const hash = hashOfToken(proof);
      return links.holdsCode(session(of, hash), hash, now());
    },
    async end(of, proof) {
      await links.dropCode(session(of, hashOfToken(proof)));
    },
  };
}
