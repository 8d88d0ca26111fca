import type { Format } from './format.js';

/** Every format by the name that `--result-format` takes. A renderer is loaded when it is first used. */
export const FORMATS = {
  human: { extensions: [], load: async () => import('./human/render.js') },
  json: { extensions: ['.json'], load: async () => import('./json.js') },
  sarif: { extensions: ['.sarif', '.sarif.json'], load: async () => import('./sarif.js') },
  junit: { extensions: ['.xml'], load: async () => import('./junit.js') },
  // Without the mark, spreadsheet programs take a CSV file for one of the local 8-bit code page.
  csv: { extensions: ['.csv'], byteOrderMark: true, load: async () => import('./csv.js') },
  markdown: { extensions: ['.md', '.markdown'], load: async () => import('./markdown.js') },
  html: { extensions: ['.html', '.htm'], load: async () => import('./html/page.js') },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** The extensions to name where an unknown one was given. */
export const KNOWN_EXTENSIONS: readonly string[] = Object.values(FORMATS).flatMap(({ extensions }) =>
  extensions.slice(0, 1),
);

/** The format that a file's extension stands for, without regard to case; the longest extension wins. */
export const formatOfFile = (file: string): FormatName | null => {
  const name = file.toLowerCase();
  const lengths = FORMAT_NAMES.map((format) => ({
    format,
    length: Math.max(
      0,
      ...FORMATS[format].extensions.filter((ending) => name.endsWith(ending)).map(({ length }) => length),
    ),
  }));
  const best = lengths.reduce((a, b) => (b.length > a.length ? b : a));
  return best.length === 0 ? null : best.format;
};
