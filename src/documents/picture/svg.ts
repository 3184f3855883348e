import { documentText } from '../../domain/plain-text.ts';
import type { Drawing, Item, Mark, Tone } from './drawing.ts';
import { fontFamily } from './font.ts';

/*
 * A drawing as SVG. Every colour stands in it as for a light background, under a class of its own: a page that follows
 * the reader's colours says others of the classes, and the renderer takes what stands there. Colours are never alone:
 * each mark has a shape of its own.
 */

const paper = '#ffffff';
const ink = '#1b1b1b';
const quiet = '#55595e';
const line = '#c9cfd6';
/** Each at least 4.5 : 1 against the paper, so that numbers are read on them too. */
export const colours: Record<Mark, string> = {
  going_well: '#1a7f37',
  needs_change: '#b04a00',
  stalled: '#b00020',
  not_started: '#55595e',
  not_applicable: '#55595e',
  missing: '#55595e',
  none: '#55595e',
};
const tones: Record<Tone, string> = { ink, quiet, paper };

/** `fitted`: for a reader's own font, each text is drawn as wide as it was measured. */
export function toSvg(drawing: Drawing, options: { fitted?: boolean; alt?: string } = {}): string {
  const { width, height, items } = drawing;
  const about = options.alt === undefined ? '' : ` role="img" aria-label="${escapedXml(options.alt)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fontFamily}, system-ui, sans-serif"${about}>
<rect class="pic-paper" width="${width}" height="${height}" fill="${paper}"/>
${items.map((item) => drawn(item, options.fitted ?? false)).join('\n')}
</svg>`;
}

function drawn(item: Item, fitted: boolean): string {
  switch (item.kind) {
    case 'text': {
      const middle = item.middle ? ' text-anchor="middle"' : '';
      const bold = item.weight === 'bold' ? ' font-weight="700"' : '';
      const fit = fitted ? ` textLength="${n(item.width)}" lengthAdjust="spacingAndGlyphs"` : '';
      return `<text class="pic-${item.tone}" x="${n(item.x)}" y="${n(item.y)}" font-size="${item.size}" fill="${tones[item.tone]}"${bold}${middle}${fit}>${escapedXml(item.text)}</text>`;
    }
    case 'rule':
      return `<rect class="pic-line" x="${n(item.x)}" y="${n(item.y)}" width="${n(item.width)}" height="0.75" fill="${line}"/>`;
    case 'box': {
      const { mark, x, y, width, height } = item;
      if (mark !== 'not_started' && mark !== 'missing')
        return `<rect class="pic-${mark}" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="2" fill="${colours[mark]}"/>`;
      const dashed = mark === 'missing' ? ' stroke-dasharray="2.5 2"' : '';
      return `<rect class="pic-${mark}-line" x="${n(x + 0.6)}" y="${n(y + 0.6)}" width="${n(width - 1.2)}" height="${n(height - 1.2)}" rx="2" fill="none" stroke="${colours[mark]}" stroke-width="1.2"${dashed}/>`;
    }
    case 'shape':
      return shape(item);
  }
}

/** The same shapes as in the texts: circle, diamond, triangle, square, bar; a broken ring where there is no answer. */
function shape({ mark, x, y, r, tone }: Extract<Item, { kind: 'shape' }>): string {
  const fill = `class="pic-${tone ?? mark}" fill="${tone ? tones[tone] : colours[mark]}"`;
  const stroke = `class="pic-${tone ?? mark}-line" fill="none" stroke="${tone ? tones[tone] : colours[mark]}"`;
  switch (mark) {
    case 'going_well':
      return `<circle ${fill} cx="${n(x)}" cy="${n(y)}" r="${n(r)}"/>`;
    case 'needs_change': {
      const d = r * 1.15;
      return `<path ${fill} d="M${n(x)} ${n(y - d)}L${n(x + d)} ${n(y)}L${n(x)} ${n(y + d)}L${n(x - d)} ${n(y)}Z"/>`;
    }
    case 'stalled':
      return `<path ${fill} d="M${n(x)} ${n(y - r)}L${n(x + r * 1.12)} ${n(y + r * 0.9)}L${n(x - r * 1.12)} ${n(y + r * 0.9)}Z"/>`;
    case 'not_started': {
      const half = r * 0.86;
      return `<rect ${stroke} stroke-width="${n(Math.max(1.2, r / 4))}" x="${n(x - half)}" y="${n(y - half)}" width="${n(2 * half)}" height="${n(2 * half)}"/>`;
    }
    case 'not_applicable':
      return `<rect ${fill} x="${n(x - r)}" y="${n(y - r * 0.28)}" width="${n(2 * r)}" height="${n(r * 0.56)}"/>`;
    case 'missing':
      return `<circle ${stroke} stroke-width="1.2" stroke-dasharray="2.5 2" cx="${n(x)}" cy="${n(y)}" r="${n(r * 0.9)}"/>`;
    case 'none':
      return `<circle ${fill} cx="${n(x)}" cy="${n(y)}" r="1.4"/>`;
  }
}

/** Tenths are enough. */
const n = (value: number) => String(Math.round(value * 10) / 10);

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapedXml = (text: string) =>
  documentText(text).replace(/[&<>"']/g, (character) => escapes[character] ?? '');
