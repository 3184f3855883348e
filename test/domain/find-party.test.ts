import { readParty } from '../../src/domain/find-party.ts';

const parties = [
  { id: 1, key: 'lund', name: 'Lunds bibliotek', shortName: 'Lund' },
  { id: 2, key: 'region-skane', name: 'Region Skåne', shortName: 'Region Skåne' },
];

describe('a party’s name at the head of what was typed', () => {
  it.each([
    ['Lund fel siffra', 1, 'fel siffra'],
    ['lunds  BIBLIOTEK', 1, ''],
    ['region skane: mötet är flyttat', 2, 'mötet är flyttat'],
    ['Lund\nrad ett\nrad två', 1, 'rad ett\nrad två'],
  ])('%s', (text, partyId, rest) => {
    expect(readParty(text, parties)).toEqual({ partyId, rest });
  });

  it('is nobody’s where no party is called so', () => {
    expect(readParty('Perstorp fel', parties)).toBeUndefined();
    expect(readParty('', parties)).toBeUndefined();
  });
});
