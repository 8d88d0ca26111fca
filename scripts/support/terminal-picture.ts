/** Lines of a terminal, with the colours of `styleText`, as an SVG picture: text, whose changes can be read. */

export type Theme = 'dark' | 'light';

type Colors = Record<'back' | 'text' | 'red' | 'green' | 'yellow' | 'cyan' | 'dim', string>;

const COLORS: Record<Theme, Colors> = {
  dark: {
    back: '#0d1117',
    text: '#e6edf3',
    red: '#ff7b72',
    green: '#56d364',
    yellow: '#e3b341',
    cyan: '#76e3ea',
    dim: '#9198a1',
  },
  light: {
    back: '#f6f8fa',
    text: '#1f2328',
    red: '#b3261e',
    green: '#116329',
    yellow: '#7d4e00',
    cyan: '#1b6a83',
    dim: '#59636e',
  },
};

/** SGR codes of the colours that reports use. */
const CODES = new Map<number, keyof Colors>([
  [2, 'dim'],
  [31, 'red'],
  [32, 'green'],
  [33, 'yellow'],
  [36, 'cyan'],
]);

type Run = { text: string; column: number; color: keyof Colors; bold: boolean };

const CELL = { width: 8.4, height: 19, size: 14 };
const MARGIN = 16;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Pieces of one look each. A code of the end of a look ends all of it: `styleText` nests nothing here but bold. */
function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let [column, color, bold] = [0, 'text' as keyof Colors, false];
  // oxlint-disable-next-line no-control-regex -- colours begin with a control character
  for (const [, code, text = ''] of line.matchAll(/\u001b\[(\d+)m|([^\u001b]+)/g)) {
    if (code === undefined) {
      runs.push({ text, column, color, bold });
      column += text.length;
    } else if (code === '1') bold = true;
    else if (code === '22' || code === '39' || code === '0') [color, bold] = [color === 'dim' ? 'text' : color, false];
    if (code === '39' || code === '0') color = 'text';
    color = CODES.get(Number(code)) ?? color;
  }
  return runs;
}

/** A command is one line, however long; a picture has an edge. */
const cut = (runs: readonly Run[], columns: number): Run[] =>
  runs
    .filter(({ column }) => column < columns)
    .map((run) =>
      run.column + run.text.length > columns
        ? { ...run, text: `${run.text.slice(0, columns - run.column - 1)}…` }
        : run,
    );

export function terminalPicture(lines: readonly string[], theme: Theme, { columns = 80, title = '' } = {}): string {
  const colors = COLORS[theme];
  const [width, height] = [columns * CELL.width + 2 * MARGIN, lines.length * CELL.height + 2 * MARGIN];
  const rows = lines.flatMap((line, row) =>
    cut(runsOf(line), columns)
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, column, color, bold }) => {
        const place = `x="${(MARGIN + column * CELL.width).toFixed(1)}" y="${MARGIN + CELL.height * row + CELL.size}"`;
        // Whatever font there is, columns stand below each other.
        const length = `textLength="${(text.length * CELL.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
        const look = `fill="${colors[color]}"${bold ? ' font-weight="bold"' : ''}`;
        return `<text ${place} ${length} ${look} xml:space="preserve">${escaped(text)}</text>`;
      }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${colors.back}"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace" font-size="${CELL.size}">`,
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
