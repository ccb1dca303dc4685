import { setFlagsFromString } from 'node:v8';

/**
 * Imported second by the program that takes on roles: a process that only works on jobs keeps its heap small. V8 lets the space of
 * young objects grow to 96 MB in each thread while modules load, and keeps it; whoever computes in arrays has no use for it. A
 * process that answers requests has.
 */
const { argv, env } = process;
const at = argv.indexOf('--role');
const role = at >= 0 ? argv[at + 1] : (argv.find((argument) => argument.startsWith('--role='))?.slice(7) ?? env.ROLE);
if (role === 'worker') {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--optimize-for-size'); // old objects are collected sooner, too
}
