/** The page with the diagram, from the repository's root. */
export const ER_DIAGRAM_PAGE = 'docs/er-diagram.md';

/** How to bring the documents up to date. */
export const REDRAW_COMMAND = 'npm run docs';

const BEGIN = '<!-- er-diagram:begin -->';
const END = '<!-- er-diagram:end -->';

/** The document with the diagram between its markers; as it was, when it has none. */
export function refreshEmbedded(document: string, diagram: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END, begin);
  if (begin < 0 || end < 0) return document;
  return `${document.slice(0, begin + BEGIN.length)}\n\n${fence(diagram)}\n\n${document.slice(end)}`;
}

function fence(diagram: string): string {
  return `\`\`\`mermaid\n${diagram}\n\`\`\``;
}
