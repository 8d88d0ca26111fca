#!/usr/bin/env node
// Runs the commands from their TypeScript source, whatever is built.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { execute } from '@oclif/core';
import { register } from 'typescript-loader/esm/api';

register();

const root = path.resolve(import.meta.dirname, '..');
const pjson = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const oclif = JSON.parse(JSON.stringify(pjson.oclif).replaceAll('"./lib/', '"./src/'));
await execute({ development: true, loadOptions: { root, pjson: { ...pjson, oclif }, ignoreManifest: true } });
