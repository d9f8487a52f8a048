/** A way out of a refusal, offered beside it. */
export interface Remedy {
  label: string;
  /** True when it was done. */
  run: () => Promise<boolean>;
  /** Another one, offered below it. */
  other?: Remedy;
}
