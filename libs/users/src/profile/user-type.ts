/** Who can follow and be followed. A third type is one more word here. */
export const USER_TYPES = ['person', 'brand'] as const;

export type UserType = (typeof USER_TYPES)[number];
