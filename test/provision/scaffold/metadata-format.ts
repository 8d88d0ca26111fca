/** From source format to metadata format: what `sf project convert source` does of these types. */
import type { ScaffoldFile } from '../../../src/provision/scaffold/spec.js';
import type { PackageFiles } from '../../fake-org/deploy/package.js';

/** @param manifest the files that it names are the package */
export const metadataFormat = (files: readonly ScaffoldFile[], outputDir: string, manifest: string): PackageFiles => {
  const list = files.find(({ path }) => path === manifest)?.text ?? '';
  const isMember = (name: string): boolean => list.includes(`<members>${name}</members>`);
  const named = files.filter(({ path, component }) => {
    if (!path.startsWith(`${outputDir}/`)) return false;
    return isMember(component?.fullName ?? /([^/]+)\.cls-meta\.xml$/.exec(path)?.[1] ?? '');
  });
  const types = (path: string): string => path.slice(outputDir.length + 1);
  return new Map([
    ['package.xml', list],
    ...named
      .filter(({ component }) => component === null || list.includes(`<name>${component.type}</name>`))
      .map(({ path, text }): [string, string] => [
        path.endsWith('.cls-meta.xml') ? types(path) : types(path).replace(/-meta\.xml$/, ''),
        text,
      ]),
  ]);
};
