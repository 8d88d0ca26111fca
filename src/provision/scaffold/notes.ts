/** What else there is to know of what was written. */
import { INTEGRATION_PROFILE } from '../../platform/licenses.js';
import { bundle } from '../../text/messages.js';
import { API_ONLY, type CompletedAccess } from './access.js';
import { isSystemField } from '../../platform/field-permissions.js';
import { isInPackage, type Project } from './project.js';
import type { Target } from './read-target.js';
import type { ScaffoldSpec } from './spec.js';

const messages = bundle('provision.scaffold');

const note = (when: boolean, key: string, ...tokens: string[]): string[] =>
  when ? [messages.getMessage(`note.${key}`, tokens)] : [];

export type Noted = {
  spec: ScaffoldSpec;
  leftOut: readonly string[];
  added: CompletedAccess['added'];
  project: Project;
  /** null: no org was asked. */
  target: Target | null;
  /** null: there is no policy file. */
  policyFile: string | null;
  /** It declares the app otherwise. */
  differs: boolean;
};

/** A user is to be created, and the profile for it was not found. */
const lacksProfile = ({ spec, target }: Noted): boolean =>
  target !== null &&
  spec.ipRanges.length === 0 &&
  target.profileId === null &&
  !('value' in target.user && target.user.value !== null);

/** What only an org knows, and a deployment minds. */
const unasked = ({ spec: { access }, target }: Noted): string[] => {
  if (target !== null) return [];
  const fields = Object.keys(access.fields);
  const details = Object.keys(access.objects).filter((object) => /__c$/i.test(object));
  return [
    ...note(fields.length > 0, 'mayBeRequired', fields.join(', ')),
    ...note(details.length > 0, 'mayHaveMaster', details.join(', ')),
  ];
};

export const notesOn = (noted: Noted): string[] => {
  const { spec, leftOut, added, target, project, policyFile, differs } = noted;
  const { endpoint, apexClass, outputDir, access, scopes } = spec;
  return [
    ...leftOut.flatMap((field) =>
      note(true, target === null && !isSystemField(field) ? 'leftOutRequired' : 'leftOut', field),
    ),
    ...added.flatMap(({ object, for: needing }) => note(true, 'readWith', object, needing)),
    ...unasked(noted),
    ...note(endpoint !== null && apexClass === null, 'noClass', endpoint?.path ?? ''),
    ...note(policyFile === null && scopes.length > 1, 'scopes', scopes.slice(1).join(', ')),
    ...note(!access.permissions.includes(API_ONLY), 'noApiUserOnly'),
    ...note(lacksProfile(noted), 'noProfile', INTEGRATION_PROFILE),
    ...note(project.file === null, 'noProject'),
    ...note(project.file !== null && !isInPackage(project, outputDir), 'outsideProject', outputDir),
    ...note(differs, 'notDeclared'),
  ];
};
