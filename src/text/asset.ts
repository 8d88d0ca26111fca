import { readFileSync } from 'node:fs';

const ASSETS = new URL('../../assets/', import.meta.url);

/** The text of a file that comes with the plugin. @param file below `assets/` */
export const assetText = (file: string): string => readFileSync(new URL(file, ASSETS), 'utf8').replaceAll('\r\n', '\n');
