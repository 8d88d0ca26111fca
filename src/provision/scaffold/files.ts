/** Every file of an integration. Pure. */
import { apexFiles } from './apex-class.js';
import { externalClientApp, type Component } from './external-client-app.js';
import { manifest, type Member } from './manifest.js';
import { permissionSet, profile } from './permission-set.js';
import type { ScaffoldFile, ScaffoldSpec } from './spec.js';

const componentsOf = (spec: ScaffoldSpec): Component[] => [
  ...externalClientApp(spec),
  permissionSet(spec),
  ...(spec.ipRanges.length > 0 ? [profile(spec)] : []),
];

export type Manifests = { first: string; second: string; all: string };

/** Two deployments, since policies that come with the app are reported to break its Setup page; and one for both. */
export const manifestPaths = (app: string): Manifests => ({
  first: `manifest/${app}-1.xml`,
  second: `manifest/${app}-2.xml`,
  all: `manifest/${app}-all.xml`,
});

const classFiles = (spec: ScaffoldSpec): ScaffoldFile[] => {
  const { apexClass, endpoint, outputDir, name: app, apiVersion } = spec;
  if (apexClass === null || endpoint === null) return [];
  return apexFiles({ app, apexClass, endpoint, apiVersion }).flatMap(({ name, source, meta }) => [
    { path: `${outputDir}/classes/${name}.cls`, text: source, component: { type: 'ApexClass', fullName: name } },
    { path: `${outputDir}/classes/${name}.cls-meta.xml`, text: meta, component: null },
  ]);
};

export const scaffoldFiles = (spec: ScaffoldSpec): ScaffoldFile[] => {
  const { outputDir, apiVersion, name } = spec;
  const components = componentsOf(spec);
  const classes = classFiles(spec);
  const inFirst: Member[] = [
    ...components.filter(({ step }) => step === 1),
    ...classes.flatMap(({ component }) => component ?? []),
  ];
  const inSecond: Member[] = components.filter(({ step }) => step === 2);
  const paths = manifestPaths(name);
  const list = (path: string, members: readonly Member[]): ScaffoldFile => ({
    path,
    text: manifest(members, apiVersion),
    component: null,
  });
  return [
    ...components.map(({ type, fullName, folder, suffix, text }) => ({
      path: `${outputDir}/${folder}/${fullName}.${suffix}-meta.xml`,
      text,
      component: { type, fullName },
    })),
    ...classes,
    list(paths.first, inFirst),
    list(paths.second, inSecond),
    list(paths.all, [...inFirst, ...inSecond]),
  ];
};
