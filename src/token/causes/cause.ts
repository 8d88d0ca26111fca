/** What may be behind an error. Its sentences are `<id>.cause`, `<id>.evidence` and `<id>.remedy`. */
export type Cause = {
  /** Rules whose failure confirms it and whose pass contradicts it. */
  rules?: readonly string[];
  /** Rules whose failure contradicts it; their pass leaves it open. */
  rulesAgainst?: readonly string[];
};
