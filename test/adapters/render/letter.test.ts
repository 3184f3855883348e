import { toLetter } from '../../../adapters/render/letter.ts';
import type { Message } from '../../../src/messages/message.ts';
import { say } from '../../../src/messages/say.ts';

const subject = (message: Message, locale: 'sv' | 'en' = 'sv') =>
  toLetter(message, { locale, link: () => undefined, notes: [] }).subject;

describe('the subject of a letter that has none of its own', () => {
  it.each([
    [
      'is the first thing that it says, without the greeting',
      [
        'Hej Eva Lind!',
        'Du är nu kontaktperson för Klippan. Karin Ek har lagt in dig.',
        'Två gånger om året …',
      ],
      'Avstämning: Du är nu kontaktperson för Klippan',
    ],
    [
      'ends where its first sentence does, which is not at a time of day',
      ['Klippan har nu till den 18 juni kl. 9.00 på sig. Skälet är Tidsbrist.'],
      'Avstämning: Klippan har nu till den 18 juni kl. 9.00 på sig',
    ],
    ['is the greeting where there is nothing else', ['Hej Eva!'], 'Avstämning: Hej Eva!'],
    ['is one line, whatever stands in it', ['Ny\r\nBcc: x@example.org'], 'Avstämning: Ny Bcc: x@example.org'],
  ])('%s', (_, texts, expected) => {
    expect(subject(say(...texts))).toBe(expected);
  });

  it('ends in no colon', () => {
    const { parts } = say('Karin Ek har en fråga om Klippans svar på Bemötande:');
    expect(subject({ title: 'Karin Ek har en fråga om Klippans svar på Bemötande:', parts })).toBe(
      'Karin Ek har en fråga om Klippans svar på Bemötande',
    );
  });

  it('is not the name of the group that stands above it', () => {
    const { parts } = say('Hello Eva!', 'You are now the substitute for Klippan. Karin put you in.');
    const above = { kind: 'note' as const, text: [{ strong: 'The group' }] };
    expect(subject({ parts: [above, ...parts] }, 'en')).toBe(
      'Check-in: You are now the substitute for Klippan',
    );
  });
});
