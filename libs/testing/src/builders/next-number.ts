let last = 0;

/** 1, 2, 3, ... in this process: what makes names, emails and ids different from each other. */
export function nextNumber(): number {
  last += 1;
  return last;
}
