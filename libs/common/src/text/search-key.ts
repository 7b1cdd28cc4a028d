import { deburr } from 'es-toolkit/string';

/** Marks on letters, and what shows nothing: joiners, variation selectors, fillers, the empty braille pattern. */
const MARKS_AND_UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * Text as it is searched for: full Unicode case folding without marks, so that `emile` finds Émile and `strauss` Strauß.
 * Letters that Unicode does not take apart (ı, ł, ø, đ, æ, þ) become those of the library's table. Characters that show
 * nothing are left out, and white space is one space each time.
 *
 * Both what is stored and what is typed go through here; a change of this function needs a migration of the stored keys.
 */
export function searchKey(text: string): string {
  // Folded first: some marks are letters in upper case.
  const bare = foldCase(text).normalize('NFD').replace(MARKS_AND_UNSEEN, '');
  return deburr(bare).toLowerCase().replace(/\s+/gu, ' ').normalize('NFC');
}

/** Upper case takes ß and the ligatures apart; of the two small sigmas, one is for the end of a word only. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}
