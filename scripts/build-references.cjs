// @ts-check
// A plugin of the Nest CLI, which loads it by `require`: see nest-cli.json.
const ts = require('typescript');

/**
 * Builds what the configuration refers to, as `tsc -b` does. The CLI's own compiler builds no references, and fails
 * where they are not built yet; so each project gives it a configuration without files, tsconfig.nest.json.
 *
 * @param {object} _options none
 * @param {import('typescript').Program} program the CLI's own, of that configuration
 * @returns {import('typescript').TransformerFactory<import('typescript').SourceFile>} changes nothing
 * @throws Error when something does not compile; what is wrong is printed before
 */
function before(_options, program) {
  const configuration = /** @type {string} */ (program.getCompilerOptions()['configFilePath']);
  const host = ts.createSolutionBuilderHost(ts.sys, undefined, print);
  const exitStatus = ts.createSolutionBuilder(host, [configuration], {}).build();
  if (exitStatus !== ts.ExitStatus.Success) throw new Error(`${configuration} does not build.`);
  return () => (file) => file;
}

/** @param {import('typescript').Diagnostic} diagnostic */
function print(diagnostic) {
  process.stderr.write(
    ts.formatDiagnostic(diagnostic, {
      getCanonicalFileName: (path) => path,
      getCurrentDirectory: () => ts.sys.getCurrentDirectory(),
      getNewLine: () => ts.sys.newLine,
    }),
  );
}

module.exports = { before };
