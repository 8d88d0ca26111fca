/** What metadata source said beside what the Inventory holds of it, as plain data. */

/** A metadata type that is read from source, by its name in the Metadata API. */
export type SourceType =
  | 'ApexClass'
  | 'ConnectedApp'
  | 'ConnectedAppSettings'
  | 'ExternalClientAppSettings'
  | 'ExternalClientApplication'
  | 'ExtlClntAppConfigurablePolicies'
  | 'ExtlClntAppGlobalOauthSettings'
  | 'ExtlClntAppOauthConfigurablePolicies'
  | 'ExtlClntAppOauthSettings'
  | 'MutingPermissionSet'
  | 'OauthOidcSettings'
  | 'PermissionSet'
  | 'PermissionSetGroup'
  | 'Profile';

/** What is wrong with a file, by the key of its sentence. */
export type SourceProblem = 'noApp' | 'notWellFormed' | 'unknownElement' | 'unknownValue' | 'wrongRoot';

/** An element that holds something. */
export type TextMark = 'consumerKey' | 'consumerSecret' | 'orgLink';
/** A switch that is on. */
export type SwitchMark = 'rotates' | 'secretSetting';

/** Something in a file that a deploy of it would do, or that it gives away. Holds no secret. */
export type SourceMark = { element: string; line: number } & (
  | { kind: TextMark | SwitchMark }
  /** `covered`: an entry of `replacements` puts another name there; null: that is not known. */
  | { kind: 'runAs'; username: string; covered: boolean | null }
  /** The flow is switched on or off in one half of it. */
  | { kind: 'flow'; half: 'policy' | 'settings'; on: boolean }
  /** `certain` is false for what a later release may have, or an org that was not asked. */
  | { kind: 'problem'; problem: SourceProblem; detail: string; certain: boolean }
);

/** One file of metadata source. */
export type SourceComponent = {
  type: SourceType;
  /** Full name. */
  name: string;
  label: string | null;
  /** Relative to the working directory where it is below it, with forward slashes. */
  file: string;
  /** Key of the app that it is a part of. */
  app: string | null;
  /**
   * The first line of each element, by its path below the root (`oauthConfig.scopes`), and of each permission, by its
   * name; that of the root is at `''`.
   */
  lines: Readonly<Record<string, number>>;
  marks: SourceMark[];
};

export type SourceLocation = { file: string; line: number };

/** Of an Inventory that metadata source went into. */
export type SourceRead = {
  /** As they were named. */
  directories: string[];
  /** The source lies over what an org has. */
  overOrg: boolean;
  /**
   * Whether the flow of each app of that org is on as it is, by the key of the app in lower case; null: not known. A
   * flow that a deploy only switches on was not used yet.
   */
  flowsBefore?: ReadonlyMap<string, boolean | null>;
  components: SourceComponent[];
};
