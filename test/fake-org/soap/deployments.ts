/** deploy and checkDeployStatus. A deployment is done by the time that its id is known. */
import { deploy, type ComponentResult, type DeployResult } from '../deploy/deploy.js';
import { soapFault, soapReply } from './envelope.js';
import { listOf, type XmlTree } from './xml.js';
import { readZip } from './zip.js';
import { nextId } from '../builders/org.js';
import type { Operation } from './operation.js';
import type { Org } from '../org/model.js';

const deployments = new WeakMap<Org, Map<string, DeployResult>>();

const of = (org: Org): Map<string, DeployResult> => {
  const found = deployments.get(org) ?? new Map<string, DeployResult>();
  deployments.set(org, found);
  return found;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Paths in a package may begin with a folder of its own. */
const belowPackage = (files: Map<string, string>): Map<string, string> => {
  const [manifest = 'package.xml'] = [...files.keys()].filter((path) => /(^|\/)package\.xml$/.test(path));
  const folder = manifest.slice(0, -'package.xml'.length);
  return new Map([...files].map(([path, content]) => [path.slice(folder.length), content]));
};

export const startDeploy: Operation = (call, body) => {
  const options = isRecord(body.DeployOptions) ? body.DeployOptions : {};
  const files = belowPackage(readZip(Buffer.from(text(body.ZipFile), 'base64')));
  const id = nextId(call.org, 'AsyncApexJob');
  of(call.org).set(id, deploy(call.org, files, listOf(options.runTests).map(text)));
  call.tables.invalidate();
  return soapReply('deploy', [{ done: false, id, state: 'Queued' }]);
};

const message = ({ file, fullName, type, problem }: ComponentResult): XmlTree => ({
  changed: problem === null,
  columnNumber: problem === null ? undefined : 1,
  componentType: type,
  created: problem === null,
  createdDate: '2026-01-01T00:00:00.000Z',
  deleted: false,
  fileName: file,
  fullName,
  lineNumber: problem === null ? undefined : 1,
  problem: problem ?? undefined,
  problemType: problem === null ? undefined : 'Error',
  success: problem === null,
});

export const checkDeployStatus: Operation = (call, body) => {
  const id = text(body.asyncProcessId);
  const result = of(call.org).get(id);
  if (result === undefined) return soapFault('INVALID_CROSS_REFERENCE_KEY', 'no deployment has that id');
  const failed = result.components.filter(({ problem }) => problem !== null);
  const at = '2026-01-01T00:00:00.000Z';
  return soapReply('checkDeployStatus', [
    {
      checkOnly: false,
      completedDate: at,
      createdBy: call.caller.user.id,
      createdByName: call.caller.user.lastName,
      createdDate: at,
      details: {
        componentFailures: failed.map(message),
        componentSuccesses: result.success ? result.components.map(message) : [],
        runTestResult: { numFailures: 0, numTestsRun: result.tests, totalTime: 1 },
      },
      done: true,
      id,
      ignoreWarnings: false,
      lastModifiedDate: at,
      numberComponentErrors: failed.length,
      numberComponentsDeployed: result.success ? result.components.length : 0,
      numberComponentsTotal: result.components.length,
      numberTestErrors: 0,
      numberTestsCompleted: result.tests,
      numberTestsTotal: result.tests,
      rollbackOnError: true,
      runTestsEnabled: result.tests > 0,
      startDate: at,
      status: result.success ? 'Succeeded' : 'Failed',
      success: result.success,
    },
  ]);
};
