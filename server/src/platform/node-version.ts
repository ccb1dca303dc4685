/** Imported first: below 24 there is no `node:sqlite` and no type stripping, and the errors would not say so. */
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Convergence needs Node 24 or newer, this is ${process.version}. "npm start" brings its own; or install Node 24.`,
  );
  process.exit(1);
}
