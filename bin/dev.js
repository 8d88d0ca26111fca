#!/usr/bin/env -S node --loader ts-node/esm --no-warnings=ExperimentalWarning
// Runs the commands from their TypeScript source; also the only way to the snapshot, schema and reference commands.

const { execute } = await import('@oclif/core');
await execute({ development: true, dir: import.meta.url });
