import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';

import Pdf from 'pdfkit';

import type {
  ReportBlock,
  ReportCell,
  ReportChart,
  ReportContent,
  ReportFacts,
  ReportList,
  ReportSection,
  ReportSignatures,
  ReportTable,
} from './report-content.ts';
import { ReportNotation } from './report-figures.ts';
import { chartScales } from './report-chart.ts';
import type { ChartScale } from './report-chart.ts';
import { reportWords } from './report-words.ts';

type Document = InstanceType<typeof Pdf>;
type Element = ReturnType<Document['struct']>;
/** What pdfkit takes and its types leave out: cells that name rows or columns, where a figure lies. */
type ElementOptions = Parameters<Document['struct']>[1] & {
  readonly scope?: 'Row' | 'Column';
  readonly bbox?: readonly number[];
  readonly placement?: 'Block';
};

/** Points; A4. */
const PAGE = { width: 595.28, height: 841.89, left: 48, right: 48, top: 66, bottom: 58 } as const;
const WIDTH = PAGE.width - PAGE.left - PAGE.right;
const FOOT = PAGE.height - PAGE.bottom;

const ink = {
  text: '#1b2430',
  faint: '#5b6675',
  rule: '#d4dae2',
  head: '#eef2f7',
  accent: '#1f4e8c',
  band: '#c9d9ee',
  tail: '#b3401a',
  mark: '#8a5a00',
} as const;

const LINE = 1.42;
const CHART_HEIGHT = 190;

const require = createRequire(import.meta.url);
/** TrueType, which is embedded as it stands and only the glyphs used; Korean complete (11,172 syllables). */
function fontFile(weight: 'Regular' | 'Bold'): string {
  const home = path.dirname(require.resolve('pretendard/package.json'));
  return path.join(home, `dist/public/static/alternative/Pretendard-${weight}.ttf`);
}

/**
 * The PDF of a report: tagged, with bookmarks, its Korean font embedded as a subset, charts as vectors.
 *
 * Deterministic: the only time in it is that of the content, so equal contents give equal bytes.
 *
 * @param onProgress - Share of the sections that are laid out, 0 to 1.
 *
 * Cost: 0.3 to 1 s of processor time, most of it for the font; call it in a thread.
 */
export async function reportPdf(
  content: ReportContent,
  onProgress: (ratio: number) => void = () => undefined,
): Promise<Uint8Array> {
  const made = new Date(content.finishedAt);
  const doc = new Pdf({
    size: 'A4',
    margins: { top: 0, bottom: 0, left: 0, right: 0 }, // breaks are made here, never by pdfkit
    lang: content.language === 'KO' ? 'ko-KR' : 'en-US',
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    bufferPages: true,
    autoFirstPage: false,
    info: {
      Title: `${content.title}: ${content.subtitle}`,
      Author: content.organisation,
      Subject: content.subjectId,
      Creator: 'Convergence',
      Producer: 'Convergence',
      CreationDate: made,
      ModDate: made,
    },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(doc, 'end');
  new ReportPages(doc, content).write(onProgress);
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

interface TextStyle {
  readonly font: 'regular' | 'bold';
  readonly size: number;
  readonly colour: string;
}
const styles = {
  title: { font: 'bold', size: 21, colour: ink.text },
  subtitle: { font: 'regular', size: 12, colour: ink.faint },
  section: { font: 'bold', size: 14, colour: ink.accent },
  block: { font: 'bold', size: 10.5, colour: ink.text },
  body: { font: 'regular', size: 9.5, colour: ink.text },
  strong: { font: 'bold', size: 10.5, colour: ink.text },
  label: { font: 'regular', size: 9, colour: ink.faint },
  cell: { font: 'regular', size: 8.5, colour: ink.text },
  head: { font: 'bold', size: 8, colour: ink.faint },
  note: { font: 'regular', size: 8, colour: ink.faint },
  tick: { font: 'regular', size: 7.5, colour: ink.faint },
  mark: { font: 'bold', size: 8.5, colour: ink.mark },
} as const satisfies Record<string, TextStyle>;

/** Digits of equal width, so that columns of numbers stand under each other. */
const digits = { lineBreak: false, features: ['tnum'] } as const satisfies PDFKit.Mixins.TextOptions;

/** Lays out one report, from the top of the first page to the bottom of the last. */
class ReportPages {
  readonly #doc: Document;
  readonly #content: ReportContent;
  readonly #notation: ReportNotation;
  #y = 0;

  constructor(doc: Document, content: ReportContent) {
    this.#doc = doc;
    this.#content = content;
    this.#notation = new ReportNotation(content.language);
  }

  write(onProgress: (ratio: number) => void): void {
    const doc = this.#doc;
    doc.registerFont('regular', fontFile('Regular'));
    doc.registerFont('bold', fontFile('Bold'));
    const root = doc.struct('Document');
    doc.addStructure(root);
    this.#addPage();
    this.#heading(root);
    const { sections } = this.#content;
    sections.forEach((section, index) => {
      this.#section(root, section);
      onProgress((index + 1) / sections.length);
    });
    root.end();
    this.#frames();
  }

  #heading(root: Element): void {
    const { title, subtitle, organisation, simulatedMark, finishedAt } = this.#content;
    this.#paragraph(root, 'H1', title, styles.title);
    this.#paragraph(root, 'P', subtitle, styles.subtitle);
    this.#paragraph(root, 'P', `${organisation} · ${this.#notation.moment(new Date(finishedAt))}`, styles.label);
    if (simulatedMark !== null)
      this.#paragraph(root, 'P', `${simulatedMark}: ${reportWords[this.#content.language].simulatedNote}`, styles.mark);
    this.#y += 6;
  }

  #section(root: Element, { title, blocks }: ReportSection): void {
    const element = this.#child(root, 'Sect');
    this.#y += 12;
    this.#need(90); // a heading does not stand alone at the foot of a page
    this.#doc.outline.addItem(title);
    this.#paragraph(element, 'H2', title, styles.section);
    this.#rule(ink.accent, 0.8);
    this.#y += 6;
    for (const block of blocks) {
      this.#block(element, block);
      this.#y += 8;
    }
    element.end();
  }

  #block(parent: Element, block: ReportBlock): void {
    switch (block.kind) {
      case 'PARAGRAPH':
        return this.#paragraph(parent, 'P', block.text, block.isStrong ? styles.strong : styles.body);
      case 'FACTS':
        return this.#facts(parent, block);
      case 'TABLE':
        return this.#table(parent, block);
      case 'CHART':
        return this.#chart(parent, block);
      case 'LIST':
        return this.#list(parent, block);
      case 'SIGNATURES':
        return this.#signatures(parent, block);
    }
  }

  /** A paragraph of whatever rank; goes over to the next page line by line. */
  #paragraph(parent: Element, tag: string, text: string, style: TextStyle, indent = 0): void {
    const element = this.#child(parent, tag);
    const height = style.size * LINE;
    let lines = this.#lines(text, style, WIDTH - indent);
    while (lines.length > 0) {
      this.#need(height);
      const fitting = Math.max(1, Math.floor((FOOT - this.#y) / height));
      const here = lines.slice(0, fitting);
      lines = lines.slice(fitting);
      const top = this.#y;
      element.add(() =>
        here.forEach((line, index) => this.#text(line, PAGE.left + indent, top + index * height, style)),
      );
      this.#y += here.length * height;
    }
    element.end();
  }

  #list(parent: Element, { title, items }: ReportList): void {
    if (title !== null) {
      this.#need(40);
      this.#paragraph(parent, 'H3', title, styles.block);
    }
    const list = this.#child(parent, 'L');
    for (const item of items) {
      const element = this.#child(list, 'LI');
      this.#need(styles.body.size * LINE);
      const top = this.#y;
      this.#leaf(element, 'Lbl', () => this.#text('•', PAGE.left + 4, top, styles.body));
      this.#paragraph(element, 'LBody', item, styles.body, 16);
      this.#y += 2;
      element.end();
    }
    list.end();
  }

  /** Names on the left, facts on the right: a table of two columns for those who listen. */
  #facts(parent: Element, { title, facts }: ReportFacts): void {
    if (title !== null) {
      this.#need(40);
      this.#paragraph(parent, 'H3', title, styles.block);
    }
    const table = this.#child(parent, 'Table');
    const labelWidth = 138;
    for (const { label, cell } of facts) {
      const names = this.#lines(label, styles.label, labelWidth - 10);
      const values = this.#lines(cell.text, styles.body, WIDTH - labelWidth);
      const height = Math.max(names.length * styles.label.size, values.length * styles.body.size) * LINE + 3;
      this.#need(height);
      const top = this.#y;
      const row = this.#child(table, 'TR');
      this.#leaf(row, 'TH', () => this.#textLines(names, PAGE.left, top + 0.4, styles.label), { scope: 'Row' });
      this.#leaf(row, 'TD', () => this.#textLines(values, PAGE.left + labelWidth, top, styles.body));
      row.end();
      this.#y += height;
    }
    table.end();
  }

  #table(parent: Element, { title, note, columns, rows }: ReportTable): void {
    const total = columns.reduce((sum, { width }) => sum + width, 0);
    const widths = columns.map(({ width }) => (width / total) * WIDTH);
    const lefts = widths.map((_, index) => PAGE.left + widths.slice(0, index).reduce((sum, width) => sum + width, 0));
    const PAD = 5;
    const placed = (cells: readonly string[], style: TextStyle) => {
      const lines = cells.map((cell, index) => this.#lines(cell, style, widths[index]! - 2 * PAD));
      return { lines, height: Math.max(...lines.map(({ length }) => length)) * style.size * LINE + 5 };
    };
    const heads = placed(
      columns.map((column) => column.title),
      styles.head,
    );
    const drawCell = (lines: readonly string[], index: number, top: number, style: TextStyle): void => {
      lines.forEach((line, row) => {
        const slack = columns[index]!.align === 'RIGHT' ? widths[index]! - 2 * PAD - this.#width(line, style) : 0;
        this.#text(line, lefts[index]! + PAD + slack, top + 2 + row * style.size * LINE, style);
      });
    };
    const drawHeads = (top: number): void =>
      heads.lines.forEach((lines, index) => drawCell(lines, index, top, styles.head));
    const shade = (): void =>
      this.#artifact(() => this.#doc.rect(PAGE.left, this.#y, WIDTH, heads.height).fill(ink.head));

    const firstRow = rows[0] ? placed(texts(rows[0]), styles.cell).height : 0;
    this.#need(styles.block.size * LINE + 4 + heads.height + firstRow);
    this.#paragraph(parent, 'H3', title, styles.block);
    this.#y += 2;
    const table = this.#child(parent, 'Table');
    shade();
    const top = this.#y;
    const headRow = this.#child(table, 'TR');
    heads.lines.forEach((lines, index) =>
      this.#leaf(headRow, 'TH', () => drawCell(lines, index, top, styles.head), { scope: 'Column' }),
    );
    headRow.end();
    this.#y += heads.height;
    for (const cells of rows) {
      const { lines, height } = placed(texts(cells), styles.cell);
      if (this.#y + height > FOOT) {
        this.#addPage();
        shade();
        const again = this.#y;
        this.#artifact(() => drawHeads(again)); // read once is enough
        this.#y += heads.height;
      }
      const rowTop = this.#y;
      const row = this.#child(table, 'TR');
      lines.forEach((cell, index) =>
        this.#leaf(
          row,
          index === 0 ? 'TH' : 'TD',
          () => drawCell(cell, index, rowTop, styles.cell),
          index === 0 ? { scope: 'Row' } : {},
        ),
      );
      row.end();
      this.#y += height;
      this.#rule(ink.rule, 0.4);
    }
    table.end();
    if (note !== null) {
      this.#y += 3;
      this.#paragraph(parent, 'P', note, styles.note);
    }
  }

  #signatures(parent: Element, { heads, roles }: ReportSignatures): void {
    const ROW = 34;
    const width = WIDTH / heads.length;
    this.#need((roles.length + 1) * ROW);
    const table = this.#child(parent, 'Table');
    const grid = [heads, ...roles.map((role) => [role, ...heads.slice(1).map(() => '')])];
    grid.forEach((cells, index) => {
      const height = index === 0 ? 20 : ROW;
      const top = this.#y;
      this.#artifact(() => {
        if (index === 0) this.#doc.rect(PAGE.left, top, WIDTH, height).fill(ink.head);
        cells.forEach((_, column) =>
          this.#doc
            .lineWidth(0.6)
            .rect(PAGE.left + column * width, top, width, height)
            .stroke(ink.rule),
        );
      });
      const row = this.#child(table, 'TR');
      cells.forEach((cell, column) => {
        const style = index === 0 ? styles.head : styles.cell;
        this.#leaf(row, index === 0 || column === 0 ? 'TH' : 'TD', () =>
          this.#text(cell, PAGE.left + column * width + 6, top + (height - style.size * LINE) / 2, style),
        );
      });
      row.end();
      this.#y += height;
    });
    table.end();
  }

  #chart(parent: Element, chart: ReportChart): void {
    if (chart.points.length === 0) return;
    this.#need(styles.block.size * LINE + CHART_HEIGHT + 30);
    this.#paragraph(parent, 'H3', chart.title, styles.block);
    const top = this.#y + 2;
    const box = { left: PAGE.left + 46, top: top + 14, width: WIDTH - 58, height: CHART_HEIGHT - 52 };
    this.#leaf(parent, 'Figure', () => this.#drawChart(chart, box), {
      alt: `${chart.title}. ${chart.alt}`,
      bbox: [PAGE.left, top, PAGE.left + WIDTH, top + CHART_HEIGHT],
      placement: 'Block',
    });
    this.#y = top + CHART_HEIGHT;
    if (chart.note !== null) this.#paragraph(parent, 'P', chart.note, styles.note);
  }

  #drawChart(chart: ReportChart, box: Box): void {
    const doc = this.#doc;
    const { x, y } = chartScales(chart);
    const across = (value: number): number => box.left + x.at(value) * box.width;
    const down = (value: number): number => box.top + (1 - y.at(value)) * box.height;
    this.#axes(chart, box, { x, y });
    const { points } = chart;
    doc.save();
    doc.rect(box.left, box.top, box.width, box.height).clip();
    if (chart.shape === 'HISTOGRAM') {
      const tailFrom = Math.min(...chart.marks.map((mark) => mark.x));
      for (const point of points) {
        const left = across(point.x);
        const width = Math.max(across(point.xTo!) - left - 0.4, 0.2);
        const from = down(point.y);
        doc.rect(left, from, width, box.top + box.height - from).fill(point.x >= tailFrom ? ink.tail : ink.accent);
      }
    } else {
      const band = points.filter(({ low, high }) => low !== null && high !== null);
      band.forEach((point, index) =>
        index === 0 ? doc.moveTo(across(point.x), down(point.high!)) : doc.lineTo(across(point.x), down(point.high!)),
      );
      for (const point of band.toReversed()) doc.lineTo(across(point.x), down(point.low!));
      if (band.length > 0) doc.closePath().fill(ink.band);
      points.forEach((point, index) =>
        index === 0 ? doc.moveTo(across(point.x), down(point.y)) : doc.lineTo(across(point.x), down(point.y)),
      );
      doc.lineWidth(1.2).stroke(ink.accent);
    }
    doc.restore();
    chart.marks
      .filter((mark) => mark.x >= x.from && mark.x <= x.to)
      .forEach((mark, index) => {
        const at = across(mark.x);
        doc.save().lineWidth(0.8).dash(3, { space: 2 });
        doc
          .moveTo(at, box.top)
          .lineTo(at, box.top + box.height)
          .stroke(ink.tail);
        doc.restore();
        const label = `${mark.label} ${this.#notation.number(mark.x, chart.xUnit)}`;
        const width = this.#width(label, styles.tick);
        const left = at + 3 + width > box.left + box.width ? at - 3 - width : at + 3;
        this.#text(label, left, box.top + 1 + index * 10, styles.tick);
      });
  }

  #axes(chart: ReportChart, box: Box, { x, y }: { readonly x: ChartScale; readonly y: ChartScale }): void {
    const doc = this.#doc;
    const bottom = box.top + box.height;
    for (const tick of y.ticks) {
      const at = box.top + (1 - y.at(tick)) * box.height;
      doc
        .lineWidth(0.4)
        .moveTo(box.left, at)
        .lineTo(box.left + box.width, at)
        .stroke(ink.rule);
      const label = this.#notation.number(tick, chart.yUnit);
      this.#text(label, box.left - 5 - this.#width(label, styles.tick), at - 5, styles.tick);
    }
    let freeFrom = -Infinity;
    for (const tick of x.ticks) {
      const at = box.left + x.at(tick) * box.width;
      doc
        .lineWidth(0.5)
        .moveTo(at, bottom)
        .lineTo(at, bottom + 3)
        .stroke(ink.faint);
      const label = this.#notation.number(tick, chart.xUnit);
      const width = this.#width(label, styles.tick);
      const left = Math.min(Math.max(at - width / 2, box.left), box.left + box.width - width);
      if (left < freeFrom) continue; // labels that would touch are left out, their ticks stay
      this.#text(label, left, bottom + 5, styles.tick);
      freeFrom = left + width + 6;
    }
    doc
      .lineWidth(0.7)
      .moveTo(box.left, bottom)
      .lineTo(box.left + box.width, bottom)
      .stroke(ink.faint);
    this.#text(chart.yTitle, PAGE.left, box.top - 14, styles.tick);
    this.#text(chart.xTitle, box.left + box.width - this.#width(chart.xTitle, styles.tick), bottom + 17, styles.tick);
  }

  /** Head and foot of every page, when their number is known. */
  #frames(): void {
    const { title, subtitle, simulatedMark, footer } = this.#content;
    const { count } = this.#doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.#doc.switchToPage(page);
      this.#artifact(() => {
        const top = 32;
        this.#text(this.#cut(`${title} · ${subtitle}`, styles.note, WIDTH - 110), PAGE.left, top, styles.note);
        if (simulatedMark !== null) {
          const width = this.#width(simulatedMark, styles.mark);
          this.#doc
            .lineWidth(0.8)
            .roundedRect(PAGE.width - PAGE.right - width - 12, top - 4, width + 12, 18, 3)
            .stroke(ink.mark);
          this.#text(simulatedMark, PAGE.width - PAGE.right - width - 6, top, styles.mark);
        }
        const bottom = PAGE.height - 38;
        this.#text(footer, PAGE.left, bottom, styles.note);
        const number = `${page + 1}/${count}`;
        this.#text(number, PAGE.width - PAGE.right - this.#width(number, styles.note), bottom, styles.note);
      }, 'Pagination');
    }
  }

  #addPage(): void {
    this.#doc.addPage();
    this.#y = PAGE.top;
  }

  /** A new page where so many points are not left on this one. */
  #need(height: number): void {
    if (this.#y + height > FOOT && this.#y > PAGE.top) this.#addPage();
  }

  #child(parent: Element, tag: string): Element {
    const element = this.#doc.struct(tag);
    parent.add(element);
    return element;
  }

  /** An element that holds what is drawn now. */
  #leaf(parent: Element, tag: string, draw: () => void, options: ElementOptions = {}): void {
    parent.add(this.#doc.struct(tag, options, draw));
  }

  /** What is drawn, but is no content. */
  #artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.#doc.markContent('Artifact', { type });
    draw();
    this.#doc.endMarkedContent();
  }

  #rule(colour: string, width: number): void {
    this.#artifact(() =>
      this.#doc
        .lineWidth(width)
        .moveTo(PAGE.left, this.#y)
        .lineTo(PAGE.left + WIDTH, this.#y)
        .stroke(colour),
    );
  }

  #text(line: string, x: number, y: number, { font, size, colour }: TextStyle): void {
    if (line === '') return;
    this.#doc.font(font, size).fillColor(colour).text(line, x, y, digits);
  }

  #textLines(lines: readonly string[], x: number, y: number, style: TextStyle): void {
    lines.forEach((line, index) => this.#text(line, x, y + index * style.size * LINE, style));
  }

  #width(text: string, { font, size }: TextStyle): number {
    return this.#doc.font(font, size).widthOfString(text, digits);
  }

  /** Breaks at spaces; what is wider than a line (a hash, a Korean compound) breaks anywhere. */
  #lines(text: string, style: TextStyle, width: number): string[] {
    const lines: string[] = [];
    for (const paragraph of text.split(/\r?\n/)) {
      let line = '';
      for (const word of paragraph.split(' ')) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (this.#width(longer, style) <= width) {
          line = longer;
          continue;
        }
        if (line !== '') lines.push(line);
        line = word;
        while (this.#width(line, style) > width) {
          const head = this.#head(line, style, width);
          lines.push(head);
          line = line.slice(head.length);
        }
      }
      lines.push(line);
    }
    return lines;
  }

  /** The longest beginning that fits; at least one character. */
  #head(text: string, style: TextStyle, width: number): string {
    let head = '';
    for (const character of text) {
      if (head !== '' && this.#width(head + character, style) > width) break;
      head += character;
    }
    return head;
  }

  #cut(text: string, style: TextStyle, width: number): string {
    return this.#width(text, style) <= width ? text : `${this.#head(text, style, width - this.#width('…', style))}…`;
  }
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function texts(cells: readonly ReportCell[]): string[] {
  return cells.map(({ text }) => text);
}
