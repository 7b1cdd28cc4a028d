import { readFile } from 'node:fs/promises';
import { fillSections, PAGE, README, readReports, sectionsOf } from '../../bench/report/performance-page.js';

describe('the figures in the documents', () => {
  it.each([PAGE, README])('are in %s what the bench kept', async (document) => {
    const sections = sectionsOf(await readReports());
    const text = await readFile(document, 'utf8');
    expect(text).toMatch(/<!-- bench:\w+ -->/);
    expect(text).toBe(fillSections(text, sections));
  });

  it('stand where the document has a place for them, and nowhere else', () => {
    const document =
      'Before\n<!-- bench:one -->\nold\n<!-- bench:end -->\n<!-- bench:two -->\n<!-- bench:end -->\nAfter\n';
    expect(fillSections(document, { one: 'new', other: 'nobody asked' })).toBe(
      'Before\n<!-- bench:one -->\n\nnew\n\n<!-- bench:end -->\n<!-- bench:two -->\n<!-- bench:end -->\nAfter\n',
    );
  });
});
