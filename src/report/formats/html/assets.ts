/** The style and the script of the page, and the policy that lets these two run and nothing else. */
import { createHash } from 'node:crypto';
import { assetText } from '../../../text/asset.js';
import type { Markup } from './markup.js';
import { html } from './markup.js';

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The policy comes first: it binds only what follows it. */
export const head = (title: string): Markup => {
  const style = assetText('html-report/report.css');
  const script = assetText('html-report/report.js');
  const policy = [
    "default-src 'none'",
    `style-src ${sourceOf(style)}`,
    `script-src ${sourceOf(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ markup: style }}</style>
<script type="module">${{ markup: script }}</script>
</head>
`;
};
