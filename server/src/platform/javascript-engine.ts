import { setFlagsFromString } from 'node:v8';

/**
 * Imported first by every program that computes figures.
 *
 * Below 24 there is no `node:sqlite` and no type stripping, and the errors would not say so.
 */
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Convergence needs Node 24 or newer, this is ${process.version}. "npm start" brings its own; or install Node 24.`,
  );
  process.exit(1);
}

/**
 * V8 13.6 of Node 24 can give two objects one number. Where its compiler Maglev has left out an object literal until it has to
 * go back to the interpreter, each literal that it then makes up gets the same boxes for its fractional numbers, and the fields
 * of the second overwrite those of the first: a VaR at 95 % was seen with the figure of 99 %. With every literal made where it
 * stands there is nothing to make up. Holds for the threads of the process too. Cost: not measurable.
 */
setFlagsFromString('--no-maglev-escape-analysis');
