import type { AuditReport } from '../../../src/findings/audit-report.js';
import { HOSTILE_TEXTS, hostileReport } from '../hostile.js';

/** What acts on browsers, spreadsheets, XML and Markdown, besides what acts on terminals. */
export const FILE_TEXTS = [
  ...HOSTILE_TEXTS,
  '<script>globalThis.owned = true; alert(1)</script>',
  '"><img src="https://evil.example/x.png" onerror="globalThis.owned = true">',
  "' onmouseover='globalThis.owned = true' x='",
  '</script></style></title></textarea></svg><svg onload="globalThis.owned = true">',
  'javascript:globalThis.owned=true',
  ']]> <![CDATA[x]]> <?xml version="1.0"?> <!-- comment --> &amp; &#0;',
  '=HYPERLINK("https://evil.example","click")',
  "+1+cmd|' /C calc'!A0",
  '-1',
  '@SUM(1+1)',
  '＝1+1',
  '\t=1+1',
  'a; =1+1; +2;@x',
  'a|b || c',
  '`code` ``` ~~~ **bold** _it_ # heading',
  '[click](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example>',
  '@octocat #1 !2 GH-3 owner/repo#4 www.evil.example https://evil.example $x^2$',
  '{0} {1} [0](1)',
  'nul\u0000 del\u007f c1\u0085 noncharacters\ufffe\uffff lone\ud800 surrogate',
];

export const hostileFiles: AuditReport = hostileReport(FILE_TEXTS);
