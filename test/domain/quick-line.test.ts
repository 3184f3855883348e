import * as fc from 'fast-check';
import { readQuickLine, textBesideStatus } from '../../src/domain/quick-line.ts';

const areas = [
  { id: 1, key: 'arbetsgrupp', name: 'Regional arbetsgrupp' },
  { id: 2, key: 'bemotande', name: 'Bemötande' },
  { id: 3, key: 'pedagogik', name: 'Pedagogik och handledning' },
  { id: 4, key: 'spridning', name: 'Spridning' },
];

describe('reading area, status and text from one line', () => {
  it.each([
    ['bemötande gul Två workshops', 2, 'needs_change', 'Två workshops'],
    ['BEMOTANDE: grön', 2, 'going_well', ''],
    ['Regional arbetsgrupp går bra Alla var med', 1, 'going_well', 'Alla var med'],
    ['arbetsgrupp röd', 1, 'stalled', ''],
    ['pedagogik och handledning ej påbörjat', 3, 'not_started', ''],
    ['ped inte aktuellt Vi saknar lokaler', 3, 'not_applicable', 'Vi saknar lokaler'],
    ['spridning står stilla, tyvärr', 4, 'stalled', 'tyvärr'],
    ['spridning 🔶 Mer tid', 4, 'needs_change', 'Mer tid'],
    ['spridning behöver ändras', 4, 'needs_change', ''],
  ])('%j', (line, areaId, status, done) => {
    expect(readQuickLine(line, areas)).toEqual({ kind: 'area', areaId, status, done });
  });

  it('names the word that is no area', () => {
    expect(readQuickLine('bemotnade gul', areas)).toEqual({ kind: 'bad-area', text: 'bemotnade' });
  });

  it('does not guess between two areas that begin alike', () => {
    const alike = [...areas, { id: 5, key: 'bemanning', name: 'Bemanning' }];
    expect(readQuickLine('bem gul', alike)).toEqual({ kind: 'bad-area', text: 'bem' });
  });

  it('names the word that is no status, and the area it stood by', () => {
    expect(readQuickLine('bemötande lila', areas)).toEqual({ kind: 'bad-status', areaId: 2, text: 'lila' });
    expect(readQuickLine('bemötande', areas)).toEqual({ kind: 'bad-status', areaId: 2, text: '' });
  });

  it('keeps any text after the status exactly as typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const done = text.trim();
        expect(readQuickLine(`spridning grön ${done}`, areas)).toEqual({
          kind: 'area',
          areaId: 4,
          status: 'going_well',
          done,
        });
      }),
    );
  });

  it.each([
    ['bemötande lila Två workshops om lärstilar', 'Två workshops om lärstilar'],
    ['bemötande lila två workshops', 'två workshops'],
    ['bemötande: gront!! Två workshops', 'Två workshops'],
    ['spridning :purple_heart: två workshops', 'två workshops'],
    ['bemötande Två workshops', 'Två workshops'],
    ['bemötande två workshops', 'två workshops'],
    ['bemötande lila', ''],
    ['bemötande', ''],
  ])('of %j keeps the text beside what is no status', (line, text) => {
    expect(readQuickLine(line, areas).kind).toBe('bad-status');
    expect(textBesideStatus(line, areas)).toBe(text);
  });
});
