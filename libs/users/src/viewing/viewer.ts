/** Who looks at a list. Those whom they block, or who block them, are left out. */
export interface ListViewer {
  readonly id: number;
  /** Whether each item says what is between the two. */
  readonly links: boolean;
  /** Whether nobody is left out, since they may do all. */
  readonly seesAll?: boolean | undefined;
}

/** What is between the one who looks at a list and somebody in it. */
export interface ViewerLinks {
  readonly following: boolean;
  readonly followedBy: boolean;
  /** Whether the viewer has asked to follow. */
  readonly requested: boolean;
  readonly muting: boolean;
}
