import {
  AlignmentType,
  BorderStyle,
  BuilderElement,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  type ITableOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type XmlComponent,
} from 'docx';
import { documentTexts } from '../domain/plain-text.ts';
import type { Block, Paper, PictureBlock } from './paper.ts';

/** Twentieths of a point: the text's width on A4 with these margins. */
const page = { width: 11906, height: 16838, margin: 1134 };
const textWidth = page.width - 2 * page.margin;
const languages = { sv: 'sv-SE', en: 'en-GB' };
const grey = 'D9DEE4';

/** Draws a paper as a Word document. */
export async function toWord(given: Paper<Block | PictureBlock>): Promise<Uint8Array> {
  const paper = documentTexts(given);
  const { title, subject, keywords, creator } = paper;
  const language = { value: languages[paper.locale] };
  const document = new Document({
    title,
    subject,
    keywords: keywords.join('; '),
    creator,
    lastModifiedBy: creator,
    description: paper.state,
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: 21, language },
          paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
        },
        title: {
          run: { font: 'Arial', size: 36, bold: true },
          paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
        },
        heading1: {
          run: { font: 'Arial', size: 28, bold: true },
          paragraph: { keepNext: true, spacing: { before: 320, after: 120, line: 276, lineRule: 'auto' } },
        },
        heading2: {
          run: { font: 'Arial', size: 23, bold: true },
          paragraph: { keepNext: true, spacing: { before: 240, after: 80, line: 276, lineRule: 'auto' } },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: 1418, bottom: 1134, left: page.margin, right: page.margin },
          },
        },
        headers: { default: new Header({ children: [head(paper)] }) },
        footers: { default: new Footer({ children: [foot(paper)] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
          new Paragraph({ children: [new TextRun({ text: paper.state, bold: paper.mark !== undefined })] }),
          ...paper.blocks.flatMap(draw),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function head(paper: Pick<Paper, 'mark' | 'subject'>): Paragraph {
  const marked = paper.mark ? [new TextRun({ text: `${paper.mark}  `, bold: true, size: 17 })] : [];
  return new Paragraph({ children: [...marked, new TextRun({ text: paper.subject, size: 17 })] });
}

function foot(paper: Pick<Paper, 'page'>): Paragraph {
  const [before = '', after = ''] = paper.page('\0').split('\0');
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({
        size: 17,
        children: [before, PageNumber.CURRENT, `${after} `, PageNumber.TOTAL_PAGES],
      }),
    ],
  });
}

function draw(block: Block | PictureBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: [new TextRun(block.text)],
        }),
      ];
    case 'text':
      return [
        new Paragraph({
          children: [
            ...(block.label ? [new TextRun({ text: `${block.label} `, bold: true })] : []),
            ...lines(block.text),
          ],
        }),
      ];
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference: 'points', level: 0 }, children: lines(item) }),
      );
    case 'quote':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { after: 20 },
          children: [new TextRun({ text: block.label, size: 19, color: '444444' })],
        }),
        new Paragraph({ indent: { left: 280 }, children: lines(block.text) }),
      ];
    case 'table':
      // Two tables without a paragraph between them would be one.
      return [
        drawTable(block),
        new Paragraph({ spacing: { after: 0, line: 120, lineRule: 'exact' }, children: [] }),
      ];
    case 'picture':
      return drawPicture(block);
    case 'lines':
      return Array.from({ length: block.count }, () => new Paragraph({ ...ruled, children: [] }));
  }
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '999999', space: 1 };
const ruled: IParagraphOptions = {
  spacing: { before: 200, after: 0 },
  border: { bottom: line, between: line },
};

/** A line break that somebody typed stays one. */
function lines(text: string): TextRun[] {
  return text.split(/\r\n?|\n/).map((line, i) => new TextRun({ text: line, ...(i > 0 && { break: 1 }) }));
}

/** With what a screen reader says of it, its alternative text, for which the library has no option. */
class CaptionedTable extends Table {
  constructor(caption: string, options: ITableOptions) {
    super(options);
    const [properties] = this.root as XmlComponent[];
    properties?.addChildElement(
      new BuilderElement({ name: 'w:tblCaption', attributes: { val: { key: 'w:val', value: caption } } }),
    );
  }
}

/** Points in a pixel, as the library counts them. */
const pixelsWide = (textWidth / 20 / 72) * 96;

/** As wide as the text. The first sheet says all of it to whoever has it read aloud, the others which they are. */
function drawPicture({ sheets, alt }: PictureBlock): Paragraph[] {
  return sheets.map(({ png, width, height }, i) => {
    const description = i === 0 ? alt : `${i + 1}/${sheets.length}`;
    return new Paragraph({
      children: [
        new ImageRun({
          type: 'png',
          data: png,
          transformation: { width: pixelsWide, height: (pixelsWide * height) / width },
          altText: { name: `${i + 1}/${sheets.length}`, title: '', description },
        }),
      ],
    });
  });
}

/** The header row is repeated on each page that the table reaches. */
function drawTable({ caption, columns, rows, widths }: Extract<Block, { kind: 'table' }>): Table {
  const parts = widths.reduce((sum, width) => sum + width, 0);
  const columnWidths = widths.map((width) => Math.floor((textWidth * width) / parts));
  const border = { style: BorderStyle.SINGLE, size: 4, color: '8A939C' };
  const cell = (text: string, column: number, header: boolean) =>
    new TableCell({
      width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
      ...(header && { shading: { fill: grey } }),
      children: [
        new Paragraph({
          spacing: { before: 40, after: 40 },
          children: header || column === 0 ? [new TextRun({ text, bold: header })] : lines(text),
        }),
      ],
    });
  return new CaptionedTable(caption, {
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    margins: { left: 90, right: 90 },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((text, i) => cell(text, i, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: columns.map((_, i) => cell(row[i] ?? '', i, false)) }),
      ),
    ],
  });
}
