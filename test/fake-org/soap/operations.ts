/** listMetadata and readMetadata. */
import { soapFault, soapReply } from './envelope.js';
import { checkDeployStatus, startDeploy } from './deployments.js';
import { metadataType, type Component, type MetadataType } from './components.js';
import { listOf, type XmlTree } from './xml.js';
import type { Operation, SoapCall } from './operation.js';

const MAX_LIST_QUERIES = 3;
const MAX_READ_NAMES = 10;

const fileProperties = (
  call: SoapCall,
  type: string,
  { folder, suffix }: MetadataType,
  component: Component,
): XmlTree => {
  const [admin] = call.org.users;
  const createdAt = component.createdAt ?? call.org.createdAt;
  const by = { id: admin?.id ?? '', name: admin ? [admin.firstName, admin.lastName].filter(Boolean).join(' ') : '' };
  return {
    createdById: by.id,
    createdByName: by.name,
    createdDate: createdAt.toISOString(),
    fileName: `${folder}/${component.fullName}.${suffix}`,
    fullName: component.fullName,
    id: component.id,
    lastModifiedById: by.id,
    lastModifiedByName: by.name,
    lastModifiedDate: (component.modifiedAt ?? createdAt).toISOString(),
    manageableState: component.namespace ? 'installed' : 'unmanaged',
    namespacePrefix: component.namespace,
    type,
  };
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One type that the org does not support empties the reply for all of them. */
const listMetadata: Operation = (call, body) => {
  const types = listOf(body.queries).map((query) =>
    typeof query === 'object' && query !== null && 'type' in query ? text(query.type) : '',
  );
  if (types.length > MAX_LIST_QUERIES) {
    return soapFault('EXCEEDED_MAX_TYPES_LIMIT', `Exceeded maximum number of ${MAX_LIST_QUERIES} queries`);
  }
  const found = types.map((type) => ({ type, metadata: metadataType(call.org, call.caller, type, call.version) }));
  if (found.some(({ metadata }) => !metadata)) return soapReply('listMetadata', []);
  return soapReply(
    'listMetadata',
    found.flatMap(({ type, metadata }) =>
      (metadata?.components ?? []).map((component) => fileProperties(call, type, metadata as MetadataType, component)),
    ),
  );
};

/** A name that does not exist gives a nil record, which clients see as one without fullName. */
const readMetadata: Operation = (call, body) => {
  const type = text(body.type);
  const names = listOf(body.fullNames).map(text);
  if (names.length > MAX_READ_NAMES) {
    return soapFault(
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${MAX_READ_NAMES} records into this operation`,
    );
  }
  const metadata = metadataType(call.org, call.caller, type, call.version);
  if (!metadata)
    return soapFault('INVALID_TYPE', `This type of metadata is not available for this organization: ${type}`);
  const byName = new Map(metadata.components.map((component) => [component.fullName.toLowerCase(), component]));
  const found = names.map((name) => byName.get(name.toLowerCase()));
  if (found.some((component) => component?.trouble === 'faults')) {
    return soapFault('UNKNOWN_EXCEPTION', 'UNKNOWN_EXCEPTION: An unexpected error occurred. Error ID: 1234567-89 (1)');
  }
  const records = found.flatMap((component): XmlTree[] => {
    if (component?.trouble === 'leftOut') return [];
    if (component?.trouble === 'empty') return [{ '@xsi:type': type }];
    if (!component || component.trouble === 'nil') return [{ '@xsi:nil': 'true' }];
    return [{ '@xsi:type': type, fullName: component.fullName, ...component.metadata() }];
  });
  return soapReply('readMetadata', [{ records }]);
};

const describeMetadata: Operation = (call) =>
  soapReply('describeMetadata', [
    {
      metadataObjects: ['ConnectedApp', 'ExternalClientApplication', 'Profile', 'Settings']
        .map((xmlName) => ({ xmlName, type: metadataType(call.org, call.caller, xmlName, call.version) }))
        .flatMap(({ xmlName, type }) =>
          type ? [{ directoryName: type.folder, inFolder: false, metaFile: false, suffix: type.suffix, xmlName }] : [],
        ),
      organizationNamespace: call.org.namespace ?? '',
      partialSaveAllowed: true,
      testRequired: !call.org.isSandbox,
    },
  ]);

/** Everything that this org answers; all of it only reads, but for deployments. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  checkDeployStatus,
  deploy: startDeploy,
  describeMetadata,
  listMetadata,
  readMetadata,
};
