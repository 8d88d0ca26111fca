/** A deployment: all of a package, or nothing of it. */
import { apply } from './apply.js';
import { readPackage, type Component, type PackageFiles } from './package.js';
import { problemsWith } from './problems.js';
import type { Org } from '../org/model.js';

export type ComponentResult = Pick<Component, 'file' | 'fullName' | 'type'> & { problem: string | null };
export type DeployResult = { success: boolean; components: ComponentResult[]; tests: number };

/** @param tests names of the test classes to run; all of them pass */
export const deploy = (org: Org, files: PackageFiles, tests: readonly string[] = []): DeployResult => {
  const { apiVersion, components, problems } = readPackage(files);
  const deployment = { org, components, apiVersion };
  const manifest = problems.map((problem) => ({ file: 'package.xml', fullName: 'package.xml', type: '', problem }));
  const results = components.map(({ file, fullName, type }, index): ComponentResult => {
    const component = components[index];
    const [problem = null] = component === undefined ? [] : problemsWith(component, deployment);
    return { file, fullName, type, problem };
  });
  const all = [...manifest, ...results];
  const success = all.every(({ problem }) => problem === null);
  if (success) apply(deployment);
  return { success, components: all, tests: tests.length };
};
